import type { Readings } from '../canvases/readings'
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
  readings: () => Readings
  teller: () => Teller
  log: Log
  /** Milliseconds since 1970. */
  now?: () => number
}

/** What somebody writes in one text within this time is one thing to be told of. */
const SITTING_MS = 10 * 60_000
/** How many sittings are remembered; the oldest are forgotten first, and begin anew. */
const REMEMBERED = 10_000

/**
 * Makes of what is committed to the log what people are told: with the first edit of a sitting its
 * author follows the element, and whoever follows it is told, unless they have the text open and see
 * it. Beside the path of a keystroke: nothing there waits for it, and what fails is only logged.
 */
export class TextChanges {
  /** When the sitting of a person in a document began; in the order of beginning. */
  readonly #sittings = new Map<string, number>()
  readonly #pending = new Set<Promise<void>>()

  constructor(private readonly parts: TextChangesParts) {}

  /** After each commit to a document. @param by who wrote it */
  changed(documentId: string, by: ReadonlySet<string>): void {
    for (const userId of by)
      if (this.#begins(`${documentId} ${userId}`)) this.#do(documentId, userId)
  }

  /** Resolves when all that was heard of is written down. */
  async idle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending)
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

  #do(documentId: string, userId: string): void {
    const doing = this.#wrote(documentId, userId)
      .catch((error: unknown) =>
        this.parts.log.warn({ err: error }, 'nobody was told that a text was written in'),
      )
      .finally(() => this.#pending.delete(doing))
    this.#pending.add(doing)
  }

  async #wrote(documentId: string, userId: string): Promise<void> {
    const { database, readings, sync, teller } = this.parts
    const place = await readings().placeOfText(documentId)
    if (!place) return
    const { workspaceId, elementId } = place
    const at = new Date().toISOString()
    const seeing = new Set(
      sync()
        .people(documentId)
        .map(({ id }) => id),
    )
    await database.transaction(async (tx) => {
      await followByItself(tx.db, {
        ...{ user_id: userId, subject_id: elementId, workspace_id: workspaceId, at },
      })
      await teller().tell(tx, {
        ...{ workspaceId, elementId, threadId: null, messageId: null, actorId: userId, at },
        ...{ kind: 'written', personIds: [], teamIds: [], except: seeing },
      })
      await teller().tellWritten(tx, workspaceId, userId)
    })
  }
}
