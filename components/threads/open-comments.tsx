'use client'

import { useQuery } from '@tanstack/react-query'
import type { OpenThreads as Open } from '@/lib/threads'
import { createContext, useContext } from 'react'
import { useTranslations } from 'use-intl'
import { useApi } from '../api'
import { useSettled } from '../live/use-settled'
import { queries } from '../queries'
import { Icon } from '../ui/icon'

/** How many open threads the elements of a canvas have; those without any are not in it. */
export const OpenThreads = createContext<ReadonlyMap<string, Open>>(new Map())

/** The same, asked for once the canvas stands on the page. */
export function useOpenThreads(canvasId: string): ReadonlyMap<string, Open> {
  const api = useApi()
  const enabled = useSettled(true)
  const { data } = useQuery({ ...queries.openThreads(api, canvasId), enabled, select: byElement })
  return data ?? NONE
}

const NONE: ReadonlyMap<string, Open> = new Map()

function byElement(counts: readonly Open[]) {
  return new Map(counts.map((each) => [each.elementId, each]))
}

/** How many open threads an element has; nothing when there are none. */
export function OpenComments({ elementId }: { elementId: string }) {
  const t = useTranslations('threads')
  const found = useContext(OpenThreads).get(elementId)
  if (!found) return null
  const { open, suggestions } = found
  const label = t('onTile', { comments: open - suggestions, suggestions })
  return (
    <span className="talks num" role="img" aria-label={label} title={label}>
      <Icon name="talk" /> {open}
    </span>
  )
}
