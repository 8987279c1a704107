import { useSyncExternalStore } from 'react'

/** False while a page is drawn on the server and taken over, true from then on. */
export function useInBrowser(): boolean {
  return useSyncExternalStore(neverChanges, yes, no)
}

function neverChanges() {
  return () => undefined
}

function yes() {
  return true
}

function no() {
  return false
}
