import { AskedThread } from '../sync/asked-thread'
import { type Look, type Looked, lookInto } from './looks'

/** Below this many bytes a text is read at once: asking a thread costs more. */
const SMALL = 4 * 1024
/** The thread ends when it had nothing to do for this long. */
const REST_MS = 30_000
/** A text that needs more than this to be read ends the thread and not the server. */
const MOST_HEAP_MB = 512

/** What to look for in a text: updates whose sum is the text, one after the other in `bytes`. */
export interface LookCall {
  look: Look
  lengths: number[]
  bytes: Uint8Array
}

/**
 * Reads texts that have changed, beside everybody who types: even to put the updates of a busy text
 * together takes tens of milliseconds, so that is done in the thread too. One text at a time.
 */
export class TextReader {
  #thread: AskedThread<LookCall, unknown> | null = null
  #rest: NodeJS.Timeout | null = null
  #last: Promise<unknown> = Promise.resolve()
  #stopped = false

  /**
   * @param updates whose sum is the text, the oldest first
   * @throws Error when the thread died over it, and when it is stopped
   */
  async read<L extends Look>(look: L, updates: readonly Uint8Array[]): Promise<Looked<L>> {
    const size = updates.reduce((total, { length }) => total + length, 0)
    if (size < SMALL) return lookInto(look, updates)
    const call = packed(look, updates, size)
    const mine = this.#last.then(() => this.#ask(call))
    this.#last = mine.catch(() => undefined)
    return (await mine) as Looked<L>
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#end()
  }

  async #ask(call: LookCall): Promise<unknown> {
    if (this.#stopped) throw new Error('The server stops.')
    if (this.#rest) clearTimeout(this.#rest)
    if (this.#thread?.isDead) this.#thread = null
    this.#thread ??= new AskedThread(new URL('./text-reader-worker.mjs', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    })
    try {
      return await this.#thread.ask(call, [call.bytes.buffer as ArrayBuffer])
    } finally {
      this.#rest = setTimeout(() => void this.#end(), REST_MS)
      this.#rest.unref()
    }
  }

  async #end(): Promise<void> {
    if (this.#rest) clearTimeout(this.#rest)
    const thread = this.#thread
    this.#thread = null
    await thread?.end()
  }
}

/** Our own copy in one piece: what we were given are views into what its document goes on with. */
function packed(look: Look, updates: readonly Uint8Array[], size: number): LookCall {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const update of updates) {
    bytes.set(update, at)
    at += update.length
  }
  return { look, lengths: updates.map(({ length }) => length), bytes }
}
