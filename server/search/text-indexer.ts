import type { Kysely } from 'kysely'
import { AppError } from '../../lib/errors'
import type { TextPlaces } from '../canvases/text-places'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Log } from '../log'
import type { Sync } from '../sync/sync'
import type { TextReader } from '../texts/text-reader'
import {
  deletePassages,
  deletePassagesFrom,
  forgetRead,
  insertPassages,
  type NewPassage,
  noteReadUpTo,
  passagesFrom,
  readUpTo,
} from './passage-store'
import { keyOf } from './passages-of-text'

export interface TextIndexerParts {
  database: Database<Schema>
  /** Asked late: the engine is built with what tells us that a text has changed. */
  sync: () => Pick<Sync, 'heads' | 'updates'>
  places: TextPlaces
  reader: TextReader
  log: Log
}

/** The kind of passages of texts. */
export const TEXT = 'text'

/** Nothing of a text stays in the index; it is read anew. */
export async function forgetIndexed(db: Kysely<Schema>, documentId: string): Promise<void> {
  await deletePassagesFrom(db, TEXT, documentId)
  await forgetRead(db, documentId)
}

/** A text is read again once nobody has written for so long, and at the latest after so long. */
const QUIET_MS = 2_000
const LONGEST_MS = 15_000
const LOOK_MS = 500
/** Passages written in one transaction, and texts compared at once: others have their turn between. */
const A_TURN = 10
const A_PAGE = 200

/**
 * Keeps the texts in the index. Whoever types pays an entry in a map; the text is read a while later,
 * one text at a time, and only what differs from before is written. How far each text was read is
 * kept, so what was missed (a crash, a failure) is found at the next start.
 */
export class TextIndexer {
  readonly #waiting = new Map<string, { since: number; last: number }>()
  readonly #due = new Set<string>()
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #stopped = false

  constructor(private readonly parts: TextIndexerParts) {}

  /** On the way of every keystroke, so it does next to nothing. */
  documentChanged(documentId: string): void {
    if (this.#stopped) return
    const now = performance.now()
    const before = this.#waiting.get(documentId)
    if (before) before.last = now
    else this.#waiting.set(documentId, { since: now, last: now })
    this.#rest()
  }

  /** Reads every text that has moved since it was read. Resolves when all are read. */
  async catchUp(): Promise<number> {
    let count = 0
    let after: string | null = null
    while (!this.#stopped) {
      const page = await this.parts.places.after(after, A_PAGE)
      const ids = page.map(({ documentId }) => documentId)
      const heads = await this.parts.sync().heads(ids)
      const read = await readUpTo(this.parts.database.db, ids)
      for (const id of ids) {
        const seq = heads.get(id)?.seq
        if (seq !== undefined && seq !== read.get(id)) this.#due.add(id)
      }
      count += ids.length
      await this.#run()
      after = ids.at(-1) ?? null
      if (page.length < A_PAGE) break
    }
    return count
  }

  /** Reads now what waits for a quiet moment. */
  async settle(): Promise<void> {
    for (const id of this.#waiting.keys()) this.#due.add(id)
    this.#waiting.clear()
    await this.#run()
  }

  /** Does something to the index while no text is read into it. @throws as the work does */
  async alone(work: () => Promise<void>): Promise<void> {
    while (this.#running) await this.#running
    const done = work()
    this.#running = done
      .catch(() => undefined)
      .finally(() => {
        this.#running = null
      })
    await done
  }

  get stopped(): boolean {
    return this.#stopped
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
    this.#waiting.clear()
    this.#due.clear()
    await this.#running
  }

  #rest(): void {
    if (this.#timer !== null || this.#stopped) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      const now = performance.now()
      for (const [id, { since, last }] of this.#waiting)
        if (now - last >= QUIET_MS || now - since >= LONGEST_MS) {
          this.#waiting.delete(id)
          this.#due.add(id)
        }
      if (this.#due.size > 0) void this.#run()
      if (this.#waiting.size > 0) this.#rest()
    }, LOOK_MS)
    // What is only the index must not keep a stopping process alive.
    this.#timer.unref()
  }

  /** One text after the other, until none is due; never rejects. */
  #run(): Promise<void> {
    this.#running ??= this.#readAll().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #readAll(): Promise<void> {
    for (const id of this.#due) {
      this.#due.delete(id)
      try {
        await this.#read(id)
      } catch (error) {
        if (this.#stopped) return
        // Its record is broken: what was found of it before stays, like what its board shows.
        if (error instanceof AppError && error.code === 'quarantined') continue
        this.parts.log.warn({ err: error, documentId: id }, 'a text could not be read for search')
      }
      await nextTurn()
    }
  }

  async #read(documentId: string): Promise<void> {
    const { database, places, reader, sync } = this.parts
    const [place, read] = await database.transaction(async (tx) => [
      await places.of(documentId, tx),
      await readUpTo(tx.db, [documentId]),
    ])
    const head = (await sync().heads([documentId])).get(documentId)
    if (!place || !head || head.seq === read.get(documentId)) return
    const { seq, updates } = await sync().updates(documentId)
    const passages = await reader.read('passages', updates)
    const wanted = new Map(passages.map((passage) => [keyOf(passage), passage]))
    const kept = await database.transaction((tx) => passagesFrom(tx.db, TEXT, documentId))
    const gone: number[] = []
    for (const { id, rank, words } of kept)
      // As it is, with the moment it was first seen.
      if (!wanted.delete(keyOf({ isHeading: rank === 0, words }))) gone.push(id)
    const at = new Date(head.at).toISOString()
    const { workspaceId, canvasId, elementId } = place
    const fresh = [...wanted.values()].map(({ isHeading, words }): NewPassage => ({
      ...{ workspace_id: workspaceId, canvas_id: canvasId, element_id: elementId },
      ...{ kind: TEXT, source: documentId, opens: null, by_id: null, at, words },
      rank: isHeading ? 0 : 1,
    }))
    await this.#write(fresh, gone)
    await database.transaction((tx) => noteReadUpTo(tx.db, documentId, seq))
  }

  async #write(fresh: NewPassage[], gone: number[]): Promise<void> {
    while (fresh.length > 0 || gone.length > 0) {
      if (this.#stopped) throw new Error('The server stops.')
      await this.parts.database.transaction(async (tx) => {
        await insertPassages(tx.db, fresh.splice(0, A_TURN))
        await deletePassages(tx.db, gone.splice(0, A_TURN))
      })
      await nextTurn()
    }
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
