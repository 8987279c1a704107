'use client'

import { useId, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Person } from '@/lib/faces'
import type { Restoration } from '@/lib/restorations'
import { Button } from '../ui/button'
import { SelectField } from '../ui/field'
import type { Span, Timeline } from './past-store'
import { TimelineEntry } from './timeline-entry'
import { timelineItems, type KeptEditions } from './timeline-items'

/** So many are listed at first, and so many more each time. */
const AT_ONCE = 40

interface SessionListProps {
  timeline: Timeline
  editions: KeptEditions
  /** What the text was made to say again. */
  restorations: readonly Restoration[]
  people: ReadonlyMap<string, Person>
  span: Span
  onSpan: (span: Span) => void
  /** Null for who may not take a restore back. */
  onUndone: ((restoration: Restoration) => void) | null
}

/** What was done in a text and what was kept of it, the latest first; pressing one shows what changed. */
export function SessionList(props: SessionListProps) {
  const { timeline, editions, restorations, ...shown } = props
  const { people } = shown
  const t = useTranslations('history.sessions')
  const [who, setWho] = useState('')
  const [section, setSection] = useState('')
  const [listed, setListed] = useState(AT_ONCE)
  const title = useId()
  const items = useMemo(
    () =>
      timelineItems(
        timeline,
        { ...editions, restorations },
        { who, section: section === '' ? null : Number(section) },
      ),
    [timeline, editions, restorations, who, section],
  )
  return (
    <section className="past-side" aria-labelledby={title}>
      <h2 id={title}>{t('title')}</h2>
      <div className="past-filters">
        <SelectField
          label={t('who')}
          value={who}
          onChange={({ target }) => {
            setWho(target.value)
            setListed(AT_ONCE)
          }}
        >
          <option value="">{t('everybody')}</option>
          {[...people.values()].map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        {timeline.headings.length > 0 && (
          <SelectField
            label={t('section')}
            value={section}
            onChange={({ target }) => {
              setSection(target.value)
              setListed(AT_ONCE)
            }}
          >
            <option value="">{t('wholeText')}</option>
            {timeline.headings.map(({ words, level }, index) => (
              // Two of the same name are two; what lies below another is set in.
              <option key={index} value={index}>
                {'\u2003'.repeat(Math.max(0, Math.min(level, 4) - 2))}
                {words}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      {items.length === 0 ? (
        <p className="muted">{t('nothing')}</p>
      ) : (
        <ol className="session-list">
          {items.slice(0, listed).map((item) => (
            <li key={item.key} className={`tl-${item.kind}`}>
              <TimelineEntry item={item} {...shown} />
            </li>
          ))}
        </ol>
      )}
      {items.length > listed && (
        <Button onClick={() => setListed(listed + AT_ONCE)}>
          {t('more', { count: items.length - listed })}
        </Button>
      )}
    </section>
  )
}
