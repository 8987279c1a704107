'use client'

import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { useTranslations } from 'use-intl'
import { useApi } from '../api'
import { useSettled } from '../live/use-settled'
import { queries } from '../queries'
import { Icon } from '../ui/icon'

/** How many open threads the elements of a canvas have; those without any are not in it. */
export const OpenThreads = createContext<ReadonlyMap<string, number>>(new Map())

/** The same, asked for once the canvas stands on the page. */
export function useOpenThreads(canvasId: string): ReadonlyMap<string, number> {
  const api = useApi()
  const enabled = useSettled(true)
  const { data } = useQuery({ ...queries.openThreads(api, canvasId), enabled, select: byElement })
  return data ?? NONE
}

const NONE: ReadonlyMap<string, number> = new Map()

function byElement(counts: readonly { elementId: string; open: number }[]) {
  return new Map(counts.map(({ elementId, open }) => [elementId, open]))
}

/** How many open threads an element has; nothing when there are none. */
export function OpenComments({ elementId }: { elementId: string }) {
  const t = useTranslations('threads')
  const count = useContext(OpenThreads).get(elementId) ?? 0
  if (count === 0) return null
  const label = t('onTile', { count })
  return (
    <span className="talks num" role="img" aria-label={label} title={label}>
      <Icon name="talk" /> {count}
    </span>
  )
}
