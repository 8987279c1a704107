'use client'

import './search.css'
import dynamic from 'next/dynamic'
import { Dialog } from 'radix-ui'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import { QUERY_MAX } from '@/lib/search/query'
import type { Crumb } from '../shell/crumb'
import { Face } from '../ui/face'
import { Icon } from '../ui/icon'
import { untilHere } from '../ui/until-here'
import { Marked } from './marked'
import { useDo, useEntries } from './palette-entries'
import { useOptions, type Option } from './palette-options'

const NewCanvas = dynamic(
  async () => (await untilHere(() => import('../workspace/new-canvas'))).NewCanvas,
  { ssr: false },
)

const GROUPS = ['go', 'act', 'names', 'people', 'search'] as const

interface PaletteProps {
  open: boolean
  onClose: () => void
  /** It stands there and has the focus. */
  onHere: () => void
  /** Kept by who opens it: letters arrive while it is on its way, and until it has the focus. */
  typed: string
  onTyped: (typed: string) => void
  me: Me
  workspaceId: string | undefined
  crumbs: readonly Crumb[]
}

/** Search or go to: pages, canvases, elements, people and commands by a few letters of their name. */
export function Palette({ open, onClose, me, workspaceId, crumbs, ...rest }: PaletteProps) {
  const [making, setMaking] = useState(false)
  const workspace = me.workspaces.find(({ id }) => id === workspaceId) ?? me.workspaces[0]
  const t = useTranslations('search.palette')
  const before = useRef<Element | null>(null)
  const entries = useEntries({ me, workspace, crumbs, onNewCanvas: () => setMaking(true) })
  return (
    <>
      <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
        <Dialog.Portal>
          <Dialog.Overlay className="veil at-top">
            <Dialog.Content
              className="menu cmdk"
              aria-describedby={undefined}
              onOpenAutoFocus={() => {
                before.current = document.activeElement
              }}
              onCloseAutoFocus={(event) => {
                event.preventDefault()
                if (before.current instanceof HTMLElement) before.current.focus()
              }}
            >
              <Dialog.Title className="vh">{t('label')}</Dialog.Title>
              <Listed {...rest} onClose={onClose} entries={entries} workspace={workspace} />
            </Dialog.Content>
          </Dialog.Overlay>
        </Dialog.Portal>
      </Dialog.Root>
      {workspace && making && (
        <NewCanvas open onClose={() => setMaking(false)} workspaceId={workspace.id} />
      )}
    </>
  )
}

interface ListedProps extends Pick<PaletteProps, 'onClose' | 'onHere' | 'typed' | 'onTyped'> {
  entries: ReturnType<typeof useEntries>
  workspace: Me['workspaces'][number] | undefined
}

/** The field keeps the focus; arrows choose, Enter takes. */
function Listed({ onClose, onHere, typed, onTyped, entries, workspace }: ListedProps) {
  const t = useTranslations('search.palette')
  const id = useId()
  const perform = useDo()
  const [chosen, setChosen] = useState<string | null>(null)
  const { options, failed } = useOptions({ typed, entries, workspace })
  // Names come later: what somebody has moved to stays chosen.
  const active = options.find((option) => option.id === chosen) ?? options[0]
  useEffect(onHere, [onHere])
  useEffect(() => {
    if (active) document.getElementById(`${id} ${active.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])

  function take(option: Option) {
    // First closed, so that what it opens gets the focus.
    onClose()
    perform(option.does)
  }

  function press(event: KeyboardEvent) {
    const at = active ? options.indexOf(active) : -1
    const last = options.length - 1
    const moves: Record<string, number> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(at + 8, last),
      PageUp: Math.max(at - 8, 0),
    }
    const to = moves[event.key]
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      if (active) take(active)
    } else if (to !== undefined) {
      event.preventDefault()
      setChosen(options[to]?.id ?? null)
    }
  }

  return (
    <div onKeyDown={press}>
      <label className="vh" htmlFor={`${id}-in`}>
        {t('label')}
      </label>
      <input
        id={`${id}-in`}
        className="in"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={active && `${id} ${active.id}`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={QUERY_MAX}
        placeholder={t('label')}
        value={typed}
        onChange={({ target }) => {
          onTyped(target.value)
          setChosen(null)
        }}
      />
      {/* Longer than the page it scrolls, and what scrolls has to be reachable. */}
      <div role="listbox" id={`${id}-list`} aria-label={t('results')} tabIndex={0}>
        {GROUPS.map((group) => {
          const items = options.filter((option) => option.group === group)
          if (items.length === 0) return null
          const name = group === 'search' ? t('label') : t(group)
          return (
            <div key={group} role="group" aria-label={name}>
              {group === 'search' ? (
                <hr aria-hidden="true" />
              ) : (
                <div className="grp" aria-hidden="true">
                  {name}
                </div>
              )}
              {items.map((option) => (
                <div
                  key={option.id}
                  id={`${id} ${option.id}`}
                  role="option"
                  aria-selected={option === active}
                  onPointerMove={() => setChosen(option.id)}
                  onClick={() => take(option)}
                >
                  {option.face ? <Face person={option.face} quiet /> : <Icon name={option.icon} />}
                  <span>
                    <Marked passage={option.label} />
                  </span>
                  <span />
                  {option.more && <small>{option.more}</small>}
                </div>
              ))}
            </div>
          )
        })}
      </div>
      {failed && (
        <p className="palette-none small" role="status">
          {t('failed')}
        </p>
      )}
    </div>
  )
}
