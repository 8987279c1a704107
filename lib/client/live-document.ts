import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { personFrom, type Person } from '../faces'
import { CLOSE, EPOCH_PARAM, ERASED } from '../protocol'
import { type KeptApart, LocalCopy } from './local-copy'
import type { WatchTimes } from './line-watch'
import { letServerSayWhoLeft } from './presence-clock'
import { LiveProvider } from './provider'
import { wordsAdded } from './words-added'

// One thing, though long: the state of a document at one person's, which only makes sense as a whole.

export interface SaveState {
  /** The five states people see. `saved` is only ever said when the server's disk has everything. */
  kind: 'saved' | 'saving' | 'offline' | 'connecting' | 'not-saved'
  /** Words typed since the last time everything was saved. */
  words: number
  /** They are confirmed to be in this browser's store. */
  kept: boolean
}

export interface LiveStatus {
  phase: 'connecting' | 'live' | 'reconnecting' | 'offline' | 'closed'
  /** The document was complete at least once: from the server, or in a local copy of an earlier time. */
  ready: boolean
  source: 'none' | 'local' | 'server'
  save: SaveState
  /**
   * Why the server said not to come back; null otherwise. `erased`: words of it were, for good, and
   * nothing is kept here; with `kept`, what is here is, since it may hold words of this person alone.
   */
  closed: { code: number; erased?: true; kept?: true } | null
  /** The server cannot open this document until whoever runs it has seen to it. */
  quarantined: boolean
  /** Everyone connected, each once, as the server says; you last. */
  people: Person[]
  /** Copies of other histories of this document that are kept here. */
  apart: number
}

export interface LiveDocumentOptions {
  /** `ws(s)://host/sync` */
  serverUrl: string
  documentId: string
  userId: string
  /** Keep a copy in this browser; on where IndexedDB exists unless refused. */
  keepLocally?: boolean
  WebSocketPolyfill?: typeof WebSocket
  params?: Record<string, string>
  /** What an earlier live document of the same page has put aside. */
  apart?: readonly KeptApart[]
  /** How long a silent connection is borne; tests are less patient than people. */
  watch?: Partial<WatchTimes>
}

/** Failed attempts after which "connecting again" becomes "offline". */
const OFFLINE_AFTER_TRIES = 2
/** An edit not on the server's disk by then is not called "saving" any more. */
const TOO_LONG_MS = 10_000

/**
 * One document, live: the Yjs document, its connection, its copy in this browser, and one honest
 * sentence about what is saved. Runs in browsers and in Node. Closed for good with `destroy`.
 */
export class LiveDocument {
  readonly doc = new Y.Doc()
  readonly awareness: Awareness
  readonly #provider: LiveProvider
  readonly #options: LiveDocumentOptions
  readonly #listeners = new Set<() => void>()
  readonly #eventListeners = new Set<(event: unknown) => void>()
  #copy: LocalCopy | null = null
  #status: LiveStatus
  #closed: LiveStatus['closed'] = null
  #destroyed = false
  #complete: 'none' | 'local' | 'server' = 'none'
  #me: Person | null = null
  /** The server lets this connection write, and so has asked for all we have. */
  #writes = false
  /** There are edits of ours that may not be on the server's disk; since when, how many words. */
  #dirtySince: number | null = null
  #words = 0
  #lateTimer: ReturnType<typeof setTimeout> | null = null
  #apart: readonly KeptApart[]

