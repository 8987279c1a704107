'use client'

import { useTranslations } from 'use-intl'
import { ELEMENT_STATUSES } from '@/lib/element-status'
import { Status } from '../ui/status'

/** How to read the board: the two kinds of line, and each status with its word. */
export function Legend() {
  const t = useTranslations('board')
  return (
    <ul className="legend" aria-label={t('legend')}>
      <li className="lines">
        <Line />
        {t('legendRequired')}
      </li>
      <li className="lines">
        <Line dashed />
        {t('legendRecommended')}
      </li>
      {ELEMENT_STATUSES.map((status) => (
        <li key={status}>
          <Status status={status} />
        </li>
      ))}
    </ul>
  )
}

function Line({ dashed = false }: { dashed?: boolean }) {
  return (
    <svg className="i line-sign" viewBox="0 0 18 16" aria-hidden="true" focusable="false">
      <path d="M1 8h12" strokeDasharray={dashed ? '3 2.5' : undefined} />
      <circle cx="14" cy="8" r="2.2" />
    </svg>
  )
}
