'use client'

import { useTranslations } from 'use-intl'
import type { ElementTile } from '@/lib/canvases'
import { Moment } from '../ui/moment'

interface LastChangeProps {
  change: ElementTile['lastChange']
  /** Where there is room for little more than a word. */
  short?: boolean
}

/** Who changed it last, and when: "Jonas, 2 hours ago". Nothing when nobody has. */
export function LastChange({ change, short = false }: LastChangeProps) {
  const t = useTranslations('board')
  if (!change) return null
  const when = () => <Moment at={change.at} />
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
