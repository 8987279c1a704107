import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Restoration } from '@/lib/restorations'
import { useApi } from '../api'
import { keys } from '../queries'

const NONE: readonly Restoration[] = []

/** What a text was made to say again, newest first. Without an answer, none: the rest is as useful. */
export function useRestorations(elementId: string): {
  restorations: readonly Restoration[]
  refresh: () => void
} {
  const api = useApi()
  const client = useQueryClient()
  const queryKey = keys.restorations(elementId)
  const { data } = useQuery({ queryKey, queryFn: () => api.restorations(elementId) })
  return {
    restorations: data?.items ?? NONE,
    refresh: () => void client.invalidateQueries({ queryKey }),
  }
}
