'use client'

import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { ElementTile, WhoIsWhere } from '@/lib/canvases'
import { StatusGlyph } from '../ui/status'
import { PageLink } from '../ui/page-link'

interface RailProps {
  elements: readonly ElementTile[]
  current: string
  where: WhoIsWhere
  me: string
}

/** The elements of the canvas as a thread with knots: where they stand, and who is in which. */
export function Rail({ elements, current, where, me }: RailProps) {
  const t = useTranslations('editor')
  const status = useTranslations('shell.status')
  const list = useRef<HTMLOListElement>(null)

  // Lying flat on a phone, the rail may be longer than the screen.
  useEffect(() => {
    list.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])

  return (
    <nav className="rail" aria-label={t('rail')}>
      <ol ref={list}>
        {elements.map((element, i) => {
          const others = (where[element.id] ?? []).filter(({ id }) => id !== me)
          const name = t('railItem', {
            number: i + 1,
            title: element.title,
            status: status(element.status).toLocaleLowerCase(),
            here: others.length,
          })
          return (
            <li key={element.id}>
              <PageLink
                href={`/elements/${element.id}`}
                aria-current={element.id === current ? 'page' : undefined}
                title={name}
              >
                <span className="vh">{name}</span>
                <StatusGlyph status={element.status} />
                {others[0] && <span className={`who w${others[0].colour}`} />}
              </PageLink>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
