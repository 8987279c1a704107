'use client'

import '../history/history-page.css'
import './restorations.css'
import { useQuery } from '@tanstack/react-query'
import { uuidv4 } from 'lib0/random'
import { useId, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { ShownPart } from '@/lib/history/shown-parts'
import type { Restoration, RestoreFrom, RestorePreview, RestoreScope } from '@/lib/restorations'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { PastText } from '../history/past-text'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'

export interface RestoreDialogProps {
  open: boolean
  elementId: string
  from: RestoreFrom
  /** The number of the edition, or when it was, in milliseconds since 1970. */
  of: { edition: number } | { at: number }
  /** Blocks that somebody chose, as they stood then. */
  part?: { from: number; to: number } | null
  onClose: () => void
  onRestored: (restoration: Restoration) => void
}

/** Makes a text say again what it said, once one has seen what that would change. */
export function RestoreDialog({ open, onClose, of, ...rest }: RestoreDialogProps) {
  const t = useTranslations('restoring')
  const format = useFormatter()
  const title =
    'edition' in of
      ? t('titleEdition', { number: of.edition })
      : t('title', { when: format.dateTime(of.at, { dateStyle: 'medium', timeStyle: 'short' }) })
  return (
    <Dialog open={open} onClose={onClose} title={title} text={t('about')} wide>
      {open && <Restoring onClose={onClose} {...rest} />}
    </Dialog>
  )
}

type Choice = 'text' | 'section' | 'blocks'

function Restoring({
  elementId,
  from,
  part = null,
  onClose,
  onRestored,
}: Omit<RestoreDialogProps, 'open' | 'of'>) {
  const t = useTranslations('restoring')
  const cancel = useTranslations('shell')('cancel')
  const api = useApi()
  const sentence = useErrorText()
  const [choice, setChoice] = useState<Choice>(part ? 'blocks' : 'text')
  const [section, setSection] = useState<number | null>(null)
  const [sections, setSections] = useState<RestorePreview['sections']>([])
  // Made once, so that pressing twice, or again after a lost answer, restores once.
  const [id] = useState(() => uuidv4())
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const at = section ?? sections[0]?.at ?? 0
  const scope: RestoreScope =
    choice === 'section'
      ? { kind: 'section', at }
      : choice === 'blocks' && part
        ? { kind: 'blocks', ...part }
        : { kind: 'text' }
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['restore-preview', elementId, from, scope],
    queryFn: async () => {
      const preview = await api.previewRestore(elementId, { from, scope })
      setSections(preview.sections)
      return preview
    },
    // Others write on meanwhile, so an older answer is none.
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
  })

  async function restore() {
    setBusy(true)
    setFailed(null)
    try {
      // The moment that was looked at, also where the record has become coarser since.
      onRestored(await api.restore(elementId, { id, from, scope }))
    } catch (problem) {
      setFailed(problem)
      setBusy(false)
    }
  }

  return (
    <>
      <HowMuch
        {...{ choice, sections, at, hasPart: part !== null }}
        onChoice={setChoice}
        onSection={setSection}
      />
      <div className="restore-seen" aria-live="polite" aria-busy={isFetching}>
        {error !== null && !isFetching ? (
          <Notice kind="stop">
            {sentence(error)}{' '}
            <Button look="quiet" onClick={() => void refetch()}>
              {t('again')}
            </Button>
          </Notice>
        ) : data && !isFetching ? (
          <Foreseen preview={data} />
        ) : (
          <Skeleton label={t('loading')} lines={4} />
        )}
      </div>
      {failed !== null && <Notice kind="stop">{sentence(failed)}</Notice>}
      <div className="acts">
        <Button look="quiet" onClick={onClose}>
          {cancel}
        </Button>
        <Button
          look="main"
          disabled={!data || data.nothing || isFetching || error !== null}
          busy={busy && t('busy')}
          onClick={() => void restore()}
        >
          {t('confirm')}
        </Button>
      </div>
    </>
  )
}

interface HowMuchProps {
  choice: Choice
  sections: RestorePreview['sections']
  /** The block of the section that is chosen. */
  at: number
  hasPart: boolean
  onChoice: (choice: Choice) => void
  onSection: (at: number) => void
}

function HowMuch({ choice, sections, at, hasPart, onChoice, onSection }: HowMuchProps) {
  const t = useTranslations('restoring')
  const id = useId()
  const choices: { choice: Choice; label: string }[] = [
    ...(hasPart ? [{ choice: 'blocks', label: t('part') } as const] : []),
    { choice: 'text', label: t('whole') },
    ...(sections.length > 0 ? [{ choice: 'section', label: t('section') } as const] : []),
  ]
  if (choices.length === 1) return null
  return (
    <fieldset className="restore-how">
      <legend>{t('howMuch')}</legend>
      {choices.map((each) => (
        <label key={each.choice}>
          <input
            type="radio"
            name={`${id}-how`}
            checked={choice === each.choice}
            onChange={() => onChoice(each.choice)}
          />
          {each.label}
        </label>
      ))}
      {choice === 'section' && (
        <div className="field">
          <label htmlFor={`${id}-which`}>{t('which')}</label>
          <select
            id={`${id}-which`}
            className="in"
            value={at}
            onChange={({ target }) => onSection(Number(target.value))}
          >
            {sections.map((section) => (
              <option key={section.at} value={section.at}>
                {section.title === null ? t('beginning') : section.title || t('untitled')}
              </option>
            ))}
          </select>
        </div>
      )}
    </fieldset>
  )
}

function Foreseen({ preview }: { preview: RestorePreview }) {
  const t = useTranslations('restoring')
  const { nothing, wordsIn, wordsOut, passages, more, by } = preview
  if (nothing) return <p>{t('nothing')}</p>
  const people = new Map(by ? [[by.id, by]] : [])
  return (
    <>
      <p>
        {wordsIn + wordsOut === 0 ? t('formOnly') : t('counts', { in: wordsIn, out: wordsOut })}
      </p>
      <div className="restore-passages" tabIndex={0} role="group" aria-label={t('changes')}>
        {passages.map((parts, i) => (
          // As the server sends what the history shows.
          <PastText key={i} parts={parts as unknown as ShownPart[]} people={people} />
        ))}
        {more > 0 && <p className="small muted">{t('more', { count: more })}</p>}
      </div>
      <p className="small muted">{t('latest')}</p>
    </>
  )
}