  constructor(options: LiveDocumentOptions) {
    this.#options = options
    this.#apart = options.apart ?? []
    this.awareness = new Awareness(this.doc)
    letServerSayWhoLeft(this.awareness)
    this.#provider = new LiveProvider(this.doc, {
      serverUrl: options.serverUrl,
      documentId: options.documentId,
      awareness: this.awareness,
      params: options.params ?? {},
      WebSocketPolyfill: options.WebSocketPolyfill ?? WebSocket,
      ...(options.watch && { watch: options.watch }),
      events: {
        saved: () => this.#acknowledged(),
        event: (event) => this.#hear(event),
        changed: () => this.#update(),
      },
    })
    this.#status = this.#describe()
    this.doc.on('update', this.#edited)
    this.awareness.on('change', this.#update)
    this.#provider.on('closed', ({ code, reason }) => {
      const isErased = reason === ERASED
      // What may hold unsaved words is kept all the same: they are nobody's but this person's.
      const isKept = isErased && (this.#copy?.dirty === true || this.#dirtySince !== null)
      this.#closed = { code, ...(isErased && { erased: true }), ...(isKept && { kept: true }) }
      if (isErased && !isKept) void this.#copy?.discard()
      else if (code === CLOSE.otherEpoch || code === CLOSE.differs) void this.#putAside()
      this.#update()
    })
    this.#provider.on('sync', (synced: boolean) => {
      if (synced) this.#synced()
    })
    this.#watchPage(true)
    void this.#start()
  }

  /** Immutable; a new object whenever something changed. */
  get status(): LiveStatus {
    return this.#status
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Events of the document's channel, as the server sent them. */
  onEvent(listener: (event: unknown) => void): () => void {
    this.#eventListeners.add(listener)
    return () => this.#eventListeners.delete(listener)
  }

  /** Tries again after a final close, when the person did something about it. */
  reconnect(): void {
    this.#closed = null
    this.#provider.shouldConnect = true
    this.#provider.hurry()
    this.#update()
  }

  /** The history that this belongs to; null before the first sync. */
  get epoch(): number | null {
    const epoch = this.#provider.params[EPOCH_PARAM]
    return epoch === undefined ? null : Number(epoch)
  }

  /** What this browser holds from before the document was put back, oldest first. */
  get apart(): readonly KeptApart[] {
    return this.#apart
  }

  forgetApart(epoch: number): void {
    this.#apart = this.#apart.filter((one) => one.epoch !== epoch)
    this.#copy?.forget(epoch)
    this.#update()
  }

  destroy(): void {
    this.#destroyed = true
    if (this.#lateTimer) clearTimeout(this.#lateTimer)
    this.#watchPage(false)
    this.#provider.destroy()
    this.#copy?.close()
    this.awareness.destroy()
    this.doc.destroy()
  }

  async #start(): Promise<void> {
    const { userId, documentId, keepLocally = typeof indexedDB !== 'undefined' } = this.#options
    if (keepLocally) {
      const copy = await LocalCopy.open(userId, documentId, this.doc, this.#update)
      if (this.#destroyed) return copy.close()
      this.#copy = copy
      if (copy.meta.complete) this.#complete = 'local'
      if (copy.dirty) this.#dirtySince = Date.now()
      this.#addApart(copy.apart)
      if (copy.meta.epoch !== null) this.#provider.params[EPOCH_PARAM] = String(copy.meta.epoch)
    }
    this.#provider.connect()
    this.#update()
  }

  #hear(event: unknown): void {
    if (isHello(event)) {
      this.#me = personFrom(event.person)
      this.#writes = event.access === 'write'
      this.#copy?.remember({ epoch: event.epoch })
      this.#provider.params[EPOCH_PARAM] = String(event.epoch)
      this.#update()
    }
    if (isCheck(event)) void this.#show(event.seq)
    for (const listener of this.#eventListeners) listener(event)
  }

  /** Worked out and sent in one go: what arrived before it is in it, and nothing else. */
  async #show(seq: number): Promise<void> {
    // Nobody waits for it, so it is not there from the start.
    const { contentHash } = await import('./content-hash')
    if (!this.#destroyed) this.#provider.show(seq, contentHash(this.doc))
  }

  /** The document was put back from a backup, and what we hold is of the history before that. */
  async #putAside(): Promise<void> {
    const epoch = Number(this.#provider.params[EPOCH_PARAM] ?? 0)
    const isEmpty = this.doc.store.clients.size === 0
    if (!isEmpty)
      this.#addApart([{ epoch, at: Date.now(), update: Y.encodeStateAsUpdate(this.doc) }])
    await this.#copy?.keepApart()
    if (this.#destroyed) return
    // A channel holds nothing that could be mixed up: it goes on in the new history.
    if (isEmpty) {
      delete this.#provider.params[EPOCH_PARAM]
      this.reconnect()
    }
    this.#update()
  }

  #addApart(more: readonly KeptApart[]): void {
    const ours = this.#apart.filter(({ epoch }) => !more.some((one) => one.epoch === epoch))
    this.#apart = [...ours, ...more].sort((a, b) => a.at - b.at)
  }

  #synced(): void {
    this.#complete = 'server'
    this.#copy?.remember({ complete: true })
    this.#settle()
  }

  /** As long as acknowledgements come, however far behind the typing, nothing is wrong. */
  #acknowledged(): void {
    if (this.#dirtySince !== null) this.#dirtySince = Date.now()
    this.#settle()
  }

  /** Nothing of ours is open any more. Only ever called on the server's word, never on our own. */
  #settle(): void {
    if (this.#dirtySince !== null && this.#provider.isSaved) {
      this.#dirtySince = null
      this.#words = 0
      this.#copy?.markClean()
    }
    this.#update()
  }

  readonly #edited = (update: Uint8Array, origin: unknown): void => {
    // An edit of one's own has no origin or the editor's. The copy fills the document before it is
    // ours to compare with: whoever only reads would wait for ever for that to be saved.
    if (origin === this.#provider || origin instanceof LocalCopy) return
    this.#dirtySince ??= Date.now()
    this.#copy?.markDirty()
    this.#words += wordsAdded(update)
    this.#lateTimer ??= setTimeout(() => {
      this.#lateTimer = null
      this.#update()
    }, TOO_LONG_MS)
    this.#update()
  }

  readonly #update = (): void => {
    if (this.#destroyed) return
    const next = this.#describe()
    if (JSON.stringify(next) === JSON.stringify(this.#status)) return
    this.#status = next
    for (const listener of this.#listeners) listener()
  }

  #describe(): LiveStatus {
    const phase = this.#phase()
    return {
      phase,
      ready: this.#complete !== 'none',
      source: this.#complete,
      save: { kind: this.#saveKind(), words: this.#words, kept: this.#copy?.kept ?? false },
      closed: this.#closed,
      quarantined: phase !== 'live' && this.#provider.quarantined,
      people: this.#people(),
      apart: this.#apart.length,
    }
  }

  #phase(): LiveStatus['phase'] {
    if (this.#closed) return 'closed'
    const { synced, quarantined, wsUnsuccessfulReconnects } = this.#provider
    if (synced) return 'live'
    if (isOffline() || quarantined || wsUnsuccessfulReconnects > OFFLINE_AFTER_TRIES)
      return 'offline'
    return this.#complete === 'server' ? 'reconnecting' : 'connecting'
  }

  #saveKind(): SaveState['kind'] {
    const dirty = this.#dirtySince !== null
    const phase = this.#phase()
    const kept = this.#copy?.kept ?? false
    if (phase === 'live') {
      if (!dirty) return !this.#writes || this.#provider.isSaved ? 'saved' : 'saving'
      return Date.now() - (this.#dirtySince ?? 0) < TOO_LONG_MS ? 'saving' : 'not-saved'
    }
    if (dirty && (phase === 'closed' || !kept)) return 'not-saved'
    return phase === 'offline' || phase === 'closed' ? 'offline' : 'connecting'
  }

  #people(): Person[] {
    const people = new Map<string, Person>()
    for (const [clientId, state] of this.awareness.getStates()) {
      if (clientId === this.doc.clientID) continue
      const person = personFrom((state as { user?: unknown }).user)
      if (person) people.set(person.id, person)
    }
    const me = this.#provider.wsconnected ? this.#me : null
    if (!me) return [...people.values()]
    people.delete(me.id)
    return [...people.values(), me]
  }

  /** Phones sleep and networks change: when the page is looked at again, do not wait for a timer. */
  #watchPage(on: boolean): void {
    if (typeof window === 'undefined') return
    const change = on ? 'addEventListener' : 'removeEventListener'
    window[change]('online', this.#hurry)
    window[change]('offline', this.#update)
    window[change]('pageshow', this.#hurry)
    document[change]('visibilitychange', this.#hurry)
  }

  readonly #hurry = (): void => {
    if (document.visibilityState === 'visible') this.#provider.hurry()
    this.#update()
  }
}

function isHello(
  event: unknown,
): event is { type: 'hello'; epoch: number; access: unknown; person: unknown } {
  return (
    typeof event === 'object' &&
    event !== null &&
    'type' in event &&
    event.type === 'hello' &&
    'epoch' in event &&
    typeof event.epoch === 'number' &&
    'access' in event
  )
}

function isCheck(event: unknown): event is { type: 'check'; seq: number } {
  return (
    typeof event === 'object' &&
    event !== null &&
    'type' in event &&
    event.type === 'check' &&
    'seq' in event &&
    typeof event.seq === 'number'
  )
}

function isOffline(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false
}
