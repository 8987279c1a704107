import * as Y from 'yjs'
import type { Person } from '../../lib/people'
import type { CloseCode } from '../../lib/protocol'
import { ClockRanges } from './clock-ranges'
import { presenceFrame, stateVectorOf, updateFrame } from './frames'
import type { LogWriter } from './log-writer'
import { Presence } from './presence'
import type { Author } from './sync'
import type { LoggedDocument } from './update-log'
import { judge, type Judgement } from './validate'

/** What a room needs of a connection. */
export interface RoomMember {
  readonly person: Person
  send(frame: Uint8Array): void
  close(code: CloseCode): void
}

export interface RoomParts {
  writer: LogWriter
  maxDocumentBytes: number
  /** A commit is uncertain: this room's memory can no longer be trusted and must be read anew. */
  onFail(room: Room, error: unknown): void
  onCommit(room: Room): void
}

/** What became of an update. `saved` resolves when it, and all it repeats, is on disk. */
export type Accepted =
  | { verdict: 'new' | 'known'; saved: Promise<void> }
  | Exclude<Judgement, { verdict: 'new' | 'known' }>
  | { verdict: 'too-large' }

const PRESENCE_EVERY_MS = 50

/**
 * One live document. Holds its bytes and what is needed to judge new ones, not the document itself:
 * bytes are logged and passed on as they came.
 *
 * The order is the law (SY1): judge → log → on disk → everyone else → the author's "saved".
 * Two views of time: `accepted` is ahead by what waits for the disk and is used to judge only;
 * everything that leaves the room is `committed`.
 */
export class Room {
  readonly members = new Set<RoomMember>()
  readonly presence = new Presence()
  /** ClientIDs by the connection that holds them now; a newer connection of the same person takes over. */
  readonly #holders = new Map<number, RoomMember>()
  readonly epoch: number
  seq: number
  /** True once the room's memory may not be used any more. */
  gone = false
  /** Updates since the last snapshot. */
  sinceSnapshot: number
  readonly #accepted = new Map<number, number>()
  readonly #committed = new Map<number, number>()
  readonly #deleted = new ClockRanges()
  readonly #writers: Map<number, string>
  /** Merged state and what came since; merged again when somebody asks. */
  #state: Uint8Array
  #tail: Uint8Array[] = []
  #bytes: number
  #pending: Promise<unknown> | null = null
  #presenceTimer: NodeJS.Timeout | null = null

