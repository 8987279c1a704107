'use client'

import './editions.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Edition } from '@/lib/editions'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { queries } from '../queries'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Empty } from '../ui/empty'
import { PageLink } from '../ui/page-link'
import { Skeleton } from '../ui/skeleton'
import { EditionFacts } from './edition-facts'
import { SaveEdition } from './save-edition'

interface EditionListProps {
  elementId: string
  /** Whether they may see what changed from one to the next. */
  mayLookBack: boolean
}

/** The editions of an element, newest first, and the way to make one. */
export function EditionList({ elementId, mayLookBack }: EditionListProps) {
  const t = useTranslations('editions')
  const shell = useTranslations('shell')
  const sentence = useErrorText()
  const [saving, setSaving] = useState(false)
  const { data, error, refetch } = useQuery(queries.editions(useApi(), elementId))
  if (error)
    return (
      <Empty title={sentence(error)} level="h2" failed>
        <Button onClick={() => void refetch()}>{shell('tryAgain')}</Button>
      </Empty>
    )
  if (!data) return <Skeleton label={t('loading')} lines={5} />
  const { items, mayMake } = data
  return (
    <section aria-label={t('title')} className="stack">
      <p className="muted measure">{t('text')}</p>
      {mayMake && (
        <p>
          <Button look="main" onClick={() => setSaving(true)}>
            {t('save')}
          </Button>
        </p>
      )}
      {items.length === 0 ? (
        <Empty title={t('none')} level="h2">
          <p>{mayMake ? t('noneMay') : t('noneMayNot')}</p>
        </Empty>
      ) : (
        <ol className="edition-list" reversed>
          {items.map((edition, at) => (
            <li key={edition.id}>
              <Line edition={edition} older={items[at + 1] ?? null} mayLookBack={mayLookBack} />
            </li>
          ))}
        </ol>
      )}
      <Dialog open={saving} onClose={() => setSaving(false)} title={t('save')}>
        <SaveEdition elementId={elementId} onDone={() => setSaving(false)} />
      </Dialog>
    </section>
  )
}

interface LineProps {
  edition: Edition
  older: Edition | null
  mayLookBack: boolean
}

function Line({ edition, older, mayLookBack }: LineProps) {
  const t = useTranslations('editions')
  const { elementId, number, label, note, edit } = edition
  const element = `/elements/${encodeURIComponent(elementId)}`
  return (
    <>
      <h2>
        <PageLink href={`${element}/editions/${number}`}>{t('named', { number, label })}</PageLink>
      </h2>
      <EditionFacts edition={edition} />
      {note && <p className="edition-note">{note}</p>}
      {mayLookBack && (
        <p className="small edition-ways">
          {older && (
            <PageLink href={`${element}/history?from=${older.edit}&to=${edit}`}>
              {t('since', { number: older.number })}
            </PageLink>
          )}
          <PageLink href={`${element}/history?from=${edit}&to=${NOW}`}>{t('untilNow')}</PageLink>
        </p>
      )}
    </>
  )
}

/** An edit later than any: the text as it is when the page is opened. */
const NOW = Number.MAX_SAFE_INTEGER
