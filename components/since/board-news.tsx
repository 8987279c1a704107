'use client'

import './since.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { useFormatter, useTranslations } from 'use-intl'
import type { ElementSince } from '@/lib/since'
import { useApi } from '../api'
import { keys } from '../queries'
import type { TogetherParts } from '../together/together-parts'

interface BoardNewsProps {
  canvasId: string
  onEvent: TogetherParts['channel']['onEvent']
}

/** Everybody's typing reports a change each time; what is new is asked for at most this often. */
const ASK_EVERY_MS = 15_000

/**
 * The word "New" on each tile whose text others changed since one saw it, with how much they put in. Tiles are drawn without
 * it, with an empty place for it: a board does not wait for what is new.
 */
export function BoardNews({ canvasId, onEvent }: BoardNewsProps) {
  const api = useApi()
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: keys.newOnBoard(canvasId),
    queryFn: () => api.since(canvasId),
    retry: false,
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const stop = onEvent(({ type }) => {
      if (type !== 'element-changed') return
      timer ??= setTimeout(() => {
        timer = null
        void client.invalidateQueries({ queryKey: keys.newOnBoard(canvasId) })
      }, ASK_EVERY_MS)
    })
    return () => {
      stop()
      if (timer) clearTimeout(timer)
    }
  }, [canvasId, client, onEvent])
  const news = data?.elements.filter(({ isNew }) => isNew) ?? []
  const places = useSyncExternalStore(heardOfPlaces, placesNow, noPlaces)
  return news.flatMap((each) => {
    const place = places.get(each.elementId)
    return place ? [createPortal(<New news={each} />, place, each.elementId)] : []
  })
}

let known: ReadonlyMap<string, Element> = new Map()

/** The place for it on each tile, or in each row of the list. */
function placesNow(): ReadonlyMap<string, Element> {
  const found = new Map(
    [...document.querySelectorAll('[data-news]')].map((place) => [
      place.getAttribute('data-news') ?? '',
      place,
    ]),
  )
  if (!isSame(known, found)) known = found
  return known
}

/** A list takes the place of the board, and tiles come and go. */
function heardOfPlaces(listener: () => void): () => void {
  const watch = new MutationObserver(listener)
  watch.observe(document.querySelector('#main') ?? document.body, {
    childList: true,
    subtree: true,
  })
  return () => watch.disconnect()
}

function isSame(a: ReadonlyMap<string, Element>, b: ReadonlyMap<string, Element>): boolean {
  return a.size === b.size && [...a].every(([id, place]) => b.get(id) === place)
}

const NONE: ReadonlyMap<string, Element> = new Map()

function noPlaces() {
  return NONE
}

function New({ news: { by, seen, words } }: { news: ElementSince }) {
  const t = useTranslations('since')
  const format = useFormatter()
  const after = seen?.at ?? ''
  const names = by.filter(({ at }) => at > after).map(({ person }) => person?.name ?? t('somebody'))
  const said = t('newBy', { names: format.list(names), count: names.length })
  // On a tile there is room for the number, and not for how it came about.
  const title = words ? `${t('newAbout', { words })} ${said}` : said
  return (
    <span className={words ? 'is-new counted' : 'is-new'} title={title}>
      {words ? t('newWords', { words }) : t('new')}
      <span className="vh">: {said}</span>
    </span>
  )
}
