'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'

interface CompareChoiceProps {
  /** The day that was chosen, as a date field says it; empty for none. */
  day: string
  onDay: (day: string) => void
  /** Whether there is a visit to go back to. */
  hasVisit: boolean
}

/** A day to compare with, instead of one's last visit. */
export function CompareChoice({ day, onDay, hasVisit }: CompareChoiceProps) {
  const t = useTranslations('since')
  const id = useId()
  return (
    <div className="since-choice">
      <label htmlFor={id}>{t('day')}</label>
      <input
        id={id}
        className="in"
        type="date"
        value={day}
        max={dayOf(new Date())}
        onChange={({ target }) => onDay(target.value)}
      />
      {day !== '' && hasVisit && (
        <Button look="quiet" onClick={() => onDay('')}>
          {t('visit')}
        </Button>
      )}
    </div>
  )
}

/** As a date field says it, where the reader is. */
export function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The beginning of such a day where the reader is (ISO); null for what is none. */
export function beginningOf(day: string): string | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (year === undefined) return null
  const time = new Date(Number(year), Number(month) - 1, Number(date)).getTime()
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
