import type { EditionKeeping } from '../../lib/edition-keeping'

const DAY_MS = 24 * 3_600_000
/** The first of January 1970 was a Thursday; weeks begin on Monday. */
const DAYS_BEFORE = 3

/** An automatic edition, as far as its age is concerned. */
export interface Aged {
  id: string
  /** Milliseconds since 1970. */
  at: number
  /** Something refers to it. */
  held: boolean
}

/**
 * Which automatic editions of one text are not to stay: once they are old enough only the last of
 * each day stays, later the last of each week. What is held stays, and so does the newest. It does
 * not matter how often this is asked: what went on one day would have gone on any later one.
 * @param now milliseconds since 1970; days and weeks are those of UTC
 */
export function surplus(all: readonly Aged[], keeping: EditionKeeping, now: number): string[] {
  const newestFirst = all.toSorted((a, b) => b.at - a.at)
  const [days, weeks] = [new Set<number>(), new Set<number>()]
  const goes: string[] = []
  newestFirst.forEach(({ id, at, held }, index) => {
    const day = Math.floor(at / DAY_MS)
    const week = Math.floor((day + DAYS_BEFORE) / 7)
    const [isLastOfDay, isLastOfWeek] = [!days.has(day), !weeks.has(week)]
    days.add(day)
    weeks.add(week)
    if (held || index === 0) return
    const age = (now - at) / DAY_MS
    if (age < keeping.allDays) return
    if (age < keeping.dailyDays ? isLastOfDay : isLastOfWeek && isKeptWeekly(age, keeping)) return
    goes.push(id)
  })
  return goes
}

function isKeptWeekly(age: number, { weeklyDays }: EditionKeeping): boolean {
  return weeklyDays === null || age < weeklyDays
}
