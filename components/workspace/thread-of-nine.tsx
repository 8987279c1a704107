'use client'

import { useTranslations } from 'use-intl'
import type { ElementTile } from '@/lib/canvases'
import { StatusGlyph } from '../ui/status'

/** A canvas at a glance: its elements as knots on one line, and how many are begun. */
export function ThreadOfNine({ elements }: { elements: ElementTile[] }) {
  const t = useTranslations('home')
  const total = elements.length
  const draft = elements.filter(({ status }) => status !== 'empty').length
  return (
    <div>
      <div
        className="nine"
        role="img"
        aria-label={t('thread', { total, draft, empty: total - draft })}
      >
        {elements.map(({ id, status }) => (
          <span key={id}>
            <StatusGlyph status={status} />
          </span>
        ))}
      </div>
      <p className="small dim mt-2">{t('begun', { begun: draft, total })}</p>
    </div>
  )
}
