'use client'

import './editions.css'
import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { AutomaticEditionText } from '@/lib/editions'
import { partsFromJson } from '@/lib/history/parts-from-json'
import { PastText } from '../history/past-text'
import { PageLink } from '../ui/page-link'

interface AutomaticPageProps {
  edition: AutomaticEditionText
  /** What the element is called now. */
  title: string
}

const NOBODY = new Map<string, never>()

/** A text as it was kept without anybody's asking. A draft like any other: nobody named it. */
export function AutomaticPage({ edition, title }: AutomaticPageProps) {
  const t = useTranslations('editions')
  const kept = useTranslations('history.sessions.kept')
  const format = useFormatter()
  const parts = useMemo(() => partsFromJson(edition.content), [edition])
  const { id, elementId, edit, why, words, authors, madeBy, madeAt, held } = edition
  const element = `/elements/${encodeURIComponent(elementId)}`
  const when = format.dateTime(new Date(madeAt), { dateStyle: 'long', timeStyle: 'short' })
  return (
    <article className="edition">
      <header>
        <h1 className="doc-t">{title}</h1>
        <p className="small muted">
          {kept(why, { name: madeBy?.name ?? t('gone') })}, {when} · {t('words', { count: words })}
        </p>
        {authors.length > 0 && (
          <p className="small muted">
            {t('authors', { names: format.list(authors.map(({ name }) => name)) })}
          </p>
        )}
        <p className="edition-note">{t(held ? 'automaticHeld' : 'automaticText')}</p>
        <p className="small edition-ways">
          <PageLink href={element}>{t('toText')}</PageLink>
          <PageLink href={`${element}/history?at=${edit}`}>{t('toHistory')}</PageLink>
          <PageLink href={`${element}/history?from=${edit}&to=${Number.MAX_SAFE_INTEGER}`}>
            {t('untilNow')}
          </PageLink>
          <a href={`/api/v1/automatic-editions/${encodeURIComponent(id)}/markdown`} download>
            {t('markdown')}
          </a>
        </p>
      </header>
      <div className="kept-words">
        <PastText parts={parts} people={NOBODY} />
      </div>
    </article>
  )
}
