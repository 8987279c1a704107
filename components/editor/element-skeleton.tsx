'use client'

import { useTranslations } from 'use-intl'
import { Skeleton } from '../ui/skeleton'

/** An element that is on its way: the page in its shape, without words. */
export function ElementSkeleton() {
  const t = useTranslations('editor')
  return (
    <div className="el">
      <div className="rail" />
      <div className="outline" />
      <main id="main" className="leaf" aria-busy="true">
        <div className="bar" />
        <div className="sheet-grid">
          <div className="t">
            <Skeleton label={t('loading')} lines={6} />
          </div>
        </div>
      </main>
    </div>
  )
}
