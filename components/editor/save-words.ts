import { flushSync } from 'react-dom'
import type { LiveDocument, LiveStatus, SaveState } from '@/lib/client/live-document'

/** `quiet`: something is on its way, but not for long enough to say so. */
export type SaveWord = SaveState['kind'] | 'quiet'

/** What the indicator shows. */
export interface Shown {
  word: SaveWord
  /** Words that are kept on this device and not on the server. */
  kept: number
  /** Words that are nowhere but on this page. */
  lost: number
}

export const NOTHING_SHOWN: Shown = { word: 'connecting', kept: 0, lost: 0 }

/** How long a state has to last before it is said. Bad news about the connection is said at once. */
const LASTS_MS: Record<SaveState['kind'], number> = {
  saved: 250,
  saving: 400,
  offline: 250,
  connecting: 250,
  'not-saved': 1000,
}

/**
 * What the indicator says, for `useSyncExternalStore`. Each keystroke is unsaved for a few
 * milliseconds, and a word that blinks at every one of them tells nothing: `Saving` comes when it
 * lasts, `Saved` when typing pauses. In between nothing is claimed, and `Saved` is taken back at the
 * very keystroke that makes it untrue.
 *
 * Decided here and not while drawing: React looks for the selection in the whole text each time it
 * puts anything on the page, so what follows every keystroke must not go through it.
 */
export class SaveWords {
  #shown = NOTHING_SHOWN
  #said: SaveWord
  #kind: SaveState['kind']
  #timer: ReturnType<typeof setTimeout> | null = null
  #stop: (() => void) | null = null
  readonly #listeners = new Set<() => void>()

  constructor(private readonly live: Pick<LiveDocument, 'status' | 'subscribe'>) {
    this.#kind = live.status.save.kind
    this.#said = this.#kind
    this.#shown = this.#describe()
  }

  readonly get = (): Shown => this.#shown

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) {
      this.#stop = this.live.subscribe(this.#look)
      this.#wait()
      this.#look()
    }
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#stop?.()
      if (this.#timer) clearTimeout(this.#timer)
    }
  }

  readonly #look = (): void => {
    const { kind } = this.live.status.save
    if (kind !== this.#kind) {
      if (this.#kind === 'saved') this.#said = 'quiet'
      this.#kind = kind
      this.#wait()
    }
    this.#show()
  }

  /** A state is said once it has lasted. */
  #wait(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#said = this.#kind
      this.#show()
    }, LASTS_MS[this.#kind])
  }

  #show(): void {
    const before = this.#shown
    const next = this.#describe()
    if (next.word === before.word && next.kept === before.kept && next.lost === before.lost) return
    this.#shown = next
    const tell = () => {
      for (const listener of this.#listeners) listener()
    }
    // React would wait for its turn, and `Saved` would stand beside a letter that is not.
    if (before.word === 'saved') flushSync(tell)
    else tell()
  }

  #describe(): Shown {
    const { phase, save } = this.live.status
    const word = wordFor(save.kind, this.#said, phase)
    if (word === 'saved') return { word, kept: 0, lost: 0 }
    // Storing the next word takes a moment; until it is stored, the count before it is still true.
    const counted = this.#said === save.kind && save.kept ? save.words : this.#shown.kept
    return { word, kept: counted, lost: word === 'not-saved' && !save.kept ? save.words : 0 }
  }
}

function wordFor(kind: SaveState['kind'], said: SaveWord, phase: LiveStatus['phase']): SaveWord {
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
