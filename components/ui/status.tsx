'use client'

import { useTranslations } from 'use-intl'
import type { ElementStatus } from '@/lib/canvases'

/** Told by form, never by colour: empty is a dashed ring, draft a ring. */
export function StatusGlyph({ status }: { status: ElementStatus }) {
  return (
    <svg className="i" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <circle
        className="pap"
        cx="8"
        cy="8"
        r="5.5"
        strokeDasharray={status === 'empty' ? '2.2 2.1' : undefined}
      />
    </svg>
  )
}

/** The glyph with its word. */
export function Status({ status }: { status: ElementStatus }) {
  const t = useTranslations('shell.status')
  return (
    <span className="st">
      <StatusGlyph status={status} />
      {t(status)}
    </span>
  )
}
