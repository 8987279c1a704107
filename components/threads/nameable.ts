'use client'

import { createContext, useContext } from 'react'

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
