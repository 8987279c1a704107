import type { CloseCode } from '../../lib/protocol'
import { CLOSE } from '../../lib/protocol'
import type { Room } from './room'

/** Rooms being worked out at the same time; others have their turn at the next look. */
const AT_ONCE = 4

/** What this needs of a connection. */
export interface Shower {
  readonly room: Room
  sendEvent(event: unknown): void
  close(code: CloseCode): void
}

export interface DivergenceParts {
  /** Hash, in hex, of what a state shows; worked out away from the main thread. */
  hashOf(state: Uint8Array): Promise<string>
  /** Somebody's copy shows something else than what is stored. */
  onDiverged(documentId: string): void
  onFault(message: string, error: unknown): void
}

interface Look {
  /** The newest entry at the last look: a text that has moved since is left alone. */
  seen: number
  /** Everybody was asked at this entry. */
  asked: number
  hash: Promise<string> | null
}

/**
 * Holds what people see against what is stored. Two copies with the same edits may show different
 * texts when an edit was forged or a program has a fault; their state vectors are equal, so only the
 * content can tell. When a text has been quiet from one look to the next, each copy is asked for the
 * hash of what it shows, once. The order of the line makes the answers comparable: who answers has
 * heard all that was shown before it was asked, and what it wrote meanwhile arrives before its
 * answer, so the room has moved on and the answer is passed over.
 */
export class DivergenceDetector {
  readonly #looks = new WeakMap<Room, Look>()
  #running = 0

  constructor(private readonly parts: DivergenceParts) {}

  /** Looks at all connections; to be called every so often. */
  look(showers: readonly Shower[]): void {
    const asking = new Map<Room, { type: 'check'; seq: number }>()
    for (const room of new Set(showers.map((shower) => shower.room))) {
      const look = this.#looks.get(room) ?? { seen: -1, asked: -1, hash: null }
      this.#looks.set(room, look)
      const isQuiet = look.seen === room.seq && !room.busy
      look.seen = room.seq
      if (!isQuiet || look.asked === room.seq) continue
      look.asked = room.seq
      look.hash = null
      asking.set(room, { type: 'check', seq: room.seq })
    }
    for (const shower of showers) {
      const question = asking.get(shower.room)
      if (question) shower.sendEvent(question)
    }
  }

  /** The answer of one connection to the question asked at `seq`. @param hash 32 bytes */
  async answered(shower: Shower, seq: number, hash: Uint8Array): Promise<void> {
    const { room } = shower
    const look = this.#looks.get(room)
    // One that answers an earlier question may not have heard yet what came since.
    const isCurrent = () => !room.gone && !room.busy && look?.asked === seq && room.seq === seq
    if (!look || !isCurrent()) return
    if (!look.hash) {
      if (this.#running >= AT_ONCE) {
        // Asked again at the next look, or it would wait until the text changes.
        look.asked = -1
        return
      }
      look.hash = this.#hashOf(room)
    }
    try {
      const stored = await look.hash
      if (stored === Buffer.from(hash).toString('hex')) return
    } catch (error) {
      return this.parts.onFault('a document could not be held against its copies', error)
    }
    this.parts.onDiverged(room.documentId)
    shower.close(CLOSE.differs)
  }

  async #hashOf(room: Room): Promise<string> {
    this.#running += 1
    try {
      return await this.parts.hashOf(room.state())
    } finally {
      this.#running -= 1
    }
  }
}
