'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Person } from '@/lib/faces'
import { Face } from '../ui/face'
import { ChangeSteps } from './change-steps'
import type { View } from './past-store'

interface ChangeSummaryProps {
  view: View
  people: ReadonlyMap<string, Person>
  /** Whether both texts are shown beside each other. */
  beside: boolean
  onBeside: (beside: boolean) => void
  /** Hears the number of the block of the change that one has come to; null before that. */
  onPart: (part: number | null) => void
  /** What can be done with that change. */
  children?: ReactNode
}

/** Who changed how much between the moments that are shown, and the way from change to change. */
export function ChangeSummary(props: ChangeSummaryProps) {
  const { view, people, beside, onBeside, onPart, children } = props
  const t = useTranslations('history.summary')
  const text = useTranslations('history.text')
  const { counted } = view
  return (
    <section className="sum" aria-label={t('title')}>
      {counted.length === 0 ? (
        <p className="muted">{t('nothing')}</p>
      ) : (
        <ul className="keyed" aria-label={t('colours')}>
          {counted.map(({ by, wordsIn, wordsOut, moved }) => {
            const person = by === null ? undefined : people.get(by)
            const name = person?.name ?? (by === null ? text('server') : text('gone'))
            return (
              <li key={by ?? ''}>
                {person ? (
                  <Face person={person} quiet />
                ) : (
                  <span className="face none" aria-hidden="true" />
                )}
                <span>
                  {wordsIn + wordsOut > 0
                    ? t('words', { name, in: wordsIn, out: wordsOut })
                    : moved > 0
                      ? t('movedOnly', { name, count: moved })
                      : t('formOnly', { name })}
                  {wordsIn + wordsOut > 0 && moved > 0 && `, ${t('moved', { count: moved })}`}
                </span>
              </li>
            )
          })}
        </ul>
      )}
      <ChangeSteps
        of={view}
        any={counted.length > 0}
        beside={beside}
        onBeside={onBeside}
        onPart={onPart}
      >
        {children}
      </ChangeSteps>
    </section>
  )
}
