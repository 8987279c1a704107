'use client'

import { useId, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Person } from '@/lib/faces'
import type { WorkSession } from '@/lib/history/sessions'
import type { Restoration } from '@/lib/restorations'
import { RestorationItem } from '../restorations/restoration-item'
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
  /** What the text was made to say again. */
  restorations: readonly Restoration[]
  span: Span
  onSpan: (span: Span) => void
  /** Null for who may not take a restore back. */
  onUndone: ((restoration: Restoration) => void) | null
}

/** What was done in a text, the latest first; pressing one shows what it changed. */
export function SessionList(props: SessionListProps) {
  const { timeline, people, restorations, span, onSpan, onUndone } = props
  const t = useTranslations('history.sessions')
  const [who, setWho] = useState('')
  const [listed, setListed] = useState(AT_ONCE)
  const title = useId()
  const sessions = timeline.sessions
    .filter(({ userId, wordsIn }) => (userId === null ? wordsIn > 0 : true))
    .filter(({ userId }) => who === '' || userId === who)
  const restored = restorations.filter(({ by }) => who === '' || by?.id === who)
  const done = [...sessions, ...restored].toSorted((a, b) => timeOf(b) - timeOf(a))
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
        {done.slice(0, listed).map((one) => {
          if ('edit' in one) {
            const own = spanOf(one, timeline)
            return (
              <li key={one.id}>
                <RestorationItem
                  restoration={one}
                  pressed={own !== null && isSame(span, own)}
                  onPress={own && (() => onSpan(own))}
                  onUndone={onUndone}
                />
              </li>
            )
          }
          const own = { before: one.first - 1, after: one.last }
          return (
            <li key={`${one.userId} ${one.first} ${one.from}`}>
              <SessionButton
                session={one}
                person={one.userId === null ? null : (people.get(one.userId) ?? null)}
                pressed={isSame(span, own)}
                onPress={() => onSpan(own)}
              />
            </li>
          )
        })}
      </ol>
      {done.length > listed && (
        <Button onClick={() => setListed(listed + AT_ONCE)}>
          {t('more', { count: done.length - listed })}
        </Button>
      )}
    </section>
  )
}

function timeOf(done: WorkSession | Restoration): number {
  return typeof done.at === 'number' ? done.at : Date.parse(done.at)
}

/** The moment before a restore and the one after it; null while they are not known here. */
function spanOf({ edit }: Restoration, { steps }: Timeline): Span | null {
  const after = steps.findIndex(({ until }) => until >= edit)
  return after === -1 ? null : { before: after - 1, after }
}

function isSame(one: Span, other: Span): boolean {
  return one.before === other.before && one.after === other.after
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
