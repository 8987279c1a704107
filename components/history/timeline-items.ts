import type { AutomaticEdition, Edition } from '@/lib/editions'
import { headingsUnder, type WorkSession } from '@/lib/history/sessions'
import type { StatusChange } from '@/lib/history/statuses'
import type { Restoration } from '@/lib/restorations'
import type { Span, Timeline } from './past-store'

/** The editions of an element, as far as they are here yet. */
export interface KeptEditions {
  named: readonly Edition[]
  automatic: readonly AutomaticEdition[]
}

interface Happened {
  key: string
  /** Milliseconds since 1970. */
  at: number
  /** Whose doing it was. */
  by: readonly (string | null)[]
}

/** What happened to a text, in the order in which it is listed: what was done, and what became of it. */
export type TimelineItem = Happened &
  (
    | { kind: 'session'; session: WorkSession; span: Span }
    | { kind: 'named'; edition: Edition; span: Span | null }
    | { kind: 'automatic'; edition: AutomaticEdition; span: Span | null }
    | { kind: 'restored'; restoration: Restoration; span: Span | null }
    | { kind: 'status'; change: StatusChange }
  )

export interface TimelineFilter {
  /** Id of a person; empty for everybody. */
  who: string
  /** Index of a heading; null for the whole text. */
  section: number | null
}

/** The latest first. Pressing an edition shows what changed since the one before it. */
export function timelineItems(
  timeline: Timeline,
  { named, automatic, restorations }: KeptEditions & { restorations: readonly Restoration[] },
  { who, section }: TimelineFilter,
): TimelineItem[] {
  const { sessions, statuses, steps, headings } = timeline
  const under = section === null ? null : headingsUnder(headings, section)
  const stepOf = (edit: number) => steps.findLastIndex(({ until }) => until <= edit)
  const items: TimelineItem[] = []
  for (const session of sessions) {
    const { userId, first, last, from, at, wordsIn } = session
    if (userId === null && wordsIn === 0) continue
    if (under && !session.sections.some((name) => under.has(name))) continue
    items.push({
      kind: 'session',
      ...{ key: `${userId} ${first} ${from}`, at, by: [userId], session },
      span: { before: first - 1, after: last },
    })
  }
  for (const restoration of restorations) {
    const { id, at, by, edit } = restoration
    if (under && restoration.section !== null && !under.has(restoration.section)) continue
    // The moment before it and the one after it, as far as they are known here.
    const after = steps.findIndex(({ until }) => until >= edit)
    items.push({
      kind: 'restored',
      ...{ key: id, at: Date.parse(at), by: [by?.id ?? null], restoration },
      span: after === -1 ? null : { before: after - 1, after },
    })
  }
  const edits = [...named, ...automatic].map(({ edit }) => edit)
  const spanTo = (edit: number, others: readonly number[]): Span | null => {
    const after = stepOf(edit)
    if (after === -1) return null
    const before = Math.max(-1, ...others.filter((other) => other < edit).map(stepOf))
    return { before: Math.min(before, after), after }
  }
  // They hold the whole text, so they belong to each of its sections.
  for (const edition of named) {
    const by = [edition.madeBy?.id ?? null, ...edition.authors.map(({ id }) => id)]
    const span = spanTo(
      edition.edit,
      named.map(({ edit }) => edit),
    )
    const at = Date.parse(edition.madeAt)
    items.push({ kind: 'named', key: edition.id, at, by, edition, span })
  }
  if (section === null) {
    for (const edition of automatic) {
      const by = [edition.madeBy?.id ?? null, ...edition.authors.map(({ id }) => id)]
      const span = spanTo(edition.edit, edits)
      const at = Date.parse(edition.madeAt)
      items.push({ kind: 'automatic', key: edition.id, at, by, edition, span })
    }
    for (const change of statuses) {
      const step = steps[change.step]
      if (!step) continue
      const key = `${change.status} ${change.step}`
      items.push({ kind: 'status', key, at: step.at, by: step.by, change })
    }
  }
  return items
    .filter(({ by }) => who === '' || by.includes(who))
    .toSorted((a, b) => b.at - a.at || RANK[b.kind] - RANK[a.kind])
}

/** Of what happened at the same moment: first what was done, then what became of it. */
const RANK: Record<TimelineItem['kind'], number> = {
  ...{ session: 0, restored: 1, status: 2, automatic: 3, named: 4 },
}
