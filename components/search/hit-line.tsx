'use client'

import { useTranslations } from 'use-intl'
import type { Hit } from '@/lib/search/hits'
import { addressOfWords } from '@/lib/search/kinds'
import { Face } from '../ui/face'
import { Icon, type IconName } from '../ui/icon'
import { Moment } from '../ui/moment'
import { PageLink } from '../ui/page-link'
import { Marked } from './marked'

interface HitLineProps {
  hit: Hit
  slug: string
}

/** One thing that was found: what, where, and by whom. All of it is one link, which opens the place. */
export function HitLine({ hit, slug }: HitLineProps) {
  return (
    <li className="hit-line">
      <Sign hit={hit} />
      <div>
        <p className={isName(hit) ? 'hit-name' : undefined}>
          <PageLink href={hrefOf(hit, slug)}>
            <Marked passage={hit.passage} />
          </PageLink>
        </p>
        <p className="small muted">
          <About hit={hit} />
        </p>
      </div>
    </li>
  )
}

function isName(hit: Hit): boolean {
  return hit.kind === 'text' ? hit.isHeading : hit.kind !== 'comment'
}

function Sign({ hit }: { hit: Hit }) {
  if (hit.kind === 'person') return <Face person={hit.person} quiet />
  return <Icon name={iconOf(hit)} />
}

function iconOf(hit: Exclude<Hit, { kind: 'person' }>): IconName {
  if (hit.kind === 'comment') return 'talk'
  return hit.element ? 'page' : 'board'
}

function About({ hit }: { hit: Hit }) {
  const t = useTranslations('search')
  const roles = useTranslations('roles')
  if (hit.kind === 'person') return <>{roles(hit.role)}</>
  const { canvas, element } = hit
  const where =
    hit.kind === 'title' || !element
      ? element
        ? canvas.title
        : t('canvas')
      : t('in', { element: element.title, canvas: canvas.title })
  return (
    <>
      {where}
      {canvas.archived && <> · {t('inArchive')}</>}
      {hit.kind === 'text' && hit.lastChange && (
        <>
          {' · '}
          {hit.lastChange.by ? t('changedBy', { name: hit.lastChange.by.name }) : t('changed')}{' '}
          <Moment at={hit.lastChange.at} />
        </>
      )}
      {hit.kind === 'edition' && <> · {t('edition', { number: hit.number })}</>}
      {(hit.kind === 'comment' || hit.kind === 'edition') && (
        <>
          {' · '}
          {hit.by?.name ?? t('somebody')} <Moment at={hit.at} />
        </>
      )}
    </>
  )
}

/** Where a hit opens: at its words, its thread, its page. */
function hrefOf(hit: Hit, slug: string): string {
  switch (hit.kind) {
    case 'person':
      return `/w/${slug}/members`
    case 'title':
      return hit.element ? `/elements/${hit.element.id}` : `/canvases/${hit.canvas.id}`
    case 'text':
      return addressOfWords(hit.element.id, hit.passage.text)
    case 'edition':
      return `/elements/${hit.element.id}/editions/${hit.number}`
    case 'comment':
      return `/elements/${hit.element.id}#thread-${hit.threadId}`
    default:
      return hit satisfies never
  }
}
