import { AppError } from '../../lib/errors'
import type { TextPlaces } from '../canvases/text-places'
import type { EditionSpans } from '../config'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Log } from '../log'
import type { Sync } from '../sync/sync'
import type { TextReader } from '../texts/text-reader'
import { automaticEdition } from './automatic-edition'
import { looksAt, noteLook } from './automatic-store'

export interface AutomaticEditionsParts {
  database: Database<Schema>
  /** Asked late: the engine is built with what tells us that a text has changed. */
  sync: () => Pick<Sync, 'heads' | 'updates' | 'authors'>
  places: Pick<TextPlaces, 'of' | 'after'>
  reader: Pick<TextReader, 'read'>
  spans: EditionSpans
  log: Log
  /** Milliseconds since 1970; other than the clock for tests. */
  now?: () => number
}

/** Texts whose heads are asked for at once, after a start. */
const A_PAGE = 200
/** Between two texts that are read: whoever writes has their turn. */
const BREATH_MS = 10
const OFTEN_MS = 15_000

type Why = 'quiet' | 'hour'

/**
 * Makes editions by itself: of a text that has been quiet for a while, and of one in which people
 * have been writing for so long without a pause. Whoever types pays an entry in a map. How far each
 * text was looked at is kept, so what a stop came before is made up for at the next start.
 */
export class AutomaticEditions {
  /** When the writing began and when it was last heard of, by document. */
  readonly #waiting = new Map<string, { since: number; last: number }>()
  readonly #due = new Map<string, Why>()
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #begun: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(private readonly parts: AutomaticEditionsParts) {}

  /** On the way of every keystroke, so it does next to nothing. */
  changed(documentId: string): void {
    if (this.#stopped) return
    const now = this.#now()
    const before = this.#waiting.get(documentId)
    if (before) before.last = now
    else this.#waiting.set(documentId, { since: now, last: now })
    this.#rest()
  }

  /** Makes up for what was not looked at before the server stopped. Never rejects. */
  begin(): Promise<void> {
    this.#begun = this.#catchUp().catch((error: unknown) => {
      if (this.#stopped) return
      this.parts.log.warn({ err: error }, 'it could not be seen which texts have no edition yet')
    })
    return this.#begun
  }

  /** Makes what is due by now. Resolves when it is made. */
  async look(): Promise<void> {
    const { quietMs, longestMs } = this.parts.spans
    const now = this.#now()
    for (const [id, { since, last }] of this.#waiting) {
      const why = now - last >= quietMs ? 'quiet' : now - since >= longestMs ? 'hour' : null
      if (!why) continue
      this.#waiting.delete(id)
      this.#due.set(id, why)
    }
    await this.#run()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
    this.#waiting.clear()
    this.#due.clear()
    await this.#begun
    await this.#running
  }

  #now(): number {
    return (this.parts.now ?? Date.now)()
  }

  #rest(): void {
    if (this.#timer !== null || this.#stopped) return
    const { quietMs, longestMs } = this.parts.spans
    const soonest = Math.min(quietMs, longestMs)
    // With neither there is nothing to wait for.
    if (soonest === Infinity) return
    this.#timer = setTimeout(
      () => {
        this.#timer = null
        void this.look().then(() => {
          if (this.#waiting.size > 0) this.#rest()
        })
      },
      Math.min(OFTEN_MS, Math.max(50, soonest / 4)),
    )
    // What is missed now is made up for at the next start: the process need not wait.
    this.#timer.unref()
  }

  async #catchUp(): Promise<void> {
    const { database, places, spans } = this.parts
    let after: string | null = null
    while (!this.#stopped) {
      const page = await places.after(after, A_PAGE)
      const ids: string[] = page.map(({ documentId }) => documentId)
      const heads = await this.parts.sync().heads(ids)
      const looks = await looksAt(database.db, ids)
      const now = this.#now()
      for (const id of ids) {
        const [head, look] = [heads.get(id), looks.get(id)]
        if (!head || head.seq === look?.seq || this.#waiting.has(id)) continue
        if (now - head.at >= spans.quietMs) this.#due.set(id, 'quiet')
        else {
          // Somebody was at it when the server stopped: their hour goes on.
          const goesOn = look && now - look.at < spans.longestMs
          this.#waiting.set(id, { since: goesOn ? look.at : head.at, last: head.at })
          this.#rest()
        }
      }
      await this.#run()
      after = ids.at(-1) ?? null
      if (page.length < A_PAGE) return
    }
  }

  /** One text after the other, until none is due; never rejects. */
  #run(): Promise<void> {
    this.#running ??= this.#makeAll().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #makeAll(): Promise<void> {
    for (const [id, why] of this.#due) {
      this.#due.delete(id)
      try {
        await this.#make(id, why)
      } catch (error) {
        if (this.#stopped) return
        // Its record is broken: nothing is kept of it that nobody can rely on.
        if (error instanceof AppError && error.code === 'quarantined') continue
        this.parts.log.warn({ err: error, documentId: id }, 'no edition of a text could be made')
      }
      await new Promise((resolve) => setTimeout(resolve, BREATH_MS))
    }
  }

  async #make(documentId: string, why: Why): Promise<void> {
    const { database, places, reader, spans } = this.parts
    const sync = this.parts.sync()
    const place = await places.of(documentId)
    const head = (await sync.heads([documentId])).get(documentId)
    if (!place || !head) return
    const now = this.#now()
    // Made up for later, it still belongs to when the text came to rest.
    const at = why === 'quiet' ? Math.min(now, head.at + spans.quietMs) : now
    const wanted = { elementId: place.elementId, documentId, why, by: null }
    await automaticEdition(
      { database, sync, reader },
      { ...wanted, at: new Date(at).toISOString() },
    )
    const look = { documentId, seq: head.seq, at: new Date(now).toISOString() }
    await database.transaction((tx) => noteLook(tx.db, look))
  }
}
