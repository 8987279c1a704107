import type { JSONContent } from '@tiptap/core'
import type { ThreadPlace } from '@/lib/threads'
import { ownStorage } from '../ui/own-storage'

/** A comment that is not sent yet. `place` where it begins a thread. */
export interface Draft {
  words: JSONContent
  place?: ThreadPlace
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Key of a draft: of a reply to a thread, of a change of a message, or of a new thread. */
export function draftKey(elementId: string, what: string): string {
  return `throughline-comment-${elementId}-${what}`
}

/** What was written there and not sent; kept in this browser if it lets us. */
export function readDraft(key: string, storage: Store | null = ownStorage()): Draft | null {
  const kept = storage?.getItem(key)
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
export function keepDraft(
  key: string,
  draft: Draft | null,
  storage: Store | null = ownStorage(),
): void {
  try {
    if (draft) storage?.setItem(key, JSON.stringify(draft))
    else storage?.removeItem(key)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}

function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && 'words' in value
}
