'use client'

import { useTranslations } from 'use-intl'
import type { ElementTile } from '@/lib/canvases'
import './frameworks.css'
import { PageLink } from '../ui/page-link'

interface LeftElementsProps {
  left: readonly ElementTile[]
}

/** Texts whose elements the framework of the canvas no longer has: kept, and to be found. */
export function LeftElements({ left }: LeftElementsProps) {
  const t = useTranslations('frameworks.left')
  return (
    <section className="fw-left" aria-labelledby="fw-left">
      <h2 className="label" id="fw-left">
        {t('title')}
      </h2>
      <p className="small muted">{t('text')}</p>
      <ul>
        {left.map(({ id, title, opening }) => (
          <li key={id}>
            <PageLink href={`/elements/${id}`}>{title}</PageLink>
            <p className="small muted">{opening}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
