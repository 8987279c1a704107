'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { Edition } from '@/lib/editions'
import { PageLink } from '../ui/page-link'

/** Who made an edition and when, its weight and day, who wrote in it, and what it takes in. */
export function EditionFacts({ edition }: { edition: Edition }) {
  const t = useTranslations('editions')
  const format = useFormatter()
  const { madeBy, madeAt, significance, revises, asOf, words, authors, integrates } = edition
  const name = madeBy?.name ?? t('gone')
  const when = format.dateTime(new Date(madeAt), { dateStyle: 'long', timeStyle: 'short' })
  // A day is the same day wherever it is read.
  const day =
    asOf && format.dateTime(new Date(`${asOf}T12:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' })
  return (
    <>
      <p className="small muted">
        {t('madeBy', { name, when })} · {t('words', { count: words })}
        {revises !== null && ` · ${t(significance)}`}
        {day && ` · ${t('asOf', { day })}`}
      </p>
      {authors.length > 0 && (
        <p className="small muted">
          {t('authors', { names: format.list(authors.map((author) => author.name)) })}
        </p>
      )}
      {integrates.length > 0 && (
        <div className="small edition-taken">
          <span className="muted">{t('integrates')}</span>
          <ul>
            {integrates.map(({ id, elementId, element, number, label }) => (
              <li key={id}>
                <PageLink
                  href={`/elements/${encodeURIComponent(elementId)}/editions/${number}`}
                  title={label}
                >
                  {t('taken', { element, number })}
                </PageLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
