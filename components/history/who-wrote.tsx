'use client'

import './history.css'
import type { Editor } from '@tiptap/core'
import { useEffect, useId, useMemo, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Contributor } from '@/lib/history/authorship'
import { useErrorText } from '../errors'
import { Button } from '../ui/button'
import { Face } from '../ui/face'
import { Icon } from '../ui/icon'
import { Moment } from '../ui/moment'
import { looksOf, type Looks } from './author-looks'
import { HerePassage } from './here-passage'
import { useAuthors, type Authors } from './use-authors'
import { placesOf } from './who-places'
import { showWho } from './who-marks'

interface WhoWroteProps {
  editor: Editor
  elementId: string
  onClose: () => void
}

/** The text in the colours of those who wrote it, with who they are and how much of it is theirs. */
export function WhoWrote({ editor, elementId, onClose }: WhoWroteProps) {
  const t = useTranslations('history.who')
  const shell = useTranslations('shell')
  const sentence = useErrorText()
  const title = useId()
  const { authors, error, retry } = useAuthors(editor, elementId)
  /** Whose words are drawn; undefined for everybody's. */
  const [only, setOnly] = useState<string | null | undefined>(undefined)
  const looks = useMemo(() => authors && looksOf(authors), [authors])

  useEffect(() => {
    if (!authors || !looks || editor.isDestroyed) return
    showWho(editor.view, marksOf(editor, authors, looks, only))
  }, [editor, authors, looks, only])
  useEffect(
    () => () => {
      if (!editor.isDestroyed) showWho(editor.view, [])
    },
    [editor],
  )

  return (
    <section
      className="who-panel"
      aria-labelledby={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        editor.commands.focus(undefined, { scrollIntoView: false })
        onClose()
      }}
    >
      <header>
        <h2 id={title}>{t('title')}</h2>
        <button
          type="button"
          className="ib"
          aria-label={t('close')}
          title={t('close')}
          onClick={onClose}
        >
          <Icon name="x" />
        </button>
      </header>
      {error !== null && (
        <p role="alert" className="small">
          {sentence(error)} <Button onClick={retry}>{shell('tryAgain')}</Button>
        </p>
      )}
      {!authors && error === null && (
        <p role="status" className="small muted">
          {t('loading')}
        </p>
      )}
      {authors && looks && (
        <>
          <HerePassage editor={editor} authors={authors} />
          <Legend authors={authors} looks={looks} only={only} onOnly={setOnly} />
        </>
      )}
    </section>
  )
}

interface LegendProps {
  authors: Authors
  looks: Looks
  only: string | null | undefined
  onOnly: (only: string | null | undefined) => void
}

/** Everybody who has touched the text; pressing one leaves only their words in colour. */
function Legend({ authors, looks, only, onOnly }: LegendProps) {
  const t = useTranslations('history.who')
  const all = authors.contributors.reduce((sum, { characters }) => sum + characters, 0)
  if (all === 0) return <p className="small muted">{t('empty')}</p>
  return (
    <ul className="who-legend" aria-label={t('legend')}>
      {authors.contributors.filter(isShown).map((one) => (
        <li key={one.userId ?? ''}>
          <button
            type="button"
            aria-pressed={only === one.userId}
            onClick={() => onOnly(only === one.userId ? undefined : one.userId)}
          >
            <LegendName authors={authors} contributor={one} looks={looks} />
            <Share part={one.characters} all={all} />
          </button>
          {one.userId !== null && (
            <span className="small dim">
              {t('touched')} <Moment at={new Date(one.lastAt).toISOString()} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What the server did is shown only where words came of it. */
function isShown({ userId, characters }: Contributor): boolean {
  return userId !== null || characters > 0
}

function LegendName({
  authors,
  contributor,
  looks,
}: Omit<LegendProps, 'only' | 'onOnly'> & { contributor: Contributor }) {
  const t = useTranslations('history.who')
  const { userId } = contributor
  const person = authors.people.find(({ id }) => id === userId)
  const name = userId === null ? t('server') : (person?.name ?? t('gone'))
  return (
    <>
      {person ? <Face person={person} quiet /> : <span className="face none" aria-hidden="true" />}
      <span className={looks.get(userId) ?? ''}>{name}</span>
    </>
  )
}

function Share({ part, all }: { part: number; all: number }) {
  const t = useTranslations('history.who')
  const format = useFormatter()
  if (part === 0) return <span className="num dim">{t('nothing')}</span>
  const share = part / all
  const said =
    share < 0.01
      ? t('little')
      : format.number(share, { style: 'percent', maximumFractionDigits: 0 })
  return <span className="num">{said}</span>
}

function marksOf(
  editor: Editor,
  { passages, entries }: Authors,
  looks: Looks,
  only: string | null | undefined,
) {
  return placesOf(editor, passages).flatMap((place) => {
    const passage = passages[place.passage]
    const by = passage && entries[passage.own]?.by
    if (by === undefined) return []
    const look = looks.get(by) ?? ''
    return [{ ...place, look: only === undefined || only === by ? look : 'who faded' }]
  })
}
