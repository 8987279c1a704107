'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { Edition } from '@/lib/editions'

/** Who made an edition and when, what weight it has, and the day it speaks of. */
export function EditionFacts({ edition }: { edition: Edition }) {
  const t = useTranslations('editions')
  const format = useFormatter()
  const { madeBy, madeAt, significance, revises, asOf, words } = edition
  const name = madeBy?.name ?? t('gone')
  const when = format.dateTime(new Date(madeAt), { dateStyle: 'long', timeStyle: 'short' })
  // A day is the same day wherever it is read.
  const day =
    asOf && format.dateTime(new Date(`${asOf}T12:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' })
  return (
    <p className="small muted">
      {t('madeBy', { name, when })} · {t('words', { count: words })}
      {revises !== null && ` · ${t(significance)}`}
      {day && ` · ${t('asOf', { day })}`}
    </p>
  )
}
