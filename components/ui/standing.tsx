'use client'

import { useTranslations } from 'use-intl'
import type { Standing as Kind } from '@/lib/canvases'

const DIAMOND = 'M8 1.8L14.2 8 8 14.2 1.8 8z'

/** What a canvas is for the group, told by form: a dashed diamond, dotted, half full, full. */
function StandingGlyph({ standing }: { standing: Kind }) {
  return (
    <svg className="i" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        className="pap"
        d={DIAMOND}
        strokeDasharray={standing === 'exploring' ? '2.2 2.1' : undefined}
      />
      {standing === 'example' && <circle cx="8" cy="8" r="1.6" fill="currentColor" />}
      {standing === 'basis' && <path d="M1.8 8L8 14.2 14.2 8z" fill="currentColor" />}
      {standing === 'adopted' && <path d={DIAMOND} fill="currentColor" />}
    </svg>
  )
}

/** The glyph with its word. */
export function Standing({ standing }: { standing: Kind }) {
  const t = useTranslations('canvases.standing')
  return (
    <span className="st">
      <StandingGlyph standing={standing} />
      {t(standing)}
    </span>
  )
}
