import { useTranslations } from 'use-intl'
import type { Edition } from '@/lib/editions'
import { PageLink } from '../ui/page-link'
import type { Timeline, View } from './past-store'

interface EditionNoteProps {
  view: View
  timeline: Timeline
  editions: readonly Edition[]
}

/** Where what is shown leads up to an edition: which one, and what its makers say is new in it. */
export function EditionNote({ view, timeline, editions }: EditionNoteProps) {
  const t = useTranslations('editions')
  const stepOf = (edit: number) => timeline.steps.findLastIndex(({ until }) => until <= edit)
  const edition = editions.find(({ edit }) => stepOf(edit) === view.after)
  if (!edition || view.before === view.after) return null
  const { elementId, number, label, note } = edition
  return (
    <section className="edition-said" aria-label={t('number', { number })}>
      <p>
        <PageLink href={`/elements/${encodeURIComponent(elementId)}/editions/${number}`}>
          {t('named', { number, label })}
        </PageLink>
      </p>
      {note && <p className="edition-note">{note}</p>}
    </section>
  )
}
