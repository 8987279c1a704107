const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long after each failed try the next one is made, together about a day. */
const PAUSES = [
  ...[5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE],
  ...[1 * HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 8 * HOUR],
]
/** Spread, so that what failed together is not tried together. */
const SPREAD = 0.2

/**
 * How long to wait after this many failed tries, in milliseconds; null when it is given up.
 * @param random from 0 to 1
 */
export function pauseAfter(tries: number, random: number): number | null {
  const pause = PAUSES[tries - 1]
  return pause === undefined ? null : Math.round(pause * (1 - SPREAD + 2 * SPREAD * random))
}
