'use client'

import { createContext, useContext } from 'react'
import type { Threads } from './use-threads'

/** What the threads of one element have in common. */
export interface Desk {
  elementId: string
  /** Id of the person who reads. */
  me: string
  mayComment: boolean
  mayWrite: boolean
  put: Threads['put']
}

export const DeskContext = createContext<Desk | null>(null)

/** @throws Error outside of `Comments` */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('A thread is drawn within <Comments> only.')
  return desk
}
