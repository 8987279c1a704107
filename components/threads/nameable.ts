'use client'

import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import type { Canvas } from '@/lib/canvases'
import { useApi } from '../api'
import { queries } from '../queries'

/** Somebody, a team or an element, offered while their name is typed. */
export interface Named {
  id: string
  name: string
  team?: true
}

interface Nameable {
  /** Members, then teams. */
  people: readonly Named[]
  elements: readonly Named[]
}

/** Who and what can be named in a message of this page. */
export const Nameable = createContext<Nameable>({ people: [], elements: [] })

export function useNameable(): Nameable {
  return useContext(Nameable)
}

/** The members and teams of the workspace, and the elements of a canvas. */
export function useNameableOn({ workspaceId, elements }: Canvas): Nameable {
  const api = useApi()
  const members = useQuery(queries.members(api, workspaceId)).data
  const teams = useQuery(queries.teams(api, workspaceId)).data
  return useMemo(
    () => ({
      people: [
        ...(members ?? []).map(({ id, name }) => ({ id, name })),
        ...(teams ?? []).map(({ id, name }) => ({ id, name, team: true as const })),
      ],
      elements: elements.map(({ id, title }) => ({ id, name: title })),
    }),
    [members, teams, elements],
  )
}
