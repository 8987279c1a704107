'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Empty } from '../ui/empty'
import { PageLink } from '../ui/page-link'

interface NothingToCompareProps {
  canvasId: string
  /** What else there is to do. */
  children?: ReactNode
}

/** Where a canvas shares no ancestor with any other: how that comes about. */
export function NothingToCompare({ canvasId, children }: NothingToCompareProps) {
  const t = useTranslations('differences')
  return (
    <Empty title={t('none')} level="h2">
      <p>{t('noneText')}</p>
      <p className="df-ways">
        <PageLink className="btn" href={`/canvases/${encodeURIComponent(canvasId)}`}>
          {t('toBoard')}
        </PageLink>
        {children}
      </p>
    </Empty>
  )
}

/** Where an address names what is not related, or not there. `startOver`: the page without it. */
export function NotRelated({ startOver }: { startOver: string }) {
  const t = useTranslations('differences')
  return (
    <Empty title={t('unknown')} level="h2" failed>
      <p>{t('unknownText')}</p>
      {/* Loaded anew: the page may be this one already, at another address. */}
      <a className="btn" href={startOver}>
        {t('startOver')}
      </a>
    </Empty>
  )
}
