'use client'

import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { LiveDocument, SaveState } from '@/lib/client/live-document'
import type { Connection } from '../live/use-live-document'
import { useSave } from '../live/use-save'

/** `quiet`: something is on its way, but not for long enough to say so. */
export type SaveWord = SaveState['kind'] | 'quiet'

/** How long a state has to last before it is said. Bad news about the connection is said at once. */
const LASTS_MS: Record<SaveState['kind'], number> = {
  saved: 250,
  saving: 400,
  offline: 250,
  connecting: 250,
  'not-saved': 1000,
}

/**
 * What the indicator says. Each keystroke is unsaved for a few milliseconds, and a word that blinks
 * at every one of them tells nothing: `Saving` comes when it lasts, `Saved` when typing pauses. In
 * between nothing is claimed, and `Saved` is taken back at the very keystroke that makes it untrue.
 * `settled` tells whether a count of words may be believed.
 */
export function useSaveWord(
  live: LiveDocument | null,
  phase: Connection['phase'],
): { word: SaveWord; settled: boolean } {
  const kind = useSave(live, (save) => save.kind)
  const [said, setSaid] = useState<SaveWord>(kind)

  useEffect(() => {
    if (!live) return
    let last = live.status.save.kind
    return live.subscribe(() => {
      const next = live.status.save.kind
      // React would wait for its turn, and `Saved` would stand beside a letter that is not.
      if (last !== next && last === 'saved') flushSync(() => setSaid('quiet'))
      last = next
    })
  }, [live])

  useEffect(() => {
    const timer = setTimeout(() => setSaid(kind), LASTS_MS[kind])
    return () => clearTimeout(timer)
  }, [kind])

  return { word: wordFor(kind, said, phase), settled: said === kind }
}

function wordFor(kind: SaveState['kind'], said: SaveWord, phase: Connection['phase']): SaveWord {
  if (said === kind) return kind
  switch (kind) {
    case 'offline':
    case 'connecting':
      return kind
    case 'saved':
    case 'saving':
      return said === 'saving' ? 'saving' : 'quiet'
    case 'not-saved':
      // Keeping a copy on this device takes a moment too.
      if (phase === 'live') return said === 'saving' ? 'saving' : 'quiet'
      return phase === 'offline' || phase === 'closed' ? 'offline' : 'connecting'
    default:
      return kind satisfies never
  }
}
