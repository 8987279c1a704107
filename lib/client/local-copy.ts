import * as Y from 'yjs'

/** What is remembered beside the updates. */
interface Meta {
  /** The history this copy belongs to; null before the first sync. */
  epoch: number | null
  /** The document was complete at least once, so the copy may be read and edited offline. */
  complete: boolean
}

const UPDATES = 'updates'
const META = 'meta'
/** Keys in the same store: each tab says for itself that it holds edits the server may not have. */
const DIRTY = 'dirty/'
const MARK_AGAIN_MS = 1000
/** When this many updates have gathered they are merged into one. */
const MERGE_AFTER = 400
/** A browser that does not answer by then has no usable store; the page must not wait for it. */
const OPEN_TIMEOUT_MS = 3000

/**
 * A copy of one document in this browser, per person: what is typed while the server cannot be
 * reached outlives a reload. IndexedDB may be evicted or refuse at any time, so it is never a
 * reason to say "Saved"; it is only ever a second place.
 */
export class LocalCopy {
  meta: Meta = { epoch: null, complete: false }
  /** Edits that earlier tabs left here and that the server may not have. */
  #left: string[] = []
  #dirty = false
  #markedAt = 0
  readonly #tab = DIRTY + Math.random().toString(36).slice(2)
  #database: IDBDatabase | null = null
  #writing = 0
  #failed = false
  #count = 0

  private constructor(
    private readonly doc: Y.Doc,
    private readonly changed: () => void,
  ) {}

  /** Opens the copy and applies it to the document. Never rejects: without a store it stays empty. */
  static async open(
    userId: string,
    documentId: string,
    doc: Y.Doc,
    changed: () => void,
  ): Promise<LocalCopy> {
    const copy = new LocalCopy(doc, changed)
    try {
      copy.#database = await openStore(nameOf(userId, documentId))
      await copy.#load()
    } catch {
      // No store here (private window, quota, policy): live editing works, offline does not.
      copy.#failed = true
    }
    doc.on('update', copy.#store)
    return copy
  }

  /** True when every change so far is confirmed to be in the store. */
  get kept(): boolean {
    return !this.#failed && this.#writing === 0
  }

  remember(meta: Partial<Meta>): void {
    const next = { ...this.meta, ...meta }
    if (JSON.stringify(next) === JSON.stringify(this.meta)) return
    this.meta = next
    this.#write((transaction) => transaction.objectStore(META).put(next, META))
  }

  /** Whether there may be edits here that the server does not have, from this tab or one before it. */
  get dirty(): boolean {
    return this.#dirty || this.#left.length > 0
  }

  /** Said again while it lasts: a tab opened meanwhile may have taken the mark for an old one. */
  markDirty(): void {
    if (this.#dirty && Date.now() - this.#markedAt < MARK_AGAIN_MS) return
    this.#dirty = true
    this.#markedAt = Date.now()
    this.#write((transaction) => transaction.objectStore(META).put(true, this.#tab))
  }

  /** The server has all that this document held. Other open tabs speak for themselves. */
  markClean(): void {
    if (!this.dirty) return
    const keys = [this.#tab, ...this.#left]
    this.#dirty = false
    this.#left = []
    this.#write((transaction) => {
      for (const key of keys) transaction.objectStore(META).delete(key)
    })
  }

  close(): void {
    this.doc.off('update', this.#store)
    this.#database?.close()
    this.#database = null
  }

  async #load(): Promise<void> {
    const database = this.#database
    if (!database) return
    const transaction = database.transaction([UPDATES, META], 'readonly')
    const updates = request<Uint8Array[]>(transaction.objectStore(UPDATES).getAll())
    const meta = request<Meta | undefined>(transaction.objectStore(META).get(META))
    const keys = request<IDBValidKey[]>(transaction.objectStore(META).getAllKeys())
    const found = await updates
    this.meta = (await meta) ?? this.meta
    this.#left = (await keys).map(String).filter((key) => key.startsWith(DIRTY))
    this.#count = found.length
    if (found.length > 0) Y.applyUpdate(this.doc, Y.mergeUpdates(found), this)
  }

  readonly #store = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    this.#count += 1
    if (this.#count < MERGE_AFTER) {
      this.#write((transaction) => transaction.objectStore(UPDATES).add(update))
      return
    }
    this.#count = 1
    this.#write((transaction) => this.#merge(transaction.objectStore(UPDATES)))
  }

  /** Merges what lies in the store, not only what this tab knows: another tab's words lie there too. */
  #merge(store: IDBObjectStore): void {
    const whole = Y.encodeStateAsUpdate(this.doc)
    const found = store.getAll()
    const keys = store.getAllKeys()
    keys.onsuccess = () => {
      for (const key of keys.result) store.delete(key)
      store.add(Y.mergeUpdates([...(found.result as Uint8Array[]), whole]))
    }
  }

  #write(work: (transaction: IDBTransaction) => void): void {
    if (!this.#database || this.#failed) return
    this.#writing += 1
    try {
      const transaction = this.#database.transaction([UPDATES, META], 'readwrite')
      transaction.oncomplete = () => this.#settled(true)
      transaction.onabort = () => this.#settled(false)
      work(transaction)
    } catch {
      this.#settled(false)
    }
  }

  #settled(ok: boolean): void {
    this.#writing -= 1
    // One lost write leaves a hole: from then on the copy is no promise any more.
    if (!ok) this.#failed = true
    this.changed()
  }
}

/**
 * Removes one person's copies from this browser when they sign out, since the computer may be
 * shared. Copies that may hold words the server does not have stay.
 */
export async function forgetLocalCopies(userId: string): Promise<void> {
  if (typeof indexedDB === 'undefined' || !indexedDB.databases) return
  const prefix = nameOf(userId, '')
  for (const { name } of await indexedDB.databases())
    if (name?.startsWith(prefix) && !(await isDirty(name))) indexedDB.deleteDatabase(name)
}

async function isDirty(name: string): Promise<boolean> {
  const database = await openStore(name)
  try {
    const store = database.transaction(META, 'readonly').objectStore(META)
    const keys = await request<IDBValidKey[]>(store.getAllKeys())
    return keys.some((key) => String(key).startsWith(DIRTY))
  } finally {
    database.close()
  }
}

function nameOf(userId: string, documentId: string): string {
  return `throughline/${userId}/${documentId}`
}

function openStore(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let tooLate = false
    const timer = setTimeout(() => {
      tooLate = true
      reject(new DOMException('The store did not open in time.', 'TimeoutError'))
    }, OPEN_TIMEOUT_MS)
    const open = indexedDB.open(name, 1)
    open.onupgradeneeded = () => {
      open.result.createObjectStore(UPDATES, { autoIncrement: true })
      open.result.createObjectStore(META)
    }
    open.onsuccess = () => {
      clearTimeout(timer)
      if (tooLate) return open.result.close()
      // Another tab wants to delete the copies (signing out): do not stand in its way.
      open.result.onversionchange = () => open.result.close()
      resolve(open.result)
    }
    open.onerror = () => {
      clearTimeout(timer)
      reject(open.error ?? new DOMException('The store could not be opened.'))
    }
  })
}

function request<T>(asked: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result as T)
    asked.onerror = () => reject(asked.error ?? new DOMException('The store could not be read.'))
  })
}
