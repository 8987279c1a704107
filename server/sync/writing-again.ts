import { AppError } from '../../lib/errors'
import { accepted } from './accepted'
import type { Compactor } from './compactor'
import { TooManyWait } from './large-frames'
import { LARGE_BYTES } from './merge'
import type { Room } from './room'
import type { Again, Change, NoChange } from './say-again'
import type { Author } from './sync'

/** So often it is worked out anew because somebody wrote meanwhile. */
const MOST_TRIES = 3

type OpenRoom = Pick<Room, 'seq' | 'gone' | 'state' | 'accept' | 'judgeLarge'>

export interface WritingParts {
  compactor: Pick<Compactor, 'changeOf'>
  /** @throws AppError not_found, quarantined */
  open(documentId: string): Promise<OpenRoom>
}

/**
 * Writes changes that make documents say again what they said. One after the other in each: two
 * that were worked out on the same state would bring the same words twice.
 */
export class WritingAgain {
  readonly #last = new Map<string, Promise<unknown>>()

  constructor(private readonly parts: WritingParts) {}

  /** What `Sync.sayAgain` promises. */
  async write(
    documentId: string,
    author: Author,
    again: Again,
  ): Promise<(Change & { edit: number }) | NoChange> {
    const before = this.#last.get(documentId)
    const mine = (async () => {
      await before?.catch(() => undefined)
      return this.#write(documentId, author, again)
    })()
    this.#last.set(documentId, mine)
    try {
      return await mine
    } finally {
      if (this.#last.get(documentId) === mine) this.#last.delete(documentId)
    }
  }

  async #write(documentId: string, author: Author, again: Again) {
    for (let tries = 1; ; tries++) {
      const room = await this.parts.open(documentId)
      const { seq } = room
      const live = room.state()
      const change = await this.parts.compactor.changeOf({ documentId, live, again })
      if (typeof change === 'string') return change
      if (!change.update) return { ...change, edit: seq }
      // Words typed meanwhile into what goes would go with it: look again. Not for ever, though:
      // somebody who types without a pause is no reason not to go on.
      const isOld = room.gone || room.seq !== seq
      if (isOld && tries < MOST_TRIES) continue
      const { update } = change
      const judged =
        update.length > LARGE_BYTES ? await judgedLarge(room, author, update) : undefined
      const edit = await accepted(room, update, { author, at: Date.now() }, judged)
      return { ...change, edit }
    }
  }
}

async function judgedLarge(room: OpenRoom, author: Author, update: Uint8Array) {
  try {
    return await room.judgeLarge(update, author.userId ?? '')
  } catch (error) {
    if (error instanceof TooManyWait) throw new AppError('busy')
    throw error
  }
}
