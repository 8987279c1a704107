'use client'

import { useTranslations } from 'use-intl'
import type { Person } from '@/lib/faces'
import { sideOf, type ShownPart } from '@/lib/history/shown-parts'
import { People, TwoTexts } from './change-said'
import { drawn } from './past-text'

interface PastSidesProps {
  parts: readonly ShownPart[]
  people: ReadonlyMap<string, Person>
  /** What the older moment is called, and the newer. */
  names: readonly [string, string]
}

/** The same of two moments beside each other, block by block. */
export function PastSides({ people, ...sides }: PastSidesProps) {
  const t = useTranslations('history.text')
  const missing = { before: t('beforeOnly'), after: t('afterOnly') }
  return (
    <People value={people}>
      <Sides {...sides} missing={missing} />
    </People>
  )
}

interface TwoTextsProps {
  /** What stands in either; see `betweenTexts`. */
  parts: readonly ShownPart[]
  /** What the first text is called, and the second. */
  names: readonly [string, string]
  beside: boolean
}

/** Two texts: what stands in the first only is struck, what stands in the second only underlined. */
export function TwoTextsShown({ parts, names, beside }: TwoTextsProps) {
  const t = useTranslations('differences.text')
  const missing = { before: t('notHere'), after: t('notHere') }
  return (
    <TwoTexts value={names}>
      {beside && <Sides parts={parts} names={names} missing={missing} />}
      {/* On narrow screens two texts beside each other would be two columns of single words. */}
      <div className={beside ? 'past-inline' : ''}>
        <div className="prose past-text">{drawn(parts, 0)}</div>
      </div>
    </TwoTexts>
  )
}

interface SidesProps {
  parts: readonly ShownPart[]
  names: readonly [string, string]
  /** What stands in the place of a block that a side does not have. */
  missing: Record<(typeof SIDES)[number], string>
}

function Sides({ parts, names, missing }: SidesProps) {
  const t = useTranslations('history.text')
  return (
    <div className="past-sides" role="group" aria-label={t('sides')}>
      <div className="past-row">
        {names.map((name, side) => (
          <h2 key={side}>{name}</h2>
        ))}
      </div>
      {parts.map((part, index) => (
        <div key={index} className="past-row">
          {SIDES.map((side) => {
            const shown = sideOf(part, side)
            return (
              <div key={side} className="prose past-text">
                {shown ? drawn([shown], 0, index) : <p className="gone">{missing[side]}</p>}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

const SIDES = ['before', 'after'] as const
