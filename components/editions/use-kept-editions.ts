import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AutomaticEdition, Edition } from '@/lib/editions'
import { useApi } from '../api'
import { keys, queries } from '../queries'

/**
 * The editions of an element, named and automatic; none of those that are not here yet.
 * @param mayLookBack whether they may know of the automatic ones
 */
export function useKeptEditions(
  elementId: string,
  mayLookBack = true,
): {
  named: readonly Edition[]
  automatic: readonly AutomaticEdition[]
} {
  const api = useApi()
  const { data: named } = useQuery(queries.editions(api, elementId))
  const { data: automatic } = useQuery({
    queryKey: [...keys.editions(elementId), 'automatic'],
    queryFn: () => api.automaticEditions(elementId),
    enabled: mayLookBack,
  })
  return useMemo(
    () => ({ named: named?.items ?? [], automatic: automatic ?? [] }),
    [named, automatic],
  )
}
