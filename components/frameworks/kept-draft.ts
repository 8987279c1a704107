import type { Draft } from '@/lib/frameworks/draft'

/** A draft that was not saved yet, and the version it was made from. */
export interface KeptDraft {
  after: number
  draft: Draft
}

/** Keeps what somebody writes for as long as this tab is open: a reload must not lose it. */
export function keepDraft(name: string, kept: KeptDraft): void {
  sessionStorage.setItem(nameOf(name), JSON.stringify(kept))
}

export function forgetDraft(name: string): void {
  sessionStorage.removeItem(nameOf(name))
}

/** Null when nothing was kept. */
export function keptDraft(name: string): KeptDraft | null {
  const kept = sessionStorage.getItem(nameOf(name))
  return kept === null ? null : (JSON.parse(kept) as KeptDraft)
}

function nameOf(name: string): string {
  return `throughline-framework-draft:${name}`
}
