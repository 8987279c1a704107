'use client'

import './editions.css'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Edition, EditionText } from '@/lib/editions'
import { partsFromJson } from '@/lib/history/parts-from-json'
import type { Restoration } from '@/lib/restorations'
import { PastText } from '../history/past-text'
import { CopyPast } from '../restorations/copy-past'
import { RestoreButton } from '../restorations/restore-button'
import { RestoredNotice } from '../restorations/restored-notice'
import { PageLink } from '../ui/page-link'
import { EditionFacts } from './edition-facts'

interface EditionPageProps {
  edition: EditionText
  /** What the element is called now. */
  title: string
  mayLookBack: boolean
  /** Whether the text may be made to say this again. */
  mayRestore: boolean
  /** The newest edition, when that is another one. */
  newest: Edition | null
}

const NOBODY = new Map<string, never>()

/** One edition: its words as they were, which nobody changes any more. */
export function EditionPage(props: EditionPageProps) {
  const { edition, title, mayLookBack, mayRestore, newest } = props
  const t = useTranslations('editions')
  const restoring = useTranslations('restoring')
  const [restored, setRestored] = useState<Restoration | null>(null)
  const parts = useMemo(() => partsFromJson(edition.content), [edition])
  const { id, elementId, number, label, note, edit } = edition
  const element = `/elements/${encodeURIComponent(elementId)}`
  return (
    <article className="edition">
      <header>
        <h1 className="doc-t">{title}</h1>
        <p className="edition-name">{t('named', { number, label })}</p>
        <EditionFacts edition={edition} />
        {note && <p className="edition-note">{note}</p>}
        {newest && (
          <p className="small edition-ways">
            <PageLink href={`${element}/editions/${newest.number}`}>
              {t('newest', { number: newest.number, label: newest.label })}
            </PageLink>
          </p>
        )}
        <p className="small edition-ways">
          <PageLink href={element}>{t('toText')}</PageLink>
          <PageLink href={`${element}/editions`}>{t('all')}</PageLink>
          {mayLookBack && (
            <PageLink href={`${element}/history?from=${edit}&to=${Number.MAX_SAFE_INTEGER}`}>
              {t('untilNow')}
            </PageLink>
          )}
          <a href={`/api/v1/editions/${encodeURIComponent(id)}/markdown`} download>
            {t('markdown')}
          </a>
        </p>
        <div className="past-acts">
          {mayRestore && (
            <RestoreButton
              label={restoring('openEdition')}
              elementId={elementId}
              from={{ editionId: id }}
              of={{ edition: number }}
              onRestored={setRestored}
            />
          )}
          <CopyPast parts={parts} people={NOBODY} />
        </div>
        {restored && <RestoredNotice restoration={restored} onUndone={setRestored} />}
      </header>
      <div className="fixed-words">
        <PastText parts={parts} people={NOBODY} />
      </div>
    </article>
  )
}
