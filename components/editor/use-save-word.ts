'use client'

import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { LiveDocument, SaveState } from '@/lib/client/live-document'

/** `quiet`: something is on its way, but not for long enough to say so. */
export type SaveWord = SaveState['kind'] | 'quiet'

const SAVING_AFTER_MS = 400
const SAVED_AFTER_MS = 250

/**
 * What the indicator says. Each keystroke is unsaved for a few milliseconds, and a word that blinks
 * at every one of them tells nothing: `Saving` comes when it lasts, `Saved` when typing pauses. In
 * between nothing is claimed, and `Saved` is taken back at the very keystroke that makes it untrue.
 */
export function useSaveWord(live: LiveDocument | null, drawn: SaveState['kind']): SaveWord {
  useTakenBackAtOnce(live)
  const kind = live?.status.save.kind ?? drawn
  const [settled, setSettled] = useState<SaveState['kind']>(kind)
  const passing = kind === 'saving' || kind === 'saved'
  useEffect(() => {
    const timer = setTimeout(
      () => setSettled(kind),
      kind === 'saving' ? SAVING_AFTER_MS : kind === 'saved' ? SAVED_AFTER_MS : 0,
    )
    return () => clearTimeout(timer)
  }, [kind])
  if (!passing || settled === kind) return kind
  return settled === 'saving' ? 'saving' : 'quiet'
}

/** `Saved` must not stand for one moment beside a letter that is not: React would wait for its turn. */
function useTakenBackAtOnce(live: LiveDocument | null): void {
  const [, redraw] = useState(0)
  useEffect(() => {
    if (!live) return
    let last = live.status.save.kind
    return live.subscribe(() => {
      const next = live.status.save.kind
      if (last === 'saved' && next !== 'saved') flushSync(() => redraw((count) => count + 1))
      last = next
    })
  }, [live])
}
