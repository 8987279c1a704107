import { withText } from '../canvases/element-text'
import { AskedThread } from '../sync/asked-thread'
import { passagesOfText, type TextPassage } from './passages-of-text'

/** From this many bytes on a text is read in a thread of its own. */
const LARGE = 64 * 1024
/** The thread ends when it had nothing to do for this long. */
const REST_MS = 30_000
/** A text that needs more than this to be read ends the thread and not the server. */
const MOST_HEAP_MB = 512

/** Reads texts for the index, one at a time; large ones where nobody waits for it. */
export class TextReader {
  #thread: AskedThread<Uint8Array, TextPassage[]> | null = null
  #rest: NodeJS.Timeout | null = null

  /** @throws Error when the thread died over it */
  async read(update: Uint8Array): Promise<TextPassage[]> {
    if (update.length < LARGE) return withText(update, passagesOfText)
    if (this.#rest) clearTimeout(this.#rest)
    if (this.#thread?.isDead) this.#thread = null
    this.#thread ??= startThread()
    // Our own copy: what we were given is a view into what its document goes on with.
    const copy = update.slice()
    try {
      return await this.#thread.ask(copy, [copy.buffer])
    } finally {
      this.#rest = setTimeout(() => void this.stop(), REST_MS)
      this.#rest.unref()
    }
  }

  async stop(): Promise<void> {
    if (this.#rest) clearTimeout(this.#rest)
    const thread = this.#thread
    this.#thread = null
    await thread?.end()
  }
}

function startThread(): AskedThread<Uint8Array, TextPassage[]> {
  return new AskedThread(new URL('./text-reader-worker.mjs', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  })
}
