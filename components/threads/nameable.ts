'use client'

import { createContext, useContext } from 'react'

/** Somebody or an element, offered while their name is typed. */
export interface Named {
  id: string
  name: string
}

interface Nameable {
  people: readonly Named[]
  elements: readonly Named[]
}

/** Who and what can be named in a message of this page. */
export const Nameable = createContext<Nameable>({ people: [], elements: [] })

export function useNameable(): Nameable {
  return useContext(Nameable)
}
