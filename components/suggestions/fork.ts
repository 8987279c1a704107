import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { LiveDocument } from '@/lib/client/live-document'
import { LocalCopy, nameOf } from '@/lib/client/local-copy'

/** Marks what comes from the live text. */
const FLOW = 'flow'

/**
 * One's own copy of a live text, to suggest in: what others write flows into it, nothing flows back.
 * It shares the text's history, so Yjs merges both as it does everywhere. Kept in this browser until
 * it is sent or thrown away.
 */
export class Fork {
  readonly awareness: Awareness
  #closed = false

  private constructor(
    readonly doc: Y.Doc,
    readonly live: LiveDocument,
    private readonly copy: LocalCopy,
    private readonly forget: () => void,
    /** There was one, with words of one's own, of a history of the text that is over. */
    readonly isAnew: boolean,
  ) {
    // Where somebody is in words that only they have is nobody else's.
    this.awareness = new Awareness(doc)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(live.doc), FLOW)
    live.doc.on('update', this.#flow)
    doc.on('update', this.#own)
    copy.remember({ epoch: live.epoch, complete: true })
  }

  static async open(live: LiveDocument, userId: string, documentId: string): Promise<Fork> {
    const name = `${documentId}/suggesting`
    // Other tabs that have it open let go of it.
    const forget = () => void indexedDB.deleteDatabase(nameOf(userId, name))
    const doc = new Y.Doc()
    const copy = await LocalCopy.open(userId, name, doc, () => undefined)
    const { epoch } = copy.meta
    if (epoch === null || live.epoch === null || epoch === live.epoch)
      return new Fork(doc, live, copy, forget, false)
    // Without a word of one's own it is the text as it was, of which words may have been erased.
    const isOwn = copy.dirty
    await (isOwn ? copy.keepApart() : copy.discard())
    copy.close()
    doc.destroy()
    const fresh = new Y.Doc()
    const next = await LocalCopy.open(userId, name, fresh, () => undefined)
    return new Fork(fresh, live, next, forget, isOwn)
  }

  /** Whether something was written here that was not sent yet. */
  get hasOwn(): boolean {
    return this.copy.dirty
  }

  /** Whether this browser has all of it. */
  get kept(): boolean {
    return this.copy.kept
  }

  /** What was written is gone for good. */
  discard(): void {
    this.close()
    this.forget()
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.live.doc.off('update', this.#flow)
    this.doc.off('update', this.#own)
    this.copy.close()
    this.awareness.destroy()
    // Not before the editor that shows it has let go.
    setTimeout(() => this.doc.destroy())
  }

  readonly #flow = (update: Uint8Array): void => {
    Y.applyUpdate(this.doc, update, FLOW)
  }

  readonly #own = (_update: Uint8Array, origin: unknown): void => {
    // Signing out forgets what the server has; this it has not.
    if (origin !== FLOW && !(origin instanceof LocalCopy)) this.copy.markDirty()
  }
}
