'use client'

import { useFormatter, useNow } from 'use-intl'
import { useInBrowser } from './use-in-browser'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** A point in time: relative within a day, then the date. The whole of it on pointing. */
export function Moment({ at }: { at: string }) {
  const format = useFormatter()
  const day = useDay()
  // What is relative to now differs between server and browser, so it waits for the browser.
  const inBrowser = useInBrowser()
  const now = useNow({ updateInterval: MINUTE_MS })
  const when = new Date(at)
  // The clock moves once a minute; what happened since then was just now, not in the future.
  const recent = inBrowser && Math.abs(now.getTime() - when.getTime()) < DAY_MS
  return (
    <time dateTime={at} title={format.dateTime(when, { dateStyle: 'full', timeStyle: 'short' })}>
      {recent ? format.relativeTime(when, when > now ? when : now) : day(at)}
    </time>
  )
}

/** The day of a point in time as words, for sentences. */
export function useDay(): (at: string) => string {
  const format = useFormatter()
  return (at) => format.dateTime(new Date(at), { day: 'numeric', month: 'long', year: 'numeric' })
}
