import { draftKey } from '../threads/drafts'
import { ownStorage } from '../ui/own-storage'
import type { Selected } from './replacement'

/** Other words that are not sent yet, with what they are for. */
export interface ReplaceDraft {
  selected: Selected
  words: string
  why: string
}

/** What was begun in this browser and not sent; null when nothing was. */
export function readReplaceDraft(elementId: string): ReplaceDraft | null {
  const kept = ownStorage()?.getItem(keyOf(elementId))
  if (!kept) return null
  try {
    const draft: unknown = JSON.parse(kept)
    return isDraft(draft) ? draft : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Null forgets it. A full or forbidden storage keeps nothing; the words stay on the page. */
export function keepReplaceDraft(elementId: string, draft: ReplaceDraft | null): void {
  try {
    if (draft) ownStorage()?.setItem(keyOf(elementId), JSON.stringify(draft))
    else ownStorage()?.removeItem(keyOf(elementId))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}

function keyOf(elementId: string): string {
  return draftKey(elementId, 'replace')
}

function isDraft(value: unknown): value is ReplaceDraft {
  return typeof value === 'object' && value !== null && 'selected' in value && 'words' in value
}
