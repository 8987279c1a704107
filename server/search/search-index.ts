import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { Log } from '../log'
import { deleteSome, forgetTexts, formOfIndex, noteForm } from './passage-store'
import type { TextIndexer } from './text-indexer'

/** Other nouns whose words are in the index: they put them there, one at a time, and know all of them. */
export interface Feed {
  /** In the order of ids, so many at a time; from the first for null. */
  idsAfter(id: string | null, limit: number): Promise<string[]>
  /** Puts the words of one into the index as they are now, or takes it out. */
  index(tx: Tx<Schema>, id: string): Promise<void>
}

export interface SearchIndexParts {
  database: Database<Schema>
  texts: TextIndexer
  feeds: readonly Feed[]
  log: Log
}

export interface Rebuilt {
  texts: number
  others: number
}

/** Raised when what is kept of a passage, or how words are compared, changes: then all is read anew. */
const FORM = '2'
const A_TURN = 100

/**
 * The index as a whole. It holds nothing that is not elsewhere, so it is made anew when it is not
 * known to be whole: at the first start with it, after a backup without it, when it has another form.
 */
export class SearchIndex {
  #under: Promise<unknown> | null = null

  constructor(private readonly parts: SearchIndexParts) {}

  /** Brings the index up to date beside everything else. Meant for every start; never rejects. */
  async begin(): Promise<void> {
    const { database, texts, log } = this.parts
    try {
      if ((await formOfIndex(database.db)) === FORM) await texts.catchUp()
      else await this.rebuild()
    } catch (error) {
      if (!texts.stopped)
        log.warn({ err: error }, 'the index of search could not be brought up to date')
    }
  }

  /** Empties it and reads everything again. Whoever searches meanwhile finds less. */
  rebuild(tell: (progress: string) => void = () => undefined): Promise<Rebuilt> {
    const before = this.#under ?? Promise.resolve()
    const rebuilt = before.catch(() => undefined).then(() => this.#rebuild(tell))
    this.#under = rebuilt
    return rebuilt
  }

  /** Reads now what waits for a quiet moment. */
  async settle(): Promise<void> {
    await this.parts.texts.settle()
  }

  async #rebuild(tell: (progress: string) => void): Promise<Rebuilt> {
    const { database, texts } = this.parts
    await texts.alone(async () => {
      await database.transaction(async (tx) => {
        await noteForm(tx.db, null)
        await forgetTexts(tx.db)
      })
      const some = () => database.transaction((tx) => deleteSome(tx.db, A_TURN))
      while (!texts.stopped && (await some())) await nextTurn()
    })
    tell('reading texts')
    const count = await texts.catchUp()
    tell('reading comments')
    let others = 0
    for (const feed of this.parts.feeds) others += await this.#read(feed)
    // Cut short, it begins anew at the next start.
    if (!texts.stopped) await database.transaction((tx) => noteForm(tx.db, FORM))
    return { texts: count, others }
  }

  async #read(feed: Feed): Promise<number> {
    let count = 0
    let after: string | null = null
    while (!this.parts.texts.stopped) {
      const ids: string[] = await feed.idsAfter(after, A_TURN)
      for (const id of ids) {
        if (this.parts.texts.stopped) break
        await this.parts.database.transaction((tx) => feed.index(tx, id))
        await nextTurn()
      }
      count += ids.length
      after = ids.at(-1) ?? null
      if (ids.length < A_TURN) break
    }
    return count
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
