'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { changesBetween } from '@/lib/frameworks/changes'
import { addElement, fileOfDraft, moveElement, removeElement, write } from '@/lib/frameworks/draft'
import { pathOf } from '@/lib/frameworks/faults'
import { textsOf } from '@/lib/frameworks/texts-of'
import type { WorkspaceFramework } from '@/lib/frameworks/workspace-framework'
import { LOCALE_NAMES } from '@/lib/locales'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { Confirm } from '../ui/confirm'
import { TextField } from '../ui/field'
import { Icon } from '../ui/icon'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { ChangeList } from './change-list'
import { ElementForm, Step } from './element-form'
import { useFaultSentence } from './fault-list'
import { PlaceBoard } from './place-board'
import { useFrameworkDraft } from './use-framework-draft'
import './frameworks.css'

interface FrameworkEditorProps {
  workspace: { id: string; slug: string }
  entry: WorkspaceFramework
  isCopy: boolean
}

/** Where a group makes a framework its own. Saving never changes a version: it adds the next one. */
export function FrameworkEditor({ workspace, entry, isCopy }: FrameworkEditorProps) {
  const t = useTranslations('frameworks.editor')
  const sentence = useFaultSentence()
  const locale = useLocale()
  const client = useQueryClient()
  const router = useRouter()
  const toast = useToast()
  const edited = useFrameworkDraft({
    workspaceId: workspace.id,
    ...{ entry, isCopy },
    onSaved: async (saved) => {
      await client.invalidateQueries({ queryKey: keys.frameworks(workspace.id) })
      const { name } = textsOf(saved, locale)
      toast(isCopy ? t('made', { name }) : t('saved', { version: saved.version }))
      if (isCopy) router.push(`/w/${workspace.slug}/frameworks`)
      // The page itself names the framework.
      else router.refresh()
    },
  })
  const { draft, edit, faults, tried, base } = edited
  const [chosenKey, choose] = useState(draft.kinds[0]?.key ?? '')
  const [removing, setRemoving] = useState(false)
  const [taking, setTaking] = useState(false)
  const chosen = draft.kinds.some(({ key }) => key === chosenKey)
    ? chosenKey
    : (draft.kinds[0]?.key ?? '')
  const nameOf = (key: string) => draft.words.kinds[key]?.label || key
  const next = edited.theirs ? edited.theirs.framework.version + 1 : isCopy ? 1 : base.version + 1
  useUnload(edited.changed)

  const errors = new Map(tried ? faults.map((fault) => [pathOf(fault.path), fault]) : [])
  const errorAt = (...path: string[]) => {
    const fault = errors.get(pathOf(['texts', draft.locale, ...path]))
    if (!fault) return undefined
    return fault.code === 'empty' || fault.code === 'too_long'
      ? t(`fields.${fault.code}`)
      : sentence(fault)
  }
  const line = (field: 'name' | 'summary' | 'attribution') => ({
    value: draft.words[field],
    error: errorAt(field),
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) =>
      edit(write(draft, { [field]: event.target.value })),
  })

  return (
    <form
      className="fw-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void edited.save()
      }}
    >
      {edited.restored && !edited.theirs && (
        <Notice>
          {t('restored')}{' '}
          <Button look="quiet" onClick={edited.discard}>
            {t('discard')}
          </Button>
        </Notice>
      )}
      {edited.theirs && (
        <Notice kind="warn">
          <p>
            {t('conflict', {
              name: edited.theirs.saved?.by?.name ?? '…',
              version: edited.theirs.framework.version,
            })}
          </p>
          <Differences theirs={edited.theirs} file={fileOfDraft(draft)} />
          <div className="cluster mt-3">
            <Button type="submit">{t('saveAnyway', { version: next })}</Button>
            <Button look="quiet" onClick={() => setTaking(true)}>
              {t('takeTheirs')}
            </Button>
          </div>
        </Notice>
      )}
      <section className="fw-parts" aria-labelledby="fw-about">
        <h2 className="h-sec" id="fw-about">
          {t('about')}
        </h2>
        <p className="small muted">
          {Object.keys(base.texts).length > 1 && !isCopy
            ? t('dropsLanguages', { language: LOCALE_NAMES[draft.locale] })
            : t('language', { language: LOCALE_NAMES[draft.locale] })}
        </p>
        <TextField label={t('name')} maxLength={300} {...line('name')} />
        <TextField label={t('summary')} maxLength={300} {...line('summary')} />
        <TextField
          label={t('attribution')}
          hint={t('attributionHint')}
          maxLength={600}
          {...line('attribution')}
        />
      </section>
      <section aria-labelledby="fw-board">
        <h2 className="h-sec" id="fw-board">
          {t('board')}
        </h2>
        <PlaceBoard draft={draft} chosen={chosen} onChange={edit} onChoose={choose} />
      </section>
      <section className="fw-split" aria-labelledby="fw-elements">
        <div>
          <h2 className="h-sec" id="fw-elements">
            {t('elements')}
          </h2>
          <ol className="fw-order">
            {draft.kinds.map(({ key }, i) => (
              <li key={key}>
                <button
                  type="button"
                  className="fw-pick"
                  aria-pressed={key === chosen}
                  onClick={() => choose(key)}
                >
                  <span className="dim num">{i + 1}</span> {nameOf(key)}
                </button>
                <Step
                  label={t('earlier', { name: nameOf(key) })}
                  way="up"
                  off={i === 0}
                  onStep={() => edit(moveElement(draft, key, -1))}
                />
                <Step
                  label={t('later', { name: nameOf(key) })}
                  way="down"
                  off={i === draft.kinds.length - 1}
                  onStep={() => edit(moveElement(draft, key, 1))}
                />
              </li>
            ))}
          </ol>
          <Button
            look="quiet"
            onClick={() => {
              const label = t('newElement', { number: draft.kinds.length + 1 })
              const added = addElement(draft, label)
              edit(added.draft)
              choose(added.key)
            }}
          >
            <Icon name="plus" />
            {t('add')}
          </Button>
        </div>
        <div role="group" aria-label={nameOf(chosen)}>
          <ElementForm
            draft={draft}
            chosen={chosen}
            onChange={edit}
            errorAt={(...path) => errorAt('kinds', chosen, ...path)}
          />
          <div className="mt-6">
            {draft.kinds.length > 1 ? (
              <Button look="stop" aria-haspopup="dialog" onClick={() => setRemoving(true)}>
                {t('remove')}
              </Button>
            ) : (
              <p className="small muted">{t('lastElement')}</p>
            )}
          </div>
        </div>
      </section>
      <div className="fw-save">
        {tried && faults.length > 0 && (
          <Notice kind="stop">
            <p>{t('faults', { count: faults.length })}</p>
            <ul className="fw-faults">
              {faults.map((fault) => (
                <li key={`${pathOf(fault.path)} ${fault.code}`}>
                  <Where path={fault.path} nameOf={nameOf} onChoose={choose} /> {sentence(fault)}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {edited.failed && <Notice kind="stop">{edited.failed}</Notice>}
        <div className="cluster">
          {/* A copy may be saved as it is. */}
          {edited.changed || isCopy ? (
            <Button look="main" type="submit" busy={edited.busy && t('saving')}>
              {t('save', { version: next })}
            </Button>
          ) : (
            <p className="small muted">{t('unchanged')}</p>
          )}
        </div>
      </div>
      <Confirm
        open={removing}
        onClose={() => setRemoving(false)}
        title={t('removeTitle', { name: nameOf(chosen) })}
        text={t('removeText')}
        verb={t('remove')}
        onConfirm={async () => edit(removeElement(draft, chosen))}
      />
      <Confirm
        open={taking}
        onClose={() => setTaking(false)}
        title={t('takeTitle', { version: next - 1 })}
        text={t('takeText')}
        verb={t('takeTheirs')}
        onConfirm={async () => {
          edited.takeTheirs()
        }}
      />
    </form>
  )
}

/** The element a fault is about, to go there. */
function Where(props: {
  path: readonly (string | number)[]
  nameOf: (key: string) => string
  onChoose: (key: string) => void
}) {
  const { path, nameOf, onChoose } = props
  const key = path[0] === 'texts' && path[2] === 'kinds' ? path[3] : undefined
  if (typeof key !== 'string') return null
  return (
    <button type="button" className="fw-link" onClick={() => onChoose(key)}>
      {nameOf(key)}:
    </button>
  )
}

function Differences(props: {
  theirs: WorkspaceFramework
  file: Pick<WorkspaceFramework['framework'], 'kinds' | 'texts' | 'basedOn'>
}) {
  const t = useTranslations('frameworks.editor')
  const changes = changesBetween(props.theirs.framework, props.file, useLocale())
  return changes.length === 0 ? <p>{t('same')}</p> : <ChangeList changes={changes} />
}

/** The browser asks before it leaves what is not saved. */
function useUnload(on: boolean): void {
  useEffect(() => {
    if (!on) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [on])
}
