'use client'

import { createContext, useContext } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Person } from '@/lib/faces'
import type { Change } from '@/lib/history/shown-parts'

/** Those who wrote, by id. */
export const People = createContext<ReadonlyMap<string, Person>>(new Map())
/** What two texts are called that are compared; null for one text at two moments. */
export const TwoTexts = createContext<readonly [string, string] | null>(null)

/** What stands above a block that changed places. */
export function useMovedTo(): (change: Change) => string {
  const t = useTranslations('history.text')
  const two = useTranslations('differences.text')
  const texts = useContext(TwoTexts)
  return ({ kind }) => (texts ? two('elsewhere') : t(kind === 'in' ? 'movedHere' : 'movedAway'))
}

/** How a change is drawn, and the sentence about it. */
export function useSaid(): (change: Change) => { className: string; title: string } {
  const t = useTranslations('history.text')
  const two = useTranslations('differences.text')
  const format = useFormatter()
  const people = useContext(People)
  const texts = useContext(TwoTexts)
  return ({ kind, by, at, again, moved }) => {
    if (texts) {
      const [first, second] = texts
      const name = kind === 'out' ? first : second
      if (moved) return { className: 'ch ch-moved none', title: two('elsewhere') }
      const only = kind === 'marked' ? 'marked' : 'only'
      return { className: `ch ch-${kind} two-${kind}`, title: two(only, { name }) }
    }
    const person = by === null ? undefined : people.get(by)
    const values = {
      name: person?.name ?? (by === null ? t('server') : t('gone')),
      when: format.dateTime(at, { dateStyle: 'long', timeStyle: 'short' }),
    }
    const sentence = moved ? (kind === 'in' ? 'here' : 'away') : again ? 'again' : kind
    return {
      className: `ch ${moved ? 'ch-moved' : `ch-${kind}`} ${person ? `w${person.colour}` : 'none'}`,
      title: t(by === null ? 'fromStart' : sentence, values),
    }
  }
}
