'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Hit } from '@/lib/search/hits'
import type { Passage } from '@/lib/search/passage'
import { passageOf } from '@/lib/search/passage'
import { matchIn, queryFrom } from '@/lib/search/query'
import { useApi } from '../api'
import { keys } from '../queries'
import type { IconName } from '../ui/icon'
import type { Entry } from './palette-entries'
import { useLater } from './use-later'

const LATER_MS = 150
const MOST_NAMES = 12

/** One line of the palette. */
export interface Option {
  id: string
  group: 'go' | 'act' | 'names' | 'people' | 'search'
  icon: IconName
  /** Whose face stands in place of the icon. */
  face?: { name: string; colour: number }
  label: Passage
  /** A second, quieter line. */
  more?: string
  does: Entry['does']
}

interface OptionsWanted {
  typed: string
  entries: readonly Entry[]
  workspace: { id: string; slug: string } | undefined
}

/**
 * What fits what was typed: pages and commands at once, names a moment later and below, so that what
 * stands first stays first; and always, at the end, the search in texts.
 */
export function useOptions({ typed, entries, workspace }: OptionsWanted): {
  options: Option[]
  failed: boolean
} {
  const t = useTranslations('search.palette')
  const names = useNames(workspace, typed)
  const query = queryFrom(typed)
  const isAsked = query.wanted.length > 0
  const own = entries.flatMap(({ label, ...entry }): Option[] => {
    const match = isAsked ? matchIn(label, query) : { ranges: [] }
    return match ? [{ ...entry, label: passageOf(label, match.ranges) }] : []
  })
  const found = isAsked ? (names.hits ?? []).map((hit) => optionOf(hit, workspace?.slug ?? '')) : []
  const inTexts = workspace && {
    id: 'search',
    group: 'search' as const,
    icon: 'search' as const,
    label: plain(isAsked ? t('inTexts', { words: typed.trim() }) : t('search')),
    does: `/w/${workspace.slug}/search${isAsked ? `?${new URLSearchParams({ q: typed.trim() }).toString()}` : ''}`,
  }
  const all = [...own, ...found.flatMap((one) => one ?? [])]
  return { options: inTexts ? [...all, inTexts] : all, failed: isAsked && names.failed }
}

function useNames(workspace: OptionsWanted['workspace'], typed: string) {
  const api = useApi()
  const q = useLater(typed.trim(), LATER_MS)
  const id = workspace?.id ?? ''
  const ask = { q, kind: 'title,person', limit: MOST_NAMES }
  const { data, isError } = useQuery({
    queryKey: [...keys.search(id), ask],
    queryFn: () => api.search(id, ask),
    enabled: workspace !== undefined && queryFrom(q).wanted.length > 0,
  })
  return { hits: data?.items, failed: isError }
}

function optionOf(hit: Hit, slug: string): Option | null {
  if (hit.kind === 'person') {
    const { person, passage } = hit
    return {
      ...{ id: `person ${person.id}`, group: 'people', icon: 'people', face: person },
      ...{ label: passage, does: `/w/${slug}/members` },
    }
  }
  if (hit.kind !== 'title') return null
  const { canvas, element, passage } = hit
  return element
    ? {
        ...{ id: `element ${element.id}`, group: 'names', icon: 'page', label: passage },
        ...{ more: canvas.title, does: `/elements/${element.id}` },
      }
    : {
        ...{ id: `canvas ${canvas.id}`, group: 'names', icon: 'board', label: passage },
        does: `/canvases/${canvas.id}`,
      }
}

function plain(text: string): Passage {
  return { text, marks: [], before: false, after: false }
}
