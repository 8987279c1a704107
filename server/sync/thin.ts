import type { ThinningPolicy } from '../config'
import { type ChunkPart, chunksByAuthor, holdAll, updateIn } from './chunks'
import type { ChunkHead, Span, UpdateLog } from './update-log'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export const NEVER_THINNED: ThinningPolicy = { toHoursAfterMs: null, toDaysAfterMs: null }

/** Spans of one pass at the most; the rest has its turn in the next. */
const AT_ONCE = 100

/**
 * Works out coarser chunks in place of old ones: what one author wrote within an hour, or a day.
 * Every edit and its author stay, its minute does not. Reads only; see `UpdateLog.thin`.
 * @param now milliseconds since 1970
 * @param pins entries up to which the record must stay readable on its own: nothing is merged across
 * @returns null when there is nothing to do
 * @throws Error when what it made does not hold what was there. Nothing was changed.
 */
export async function thinned(
  log: Pick<UpdateLog, 'chunkHeads' | 'chunks'>,
  documentId: string,
  { toHoursAfterMs, toDaysAfterMs }: ThinningPolicy,
  now: number,
  pins: readonly number[],
): Promise<Span[] | null> {
  const minutes = minutesOf(await log.chunkHeads(documentId))
  const kept = new Set(pins)
  const days = toDaysAfterMs === null ? [] : ripe(minutes, DAY_MS, now - toDaysAfterMs, kept)
  const inDays = new Set(days.flat())
  const others = minutes.filter((minute) => !inDays.has(minute))
  const hours = toHoursAfterMs === null ? [] : ripe(others, HOUR_MS, now - toHoursAfterMs, kept)
  const ripened = [
    ...days.map((minutes) => ({ minutes, period: 'day' as const })),
    ...hours.map((minutes) => ({ minutes, period: 'hour' as const })),
  ]
  const spans: Span[] = []
  for (const { minutes, period } of ripened.slice(0, AT_ONCE))
    spans.push({ ...(await spanOf(log, documentId, minutes)), period })
  return spans.length > 0 ? spans : null
}

interface Minute {
  after: number
  until: number
  from: number
  at: number
}

/** Chunks that rest on each other, as one; they were minutes once, and may be hours by now. */
function minutesOf(heads: readonly ChunkHead[]): Minute[] {
  const minutes: Minute[] = []
  for (const { until, from, at } of heads) {
    const minute = minutes.at(-1)
    if (minute?.until === until) {
      minute.from = Math.min(minute.from, from)
      minute.at = Math.max(minute.at, at)
    } else minutes.push({ after: minute?.until ?? 0, until, from, at })
  }
  return minutes
}

/**
 * Neighbours that belong together, two at least. A span counts from its first minute, and only once
 * all of it is old enough: so it is the same whenever and however often it is asked for.
 * @param before the end of what is old enough, in milliseconds since 1970
 */
function ripe(
  minutes: readonly Minute[],
  periodMs: number,
  before: number,
  pins: ReadonlySet<number>,
): Minute[][] {
  const spans: [Minute, ...Minute[]][] = []
  for (const minute of minutes) {
    const span = spans.at(-1)
    const last = span?.at(-1)
    const isNext = last && last.until === minute.after && !pins.has(last.until)
    if (span && isNext && minute.at < span[0].from + periodMs) span.push(minute)
    else spans.push([minute])
  }
  return spans.filter((span) => span.length > 1 && span[0].from + periodMs <= before)
}

async function spanOf(
  log: Pick<UpdateLog, 'chunks'>,
  documentId: string,
  minutes: readonly Minute[],
): Promise<Omit<Span, 'period'>> {
  const after = minutes[0]?.after ?? 0
  const upTo = minutes.at(-1)?.until ?? 0
  const old = await log.chunks(documentId, after, upTo)
  const parts = old.map((chunk): ChunkPart => ({ ...chunk, bytes: updateIn(chunk) }))
  const chunks = chunksByAuthor(parts, upTo)
  if (!holdAll(chunks, parts))
    throw new Error('Coarser chunks of a record do not hold what they were made from.')
  return { after, upTo, chunks, replaced: old.map(({ first, updates }) => ({ first, updates })) }
}
