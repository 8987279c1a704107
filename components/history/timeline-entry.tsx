'use client'

import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Person } from '@/lib/faces'
import type { WorkSession } from '@/lib/history/sessions'
import type { Restoration } from '@/lib/restorations'
import { RestorationItem } from '../restorations/restoration-item'
import { Face } from '../ui/face'
import { Icon } from '../ui/icon'
import { Moment } from '../ui/moment'
import { PageLink } from '../ui/page-link'
import { StatusGlyph } from '../ui/status'
import type { Span } from './past-store'
import type { TimelineItem } from './timeline-items'

/** Headings that are named in one line. */
const NAMED = 3

interface TimelineEntryProps {
  item: TimelineItem
  people: ReadonlyMap<string, Person>
  span: Span
  onSpan: (span: Span) => void
  /** Null for who may not take a restore back. */
  onUndone: ((restoration: Restoration) => void) | null
}

/** One thing that happened to a text. */
export function TimelineEntry({ item, people, span, onSpan, onUndone }: TimelineEntryProps) {
  switch (item.kind) {
    case 'session': {
      const { userId } = item.session
      return (
        <Press to={item.span} now={span} onSpan={onSpan}>
          <Session
            session={item.session}
            person={userId === null ? null : (people.get(userId) ?? null)}
          />
        </Press>
      )
    }
    case 'named':
    case 'automatic':
      return <Kept item={item} now={span} onSpan={onSpan} />
    case 'restored': {
      const own = item.span
      return (
        <RestorationItem
          restoration={item.restoration}
          pressed={own !== null && isSame(span, own)}
          onPress={own && (() => onSpan(own))}
          onUndone={onUndone}
        />
      )
    }
    case 'status':
      return <Status item={item} people={people} />
    default:
      return item satisfies never
  }
}

function isSame(one: Span, other: Span): boolean {
  return one.before === other.before && one.after === other.after
}

interface PressProps {
  to: Span
  now: Span
  onSpan: (span: Span) => void
  children: ReactNode
}

function Press({ to, now, onSpan, children }: PressProps) {
  return (
    <button type="button" aria-pressed={isSame(now, to)} onClick={() => onSpan(to)}>
      {children}
    </button>
  )
}

function Session({ session, person }: { session: WorkSession; person: Person | null }) {
  const t = useTranslations('history')
  const format = useFormatter()
  const { userId, at, wordsIn, wordsOut, sections } = session
  const name = person?.name ?? (userId === null ? t('text.server') : t('text.gone'))
  const named = sections.slice(0, NAMED)
  return (
    <>
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
    </>
  )
}

interface KeptProps {
  item: Extract<TimelineItem, { kind: 'named' | 'automatic' }>
  now: Span
  onSpan: (span: Span) => void
}

/** An edition: pressing it shows what changed since the one before, the link leads to its page. */
function Kept({ item, now, onSpan }: KeptProps) {
  const t = useTranslations('history.sessions')
  const gone = useTranslations('history.text')('gone')
  const named = useTranslations('editions')
  const { edition, span } = item
  const isNamed = item.kind === 'named'
  const element = `/elements/${encodeURIComponent(edition.elementId)}/editions`
  const what = (
    <>
      <Icon name={isNamed ? 'page' : 'clock'} />
      <span>
        {isNamed ? (
          <b>{named('named', { number: item.edition.number, label: item.edition.label })}</b>
        ) : (
          <span>{t(`kept.${item.edition.why}`, { name: edition.madeBy?.name ?? gone })}</span>
        )}{' '}
        <span className="small dim">
          <Moment at={edition.madeAt} />
        </span>
      </span>
    </>
  )
  return (
    <>
      {span ? (
        <Press to={span} now={now} onSpan={onSpan}>
          {what}
        </Press>
      ) : (
        <span className="tl-line">{what}</span>
      )}
      <PageLink
        className="small tl-read"
        href={isNamed ? `${element}/${item.edition.number}` : `${element}/${edition.id}`}
        aria-label={
          isNamed ? t('readEdition', { number: item.edition.number }) : t('readAutomatic')
        }
      >
        {t('read')}
      </PageLink>
    </>
  )
}

interface StatusProps {
  item: Extract<TimelineItem, { kind: 'status' }>
  people: ReadonlyMap<string, Person>
}

function Status({ item, people }: StatusProps) {
  const t = useTranslations('history.sessions')
  const format = useFormatter()
  const names = item.by.flatMap((id) => (id === null ? [] : (people.get(id)?.name ?? [])))
  return (
    <span className="tl-line small">
      <StatusGlyph status={item.change.status} />
      <span>
        {t(`became.${item.change.status}`, {
          named: names.length > 0 ? 'yes' : 'no',
          name: format.list(names),
        })}{' '}
        <span className="dim">
          <Moment at={new Date(item.at).toISOString()} />
        </span>
      </span>
    </span>
  )
}
