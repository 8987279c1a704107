'use client'

import { createContext, useContext } from 'react'
import type { Suggesting } from './use-suggestions'

/** What can be done with the suggestions of one text. */
export const SuggestionDesk = createContext<Suggesting | null>(null)

/** @throws Error outside of `Comments` */
export function useSuggestionDesk(): Suggesting {
  const desk = useContext(SuggestionDesk)
  if (!desk) throw new Error('A suggestion is drawn within <Comments> only.')
  return desk
}
