import * as Y from 'yjs'

// One thing, though long: every transaction on this device's store, so that their order can be seen.

/** What is remembered beside the updates. */
interface Meta {
  /** The history this copy belongs to; null before the first sync. */
  epoch: number | null
  /** The document was complete at least once, so the copy may be read and edited offline. */
  complete: boolean
}

/** What this browser holds of a history that the document does not have any more. */
export interface KeptApart {
  epoch: number
  /** When it was put aside, in milliseconds since 1970 by this device's clock. */
  at: number
  update: Uint8Array
}

const UPDATES = 'updates'
const META = 'meta'
/** Keys in the same store: each tab says for itself that it holds edits the server may not have. */
const DIRTY = 'dirty/'
/** Keys in the same store: copies of other histories, by their epoch. */
const APART = 'apart/'
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
  /** Found when it was opened, oldest first. */
  apart: KeptApart[] = []
  /** Edits that earlier tabs left here and that the server may not have. */
  #left: string[] = []
  #dirty = false
  #markedAt = 0
  readonly #tab = DIRTY + Math.random().toString(36).slice(2)
  #database: IDBDatabase | null = null
  #writing = 0
  #settling: () => void = () => undefined
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
    this.#write((transaction) => {
      const store = transaction.objectStore(META)
      withStored(transaction, (stored) => {
        const isOther = stored !== null && next.epoch !== null && stored !== next.epoch
        // Another tab's, from before the document was put back: it must not be mixed with ours.
        if (isOther) putApart(transaction, stored, [], () => store.put(next, META))
        else store.put(next, META)
      })
    })
  }

  /**
   * Puts aside what this document held: it belongs to a history that is over. The copy is empty
   * afterwards and stores nothing more. Rejects never; `kept` says whether it is in the store.
   */
  keepApart(): Promise<void> {
    const { epoch } = this.meta
    this.doc.off('update', this.#store)
    this.meta = { epoch: null, complete: false }
    return new Promise((done) => {
      this.#settling = done
      this.#write((transaction) => {
        withStored(transaction, (stored) => {
          const state = this.doc.store.clients.size > 0 ? [Y.encodeStateAsUpdate(this.doc)] : []
          // A tab that was quicker has put the rows aside already; what lies there now is newer.
          if (stored === epoch)
            putApart(transaction, epoch ?? 0, state, () =>
              transaction.objectStore(META).put(this.meta, META),
            )
          else addApart(transaction, epoch ?? 0, state)
        })
      })
      if (this.#writing === 0) done()
    })
  }

  /** Forgets what this document held: words of it were erased for good. It stores nothing more. */
  discard(): Promise<void> {
    this.doc.off('update', this.#store)
    this.meta = { epoch: null, complete: false }
    return new Promise((done) => {
      this.#settling = done
      this.#write((transaction) => {
        transaction.objectStore(UPDATES).clear()
        transaction.objectStore(META).put(this.meta, META)
      })
      if (this.#writing === 0) done()
    })
  }

  /** The person has seen what was put aside and does not need it any more. */
  forget(epoch: number): void {
    this.apart = this.apart.filter((one) => one.epoch !== epoch)
    this.#write((transaction) => transaction.objectStore(META).delete(APART + epoch))
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
    const names = (await keys).map(String).filter((key) => key.startsWith(APART))
    const found = await updates
    this.meta = (await meta) ?? this.meta
    this.#left = (await keys).map(String).filter((key) => key.startsWith(DIRTY))
    this.#count = found.length
    for (const name of names) {
      const store = database.transaction(META, 'readonly').objectStore(META)
      this.apart.push(await request<KeptApart>(store.get(name)))
    }
    this.apart.sort((a, b) => a.at - b.at)
    if (found.length > 0) Y.applyUpdate(this.doc, Y.mergeUpdates(found), this)
  }

  readonly #store = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    this.#count += 1
    if (this.#count < MERGE_AFTER) {
      this.#writeOurs(update, (transaction) => transaction.objectStore(UPDATES).add(update))
      return
    }
    this.#count = 1
    this.#writeOurs(update, (transaction) => this.#merge(transaction.objectStore(UPDATES)))
  }

  /** Another tab may have gone on to a new history: then this belongs to what was put aside. */
  #writeOurs(update: Uint8Array, work: (transaction: IDBTransaction) => void): void {
    const { epoch } = this.meta
    this.#write((transaction) =>
      withStored(transaction, (stored) => {
        if (epoch === null || stored === epoch) work(transaction)
        else addApart(transaction, epoch, [update])
      }),
    )
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
    if (this.#writing === 0) this.#settling()
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
    return keys.some((key) => String(key).startsWith(DIRTY) || String(key).startsWith(APART))
  } finally {
    database.close()
  }
}

/** Calls back with the epoch that the rows in the store belong to. */
function withStored(transaction: IDBTransaction, then: (epoch: number | null) => void): void {
  const asked = transaction.objectStore(META).get(META)
  asked.onsuccess = () => then((asked.result as Meta | undefined)?.epoch ?? null)
}

/** Moves the rows, and with them `more`, out of the way; then nothing is dirty any more. */
function putApart(
  transaction: IDBTransaction,
  epoch: number,
  more: Uint8Array[],
  then: () => void,
): void {
  const rows = transaction.objectStore(UPDATES)
  const found = rows.getAll()
  found.onsuccess = () => {
    addApart(transaction, epoch, [...(found.result as Uint8Array[]), ...more])
    rows.clear()
    transaction.objectStore(META).delete(IDBKeyRange.bound(DIRTY, `${DIRTY}\uffff`))
    then()
  }
}

function addApart(transaction: IDBTransaction, epoch: number, updates: Uint8Array[]): void {
  if (updates.length === 0) return
  const store = transaction.objectStore(META)
  const before = store.get(APART + epoch)
  before.onsuccess = () => {
    const known = before.result as KeptApart | undefined
    const update = Y.mergeUpdates(known ? [known.update, ...updates] : updates)
    store.put({ epoch, at: known?.at ?? Date.now(), update } satisfies KeptApart, APART + epoch)
  }
}

/** What the store of a copy is called. */
export function nameOf(userId: string, documentId: string): string {
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
