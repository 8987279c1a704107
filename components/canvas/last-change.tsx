'use client'

import { useFormatter, useNow, useTranslations } from 'use-intl'
import type { ElementTile } from '@/lib/canvases'
import { useInBrowser } from '../ui/use-in-browser'

interface LastChangeProps {
  change: ElementTile['lastChange']
  /** Where there is room for little more than a word. */
  short?: boolean
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** Who changed it last, and when: "Jonas, 2 hours ago". Nothing when nobody has. */
export function LastChange({ change, short = false }: LastChangeProps) {
  const t = useTranslations('board')
  if (!change) return null
  const when = () => <When at={change.at} />
  if (!change.by) return <span className="when">{when()}</span>
  const { name } = change.by
  return (
    <span className="when" title={short ? name : undefined}>
      {t.rich('changed', { who: short ? firstName(name) : name, when })}
    </span>
  )
}

/** The first word of a name, as people in a group call each other. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? name
}

/** Relative within a day, then the day; the year only where it is another. Tiles have no room for more. */
function When({ at }: { at: string }) {
  const t = useTranslations('board')
  const format = useFormatter()
  // What is relative to now differs between server and browser, so it waits for the browser.
  const inBrowser = useInBrowser()
  const now = useNow({ updateInterval: MINUTE_MS })
  const when = new Date(at)
  // Negative when it happened since the last look at the clock.
  const age = now.getTime() - when.getTime()
  const year = when.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  return (
    <time dateTime={at} title={format.dateTime(when, { dateStyle: 'full', timeStyle: 'short' })}>
      {!inBrowser || age >= DAY_MS
        ? format.dateTime(when, { day: 'numeric', month: 'short', year })
        : age < MINUTE_MS
          ? t('justNow')
          : format.relativeTime(when, now)}
    </time>
  )
}
