'use client'

import { useTranslations } from 'use-intl'
import type { Canvas } from '@/lib/canvases'
import { useDay } from '../ui/moment'
import { PageLink } from '../ui/page-link'

/** Where a canvas started, and what was started from it. Nothing for one that stands alone. */
export function Origin({
  canvas: { id, origin, forks },
}: {
  canvas: Pick<Canvas, 'id' | 'origin' | 'forks'>
}) {
  const t = useTranslations('canvases.origin')
  const day = useDay()
  return (
    <>
      {origin && (
        <p className="origin">
          {t.rich(origin.as, {
            title: origin.title,
            day: day(origin.at),
            name: origin.by?.name ?? t('somebody'),
            a: (words) => <PageLink href={`/canvases/${origin.canvasId}`}>{words}</PageLink>,
          })}{' '}
          <PageLink href={`/canvases/${id}/compare?with=${origin.canvasId}`}>
            {t('differs')}
          </PageLink>
        </p>
      )}
      {forks.length > 0 && (
        <p className="origin">
          {t.rich('forks', {
            count: forks.length,
            list: () =>
              forks.map((fork, i) => (
                <span key={fork.id}>
                  {i > 0 && ', '}
                  <PageLink href={`/canvases/${fork.id}`}>{fork.title}</PageLink>
                </span>
              )),
          })}
        </p>
      )}
    </>
  )
}
