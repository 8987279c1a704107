/** When somebody wants their digest. */
export interface DigestRhythm {
  every: 'day' | 'week'
  /** 0 to 23 by the clock of the zone. */
  hour: number
  /** A name like Europe/Madrid. */
  zone: string
}

const DAY_MS = 24 * 60 * 60 * 1000
const MONDAY = 1

/**
 * The next moment after `now` (both milliseconds since 1970) at which the clock of the zone shows
 * the hour; for a weekly one, on a Monday. On a day that lacks the hour, because clocks go forward,
 * as long after midnight as on any other; on a day that has it twice, the first time.
 * @throws RangeError for a zone this system does not know
 */
export function nextDigestAt(now: number, { every, hour, zone }: DigestRhythm): number {
  const clock = clockOf(zone)
  // Days are counted in a calendar without zones; the clock of the zone comes in at the end.
  const today = Math.floor(clock(now) / DAY_MS) * DAY_MS
  for (let day = today; ; day += DAY_MS) {
    if (every === 'week' && new Date(day).getUTCDay() !== MONDAY) continue
    const at = instantOf(day + hour * 60 * 60 * 1000, clock)
    if (at > now) return at
  }
}

/** What the clock of a zone shows at an instant, as if it were UTC. */
type Clock = (instant: number) => number

function clockOf(zone: string): Clock {
  const format = new Intl.DateTimeFormat('en-US', {
    ...({ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric' } as const),
    ...({ day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const),
  })
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]))
    const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
    return Date.UTC(
      ...([of('year'), of('month') - 1, of('day')] as const),
      ...([of('hour'), of('minute'), of('second')] as const),
    )
  }
}

function instantOf(wanted: number, clock: Clock): number {
  // What the zone was ahead of UTC a day before, and a day after: around a change they differ.
  const [before, after] = [wanted - DAY_MS, wanted + DAY_MS].map((at) => clock(at) - at)
  const [first, second] = [wanted - (before ?? 0), wanted - (after ?? 0)]
  const showing = [first, second].filter((at) => clock(at) === wanted)
  return showing.length > 0 ? Math.min(...showing) : first
}
