'use client'

import { createContext, useContext } from 'react'

/** A page of this canvas that a link may lead to. */
export interface LinkTarget {
  id: string
  title: string
}

/** The elements of the canvas around a text, for whoever writes a link in it. */
export const LinkTargets = createContext<readonly LinkTarget[]>([])

export function useLinkTargets(): readonly LinkTarget[] {
  return useContext(LinkTargets)
}
