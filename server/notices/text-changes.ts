import { setImmediate as letOthersThrough } from 'node:timers/promises'
import type { TextPlaces } from '../canvases/text-places'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Log } from '../log'
import type { Sync } from '../sync/sync'
import { followByItself } from './follow-store'
import type { Teller } from './teller'

export interface TextChangesParts {
  database: Database<Schema>
  /** Asked late: the engine is built with what hears of changes. */
  sync: () => Sync
  places: TextPlaces
  teller: () => Teller
  log: Log
  /** Milliseconds since 1970. */
  now?: () => number
}

/** What somebody writes in one text within this time is one thing to be told of. */
const SITTING_MS = 10 * 60_000
/** How many sittings are remembered; the oldest are forgotten first, and begin anew. */
const REMEMBERED = 10_000
/** Sittings that begin in one text within this time are told of together. */
const GATHER_MS = 1000

/** Sittings that have begun in one text and are not told of yet. */
interface Beginning {
  by: Set<string>
  /** Who had the text open as one of them began. */
  seeing: Set<string>
}

/**
 * Makes of what is committed to the log what people are told: with the first edit of a sitting its
 * author follows the element, and whoever follows it is told, unless they have the text open and see
 * it. Beside the path of a keystroke: nothing there waits for it, and what fails is only logged.
 * A meeting in which everybody begins to write at once is one transaction a text, one text after
 * the other, with others let through in between: on SQLite each holds the main thread.
 */
export class TextChanges {
  /** When the sitting of a person in a document began; in the order of beginning. */
  readonly #sittings = new Map<string, number>()
  readonly #begun = new Map<string, Beginning>()
  #telling: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | null = null

  constructor(private readonly parts: TextChangesParts) {}

  /** After each commit to a document. @param by who wrote it */
  changed(documentId: string, by: ReadonlySet<string>): void {
    for (const userId of by)
      if (this.#begins(`${documentId} ${userId}`)) this.#gather(documentId, userId)
  }

  /** Tells of all that was heard of, and resolves when it is written down. */
  async idle(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#telling = this.#telling.then(() => this.#tellAll())
    await this.#telling
  }

  #begins(sitting: string): boolean {
    const now = (this.parts.now ?? Date.now)()
    const began = this.#sittings.get(sitting)
    if (began !== undefined && now - began < SITTING_MS) return false
    this.#sittings.delete(sitting)
    this.#sittings.set(sitting, now)
    if (this.#sittings.size > REMEMBERED)
      for (const oldest of this.#sittings.keys()) {
        this.#sittings.delete(oldest)
        break
      }
    return true
  }

  #gather(documentId: string, userId: string): void {
    const beginning = this.#begun.get(documentId) ?? { by: new Set(), seeing: new Set() }
    this.#begun.set(documentId, beginning)
    beginning.by.add(userId)
    for (const { id } of this.parts.sync().people(documentId)) beginning.seeing.add(id)
    this.#timer ??= setTimeout(() => void this.idle(), GATHER_MS)
  }

  async #tellAll(): Promise<void> {
    for (const [documentId, beginning] of this.#begun) {
      this.#begun.delete(documentId)
      await this.#tell(documentId, beginning).catch((error: unknown) =>
        this.parts.log.warn({ err: error }, 'nobody was told that a text was written in'),
      )
      await letOthersThrough()
    }
  }

  async #tell(documentId: string, { by, seeing }: Beginning): Promise<void> {
    const { database, places, teller } = this.parts
    const place = await places.of(documentId)
    if (!place) return
    const { workspaceId, elementId } = place
    const at = new Date().toISOString()
    await database.transaction(async (tx) => {
      await followByItself(
        tx.db,
        [...by].sort().map((userId) => ({
          ...{ user_id: userId, subject_id: elementId, workspace_id: workspaceId, at },
        })),
      )
      await teller().tellWritten(tx, { workspaceId, elementId, at, by: [...by], seeing })
    })
  }
}
