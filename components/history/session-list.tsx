'use client'

import { useId, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Person } from '@/lib/faces'
import type { WorkSession } from '@/lib/history/sessions'
import { Button } from '../ui/button'
import { Face } from '../ui/face'
import { Moment } from '../ui/moment'
import type { Span, Timeline } from './past-store'

/** So many are listed at first, and so many more each time. */
const AT_ONCE = 40
/** Headings that are named in one line. */
const NAMED = 3

interface SessionListProps {
  timeline: Timeline
  people: ReadonlyMap<string, Person>
  span: Span
  onSpan: (span: Span) => void
}

/** What was done in a text, the latest first; pressing one shows what it changed. */
export function SessionList({ timeline, people, span, onSpan }: SessionListProps) {
  const t = useTranslations('history.sessions')
  const [who, setWho] = useState('')
  const [listed, setListed] = useState(AT_ONCE)
  const title = useId()
  const sessions = timeline.sessions
    .filter(({ userId, wordsIn }) => (userId === null ? wordsIn > 0 : true))
    .filter(({ userId }) => who === '' || userId === who)
    .toSorted((a, b) => b.at - a.at)
  return (
    <section className="past-side" aria-labelledby={title}>
      <h2 id={title}>{t('title')}</h2>
      <div className="field">
        <label htmlFor={`${title}-who`}>{t('who')}</label>
        <select
          id={`${title}-who`}
          className="in"
          value={who}
          onChange={({ target }) => {
            setWho(target.value)
            setListed(AT_ONCE)
          }}
        >
          <option value="">{t('everybody')}</option>
          {[...people.values()].map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <ol className="session-list">
        {sessions.slice(0, listed).map((session) => (
          <li key={`${session.userId} ${session.first} ${session.from}`}>
            <SessionButton
              session={session}
              person={session.userId === null ? null : (people.get(session.userId) ?? null)}
              pressed={span.before === session.first - 1 && span.after === session.last}
              onPress={() => onSpan({ before: session.first - 1, after: session.last })}
            />
          </li>
        ))}
      </ol>
      {sessions.length > listed && (
        <Button onClick={() => setListed(listed + AT_ONCE)}>
          {t('more', { count: sessions.length - listed })}
        </Button>
      )}
    </section>
  )
}

interface SessionButtonProps {
  session: WorkSession
  person: Person | null
  pressed: boolean
  onPress: () => void
}

function SessionButton({ session, person, pressed, onPress }: SessionButtonProps) {
  const t = useTranslations('history')
  const format = useFormatter()
  const { userId, at, wordsIn, wordsOut, sections } = session
  const name = person?.name ?? (userId === null ? t('text.server') : t('text.gone'))
  const named = sections.slice(0, NAMED)
  return (
    <button type="button" aria-pressed={pressed} onClick={onPress}>
      {person ? <Face person={person} quiet /> : <span className="face none" aria-hidden="true" />}
      <span>
        <b>{name}</b>{' '}
        <span className="small dim">
          <Moment at={new Date(at).toISOString()} />
        </span>
        <span className="small session-line">
          {wordsIn + wordsOut === 0
            ? t('sessions.noWords')
            : t('sessions.words', { in: wordsIn, out: wordsOut })}
          {named.length > 0 && ` · ${format.list(named)}`}
          {sections.length > NAMED &&
            ` ${t('sessions.others', { count: sections.length - NAMED })}`}
        </span>
      </span>
    </button>
  )
}
