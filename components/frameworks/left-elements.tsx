'use client'

import { useTranslations } from 'use-intl'
import type { ElementTile } from '@/lib/canvases'
import type { Framework } from '@/lib/frameworks/framework'
import './frameworks.css'
import { PageLink } from '../ui/page-link'

interface LeftElementsProps {
  elements: readonly ElementTile[]
  framework: Framework
}

/** Texts whose elements the framework of the canvas no longer has: kept, and to be found. */
export function LeftElements({ elements, framework }: LeftElementsProps) {
  const t = useTranslations('frameworks.left')
  const known = new Set(framework.kinds.map(({ key }) => key))
  const left = elements.filter(({ kind }) => !known.has(kind))
  if (left.length === 0) return null
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