  constructor(
    readonly documentId: string,
    loaded: LoggedDocument,
    private readonly parts: RoomParts,
  ) {
    this.epoch = loaded.epoch
    this.seq = loaded.seq
    this.#writers = loaded.writers
    this.sinceSnapshot = loaded.tail.length
    this.#state = mergedState(loaded)
    this.#bytes = this.#state.length
    const { structs, ds } = Y.decodeUpdate(this.#state)
    for (const { id, length } of structs) this.#accepted.set(id.client, id.clock + length)
    for (const [client, next] of this.#accepted) this.#committed.set(client, next)
    for (const [client, items] of ds.clients)
      for (const { clock, len } of items) this.#deleted.add(client, clock, len)
  }

  /**
   * Judges an update and, when it is new, logs it; then, on disk, shows it to all but its sender.
   * @param at milliseconds since 1970; other than now only for seeding.
   */
  accept(update: Uint8Array, author: Author, from: RoomMember | null, at: number): Accepted {
    const userId = author.userId ?? ''
    const judgement = judge(update, userId, {
      clocks: this.#accepted,
      deleted: this.#deleted,
      writers: this.#writers,
      holderOf: (clientId) => this.#holders.get(clientId)?.person.id,
    })
    if (judgement.verdict === 'known') return { verdict: 'known', saved: this.#settled() }
    if (judgement.verdict !== 'new') return judgement
    if (this.#bytes + update.length > this.parts.maxDocumentBytes) return { verdict: 'too-large' }

    for (const [client, next] of judgement.clocks) this.#accepted.set(client, next)
    for (const [client, clock, length] of judgement.deletes)
      this.#deleted.add(client, clock, length)
    for (const client of judgement.newWriters) this.#writers.set(client, userId)
    this.#bytes += update.length
    const saved = this.parts.writer
      .append({
        documentId: this.documentId,
        userId: author.userId,
        key: author.key,
        at,
        bytes: update,
        writers: judgement.newWriters.map((clientId) => ({ clientId, userId })),
      })
      .then((seq) => this.#onDisk(seq, update, judgement.clocks, from))
    const pending = saved.catch((error: unknown) => this.parts.onFail(this, error))
    this.#pending = pending
    void pending.then(() => {
      if (this.#pending === pending) this.#pending = null
    })
    return { verdict: 'new', saved }
  }

  /** The whole committed state as one update. */
  state(): Uint8Array {
    if (this.#tail.length > 0) {
      this.#state = Y.mergeUpdates([this.#state, ...this.#tail])
      this.#tail = []
      this.#bytes = this.#state.length
    }
    return this.#state
  }

  /** What somebody who has `stateVector` lacks. @throws Error when it is no state vector. */
  missing(stateVector: Uint8Array): Uint8Array {
    // One byte: nothing yet. The common case of a first opening, and it needs no work.
    return stateVector.length <= 1 ? this.state() : Y.diffUpdate(this.state(), stateVector)
  }

  stateVector(): Uint8Array {
    return stateVectorOf(this.#committed)
  }

  /** Takes a clientID for a connection. @returns false when it is somebody else's. */
  hold(clientId: number, member: RoomMember): boolean {
    const owner = this.#writers.get(clientId) ?? this.#holders.get(clientId)?.person.id
    if (owner !== undefined && owner !== member.person.id) return false
    this.#holders.set(clientId, member)
    return true
  }

  /** Gives it back, unless a newer connection has taken it over (a reconnect overtakes the old end). */
  release(clientId: number, member: RoomMember): void {
    if (this.#holders.get(clientId) !== member) return
    this.#holders.delete(clientId)
    this.presence.remove(clientId)
    this.presenceChanged()
  }

  get busy(): boolean {
    return this.#pending !== null
  }

  broadcast(frame: Uint8Array, except: RoomMember | null = null): void {
    for (const member of this.members) if (member !== except) member.send(frame)
  }

  /** Shows what changed in presence, at most every 50 ms. */
  presenceChanged(): void {
    this.#presenceTimer ??= setTimeout(() => {
      this.#presenceTimer = null
      if (this.presence.hasChanges) this.broadcast(presenceFrame(this.presence.takeChanges()))
    }, PRESENCE_EVERY_MS)
  }

  people(): Person[] {
    return [...new Map([...this.members].map(({ person }) => [person.id, person])).values()]
  }

  stop(): void {
    this.gone = true
    if (this.#presenceTimer) clearTimeout(this.#presenceTimer)
  }

  #onDisk(
    seq: number,
    update: Uint8Array,
    clocks: [number, number][],
    from: RoomMember | null,
  ): void {
    // Somebody else appended to this document: what we hold is not the whole of it.
    if (seq !== this.seq + 1)
      throw new Error(`Expected entry ${this.seq + 1}, the log gave ${seq}.`)
    this.seq = seq
    this.sinceSnapshot += 1
    this.#tail.push(update)
    for (const [client, next] of clocks) this.#committed.set(client, next)
    this.broadcast(updateFrame(update), from)
    this.parts.onCommit(this)
  }

  /** Resolves when everything accepted so far is on disk. */
  async #settled(): Promise<void> {
    await this.#pending
    if (this.gone) throw new Error('The room was given up before its updates were on disk.')
  }
}

/** One update with everything in it. */
export function mergedState(loaded: LoggedDocument): Uint8Array {
  const updates = loaded.snapshot ? [loaded.snapshot, ...loaded.tail] : loaded.tail
  if (updates.length === 0) return EMPTY_UPDATE
  return updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates(updates)
}

const EMPTY_UPDATE = new Uint8Array([0, 0])
