'use client'

import './search.css'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams, type ReadonlyURLSearchParams } from 'next/navigation'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Hit } from '@/lib/search/hits'
import { HIT_KINDS } from '@/lib/search/kinds'
import { QUERY_MAX, queryFrom } from '@/lib/search/query'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Skeleton } from '../ui/skeleton'
import { HitLine } from './hit-line'
import { SearchForm, type Looking } from './search-form'
import { useLater } from './use-later'

const LATER_MS = 200

interface SearchPageProps {
  workspaceId: string
  slug: string
  canvases: { id: string; title: string }[]
}

/** Looks through a workspace while one types. What is looked for stands in the address. */
export function SearchPage({ workspaceId, slug, canvases }: SearchPageProps) {
  const t = useTranslations('search')
  const shell = useTranslations('shell')
  const errorText = useErrorText()
  // Whoever comes back gets the page as it was drawn first, and the address as they left it.
  const params = useSearchParams()
  const [looking, setLooking] = useState(() => lookingFrom(params, canvases))
  const list = useRef<HTMLOListElement>(null)
  const change = (part: Partial<Looking>) => setLooking((before) => ({ ...before, ...part }))
  const wanted = useLater(looking, LATER_MS)
  const { hasWords, hits, answer } = useHits(workspaceId, wanted)
  useAddress(wanted)
  const { kind, canvas } = looking
  const isNarrowed = kind !== null || canvas !== ''

  return (
    <search aria-label={t('title')} className="stack" onKeyDown={walk}>
      <SearchForm
        looking={looking}
        canvases={canvases}
        onChange={change}
        onGo={() => list.current?.querySelector('a')?.focus()}
      />
      <p className="small muted" role="status">
        {hits && hasWords && <Count count={hits.length} isAll={!answer.hasNextPage} />}
      </p>
      {!hasWords ? (
        <Empty level="h2" title={t('start')}>
          <p>{t('startText')}</p>
        </Empty>
      ) : answer.error ? (
        <Empty level="h2" title={errorText(answer.error)} failed>
          <Button onClick={() => void answer.refetch()}>{shell('tryAgain')}</Button>
        </Empty>
      ) : !hits ? (
        <Skeleton label={t('loading')} lines={5} />
      ) : hits.length === 0 ? (
        <Empty level="h2" title={t('none', { words: wanted.q.trim() })}>
          <p>{t(isNarrowed ? 'noneFiltered' : 'noneText')}</p>
          {isNarrowed && (
            <Button onClick={() => change({ kind: null, canvas: '' })}>{t('everywhere')}</Button>
          )}
        </Empty>
      ) : (
        <ol
          ref={list}
          className="hits"
          aria-label={t('results')}
          aria-busy={answer.isPlaceholderData}
        >
          {hits.map((hit) => (
            <HitLine key={keyOf(hit)} hit={hit} slug={slug} />
          ))}
        </ol>
      )}
      {answer.hasNextPage && hasWords && (
        <div className="cluster">
          <Button
            busy={answer.isFetchingNextPage && t('loading')}
            onClick={() => void answer.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </div>
      )}
    </search>
  )
}

function Count({ count, isAll }: { count: number; isAll: boolean }) {
  const t = useTranslations('search')
  return isAll ? t('found', { count }) : t('foundMore', { count })
}

function useHits(workspaceId: string, { q, kind, canvas, archived }: Looking) {
  const api = useApi()
  const hasWords = queryFrom(q).wanted.length > 0
  const ask = {
    q: q.trim(),
    ...(kind && { kind }),
    ...(canvas && { canvas }),
    ...(archived && { archived: 'true' as const }),
  }
  const answer = useInfiniteQuery({
    queryKey: [...keys.search(workspaceId), ask],
    queryFn: ({ pageParam }) =>
      api.search(workspaceId, { ...ask, ...(pageParam !== null && { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: hasWords,
    placeholderData: keepPreviousData,
  })
  return { hasWords, hits: answer.data?.pages.flatMap(({ items }) => items), answer }
}

function lookingFrom(
  params: ReadonlyURLSearchParams,
  canvases: SearchPageProps['canvases'],
): Looking {
  return {
    q: params.get('q')?.slice(0, QUERY_MAX) ?? '',
    kind: HIT_KINDS.find((each) => each === params.get('kind')) ?? null,
    canvas: canvases.find(({ id }) => id === params.get('canvas'))?.id ?? '',
    archived: params.get('archived') === 'true',
  }
}

/** What one looks for can be sent on, and is there again after looking at a hit. */
function useAddress({ q, kind, canvas, archived }: Looking): void {
  useEffect(() => {
    const params = new URLSearchParams({
      ...(q.trim() && { q: q.trim() }),
      ...(kind && { kind }),
      ...(canvas && { canvas }),
      ...(archived && { archived: 'true' }),
    })
    const search = params.size > 0 ? `?${params.toString()}` : ''
    if (search !== window.location.search)
      window.history.replaceState(null, '', window.location.pathname + search)
  }, [q, kind, canvas, archived])
}

/** Arrows lead from one hit to the next, and from the first back to the field. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const { target, currentTarget } = event
  if (by === 0 || !(target instanceof HTMLElement) || !target.matches('.hits a')) return
  event.preventDefault()
  const links = [...currentTarget.querySelectorAll<HTMLElement>('.hits a')]
  const next = links.indexOf(target) + by
  if (next < 0) currentTarget.querySelector<HTMLElement>('input[type="search"]')?.focus()
  else links[next]?.focus()
}

function keyOf(hit: Hit): string {
  switch (hit.kind) {
    case 'person':
      return `person ${hit.person.id}`
    case 'title':
      return `title ${hit.element?.id ?? hit.canvas.id}`
    case 'text':
    case 'edition':
    case 'comment':
      return `${hit.kind} ${hit.id}`
    default:
      return hit satisfies never
  }
}
