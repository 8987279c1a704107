import * as Y from 'yjs'
import type { Person } from '../../lib/people'
import type { CloseCode } from '../../lib/protocol'
import { presenceFrame, stateVectorOf, updateFrame } from './frames'
import { Knowledge } from './knowledge'
import type { LargeCase, LargeFrames } from './large-frames'
import type { LargeJudgement } from './large-judgement'
import type { Lane, LogWriter, Settle } from './log-writer'
import { framed } from './outbox'
import { merge, Tail } from './merge'
import { Presence } from './presence'
import { PresenceTimes } from './presence-times'
import { replay } from './replay'
import type { Author } from './sync'
import type { LoggedDocument } from './update-log'
import type { judge, Judgement } from './validate'

// One thing, though long: what is accepted, on disk and shown, in the order that is the law.

/** What a room needs of a connection. */
export interface RoomMember {
  readonly person: Person
  readonly access: 'read' | 'write'
  /** @param bytes whole frames as they go over the line, one or several */
  write(bytes: Buffer): void
  /** The word that what it wrote is on disk, as it goes over the line; null when it wants none. */
  acknowledgement(): Buffer | null
  close(code: CloseCode, reason?: string): void
}

export interface RoomParts {
  writer: LogWriter
  judge: typeof judge
  largeFrames: Pick<LargeFrames, 'judge'>
  maxDocumentBytes: number
  /** A commit is uncertain: this room's memory can no longer be trusted and must be read anew. */
  onFail(room: Room, error: unknown): void
  /**
   * @param by who wrote what was committed; the server itself is nobody
   * @param written the updates of this commit, in the frames in which they are sent
   */
  onCommit(room: Room, by: ReadonlySet<string>, written: readonly Buffer[]): void
  /**
   * Edits of one commit have been written to somebody who did not write them.
   * @param since when the first of them arrived, by `performance.now()`
   */
  onDelivered(since: number): void
}

/** What became of an update. New or known: it, and all it repeats, will be on disk. */
export type Accepted =
  | { verdict: 'new' | 'known' }
  | Exclude<Judgement, { verdict: 'new' | 'known' }>
  | { verdict: 'too-large' }

/** A judgement of a large update, and the clocks on which it rests. */
export interface Judged {
  judgement: LargeJudgement
  before: ReadonlyMap<number, number>
}

/** Called once it is on disk, or with the error that makes that uncertain. */
export type Saved = (error: unknown) => void

const SOON_MS = 60_000

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
  readonly #lane: Lane = { broken: false, settled: (since) => this.#show(since) }
  readonly epoch: number
  /** The clientID of the epoch's mark when this document was put back from a backup. */
  readonly #mark: number | null
  seq: number
  /** True once the room's memory may not be used any more. */
  gone = false
  /** Updates since its record was last made smaller. */
  grown: number
  /** With what was accepted and is not on disk yet. */
  readonly #known: Knowledge
  readonly #committed: Map<number, number>
  /** Merged state and what came since; merged again when somebody asks. */
  #state: Uint8Array
  readonly #tail = new Tail()
  #bytes: number
  /** Updates accepted and settled so far; and who waits for what was accepted before them. */
  #accepts = 0
  #settles = 0
  /** The bytes of those between, oldest first; and how many large ones are being judged. */
  readonly #unsettled: Uint8Array[] = []
  #judging = 0
  #waiting: { for: number; saved: Saved }[] = []
  readonly #presenceTimes = new PresenceTimes(() => {
    const bytes = this.#takePresence()
    if (bytes) for (const member of this.members) member.write(bytes)
  })
  /** On disk, and about to be shown. */
  #fresh: { bytes: Buffer; from: RoomMember | null; by: string | null }[] = []

  constructor(
    readonly documentId: string,
    loaded: LoggedDocument,
    private readonly parts: RoomParts,
  ) {
    this.epoch = loaded.epoch
    this.seq = loaded.seq
    this.grown = loaded.tail.length
    const { state, decoded } = replay(loaded)
    this.#state = state
    this.#bytes = state.length
    this.#known = new Knowledge(decoded, loaded.writers)
    this.#committed = new Map(this.#known.clocks)
    const isMarked = loaded.writers.get(this.epoch) === '' && this.#known.clocks.has(this.epoch)
    this.#mark = isMarked ? this.epoch : null
  }

  /**
   * Judges a large update beside everybody else. Nothing is accepted by that: hand it to `accept`
   * with what comes of it, which holds it against what was accepted meanwhile.
   * @throws TooManyWait; Error when it could not be judged
   */
  async judgeLarge(received: Uint8Array, userId: string): Promise<Judged> {
    const update = received.slice()
    let before = new Map<number, number>()
    this.#judging += 1
    try {
      const judgement = await this.parts.largeFrames.judge(userId, (): LargeCase => {
        const { clocks, writers, claimed } = this.#known
        before = new Map(clocks)
        const record = [this.#state, ...this.#tail.all(), ...this.#unsettled]
        return { update, userId, record, writers, claimed }
      })
      return { judgement, before }
    } finally {
      this.#judging -= 1
    }
  }

  /**
   * Judges an update and, when it is new, logs it; then, on disk, shows it to all but its sender.
   * @param at milliseconds since 1970; other than now only for seeding.
   * @param saved called, later or at once, for verdicts `new` and `known` only
   * @param judged when it was judged already
   * @throws Error when the room is gone; its members are being closed.
   */
  accept(
    received: Uint8Array,
    { author, from, at }: { author: Author; from: RoomMember | null; at: number },
    saved: Saved,
    judged?: Judged,
  ): Accepted {
    if (this.gone) throw new Error('This room was given up.')
    const arrived = performance.now()
    const userId = author.userId ?? ''
    if (judged && this.#isOvertaken(judged, userId)) return { verdict: 'gap' }
    // Our own copy: what was received is a view into whatever else came in the same packet.
    const judgement = judged?.judgement ?? this.parts.judge(received.slice(), userId, this.#known)
    if (judgement.verdict === 'known') {
      if (this.#settles < this.#accepts) this.#waiting.push({ for: this.#accepts, saved })
      else saved(null)
      return judgement
    }
    if (judgement.verdict !== 'new') return judgement
    const { news } = judgement
    if (!this.#hasRoomFor(news)) return { verdict: 'too-large' }

    this.#known.learn(judgement, userId)
    this.#unsettled.push(news)
    this.#bytes += news.length
    this.#accepts += 1
    const entry = {
      documentId: this.documentId,
      userId: author.userId,
      key: author.key,
      at,
      bytes: news,
      writers: judgement.newWriters.map((clientId) => ({ clientId, userId })),
    }
    // What is written as of another time, for the example, is no news of anybody.
    const by = Math.abs(Date.now() - at) < SOON_MS ? author.userId : null
    const settle: Settle = (outcome) => {
      this.#settles += 1
      this.#unsettled.shift()
      try {
        if ('error' in outcome) throw outcome.error
        this.#onDisk(outcome.seq, news, judgement.clocks, { from, by })
        saved(null)
        this.#tellWaiting(null)
      } catch (error) {
        saved(error)
        this.#tellWaiting(error)
        this.parts.onFail(this, error)
      }
    }
    this.parts.writer.append(this.#lane, entry, settle, arrived)
    return { verdict: 'new' }
  }

  /** The whole committed state as one update. */
  state(): Uint8Array {
    if (!this.#tail.isEmpty) {
      this.#state = merge([this.#state, ...this.#tail.take()])
      this.#bytes = this.#state.length
    }
    return this.#state
  }

  /** The same, not put together yet: updates whose sum it is. */
  updates(): Uint8Array[] {
    return [this.#state, ...this.#tail.all()]
  }

  /** Whose clientIDs are whose. */
  get writers(): ReadonlyMap<number, string> {
    return this.#known.writers
  }

  /** What somebody who has `stateVector` lacks. @throws Error when it is no state vector. */
  missing(stateVector: Uint8Array): Uint8Array {
    // One byte: nothing yet. The common case of a first opening, and it needs no work.
    return stateVector.length <= 1 ? this.state() : Y.diffUpdate(this.state(), stateVector)
  }

  /** It was put back from a backup: there are copies of another history about. */
  get hasOtherHistories(): boolean {
    return this.#mark !== null
  }

  /**
   * Whether a copy with this state vector grew out of this history. One that has parts of the
   * document and not the mark of its epoch grew out of another; one with nothing of it is new.
   * @throws Error when it is no state vector
   */
  isOurs(stateVector: Uint8Array): boolean {
    if (this.#mark === null) return true
    const clients = [...Y.decodeStateVector(stateVector).keys()]
    return clients.includes(this.#mark) || !clients.some((client) => this.#committed.has(client))
  }

  stateVector(): Uint8Array {
    return stateVectorOf(this.#committed)
  }

  /** Takes a clientID for a connection. @returns false when it is somebody else's. */
  hold(clientId: number, member: RoomMember): boolean {
    const owner = this.#known.writers.get(clientId) ?? this.#known.holderOf(clientId)
    if (owner !== undefined && owner !== member.person.id) return false
    // Who cannot write has nothing to claim, and could stand in the way of who can.
    if (member.access === 'write') this.#known.claimed.set(clientId, member.person.id)
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
    return this.#settles < this.#accepts || this.#judging > 0
  }

  /** Shows what changed in presence: with the next edits, or soon when there are none. */
  presenceChanged(): void {
    this.#presenceTimes.changed(this.presence.isNews)
  }

  #takePresence(): Buffer | null {
    this.#presenceTimes.stop()
    if (!this.presence.hasChanges) return null
    return framed(presenceFrame(this.presence.takeChanges()))
  }

  people(): Person[] {
    return [...new Map([...this.members].map(({ person }) => [person.id, person])).values()]
  }

  stop(): void {
    this.gone = true
    this.#presenceTimes.stop()
  }

  /**
   * Whether somebody has written meanwhile under a clientID that it adds to, or taken one of its
   * new ones: then the client is asked for what is missing, and that is judged anew.
   */
  #isOvertaken({ judgement, before }: Judged, userId: string): boolean {
    if (judgement.verdict !== 'new') return false
    return judgement.clocks.some(
      ([client]) =>
        this.#known.clocks.get(client) !== before.get(client) ||
        (this.#known.writers.get(client) ?? this.#known.holderOf(client) ?? userId) !== userId,
    )
  }

  /** The sum of what came in overstates; before refusing, it is measured. */
  #hasRoomFor(update: Uint8Array): boolean {
    const most = this.parts.maxDocumentBytes - update.length
    return this.#bytes <= most || this.state().length <= most
  }

  #onDisk(
    seq: number,
    update: Uint8Array,
    clocks: [number, number][],
    source: { from: RoomMember | null; by: string | null },
  ): void {
    if (this.gone) throw new Error('This room was given up.')
    // Somebody else appended to this document: what we hold is not the whole of it.
    if (seq !== this.seq + 1)
      throw new Error(`Expected entry ${this.seq + 1}, the log gave ${seq}.`)
    this.seq = seq
    this.grown += 1
    this.#tail.add(update)
    if (this.#tail.isLong) this.state()
    for (const [client, next] of clocks) this.#committed.set(client, next)
    this.#fresh.push({ bytes: framed(updateFrame(update)), ...source })
  }

  /** Everything of one commit to everybody but who wrote it, in one write each. */
  #show(since: number): void {
    const fresh = this.#fresh
    this.#fresh = []
    if (this.gone || fresh.length === 0) return
    // Where people are goes along: whoever types moves their caret, and a write costs most of it all.
    const presence = this.#takePresence()
    const written = fresh.map(({ bytes }) => bytes)
    const whole = together([...written, ...(presence ? [presence] : [])])
    const authors = new Set(fresh.map(({ from }) => from))
    let isDelivered = false
    for (const member of this.members) {
      if (!authors.has(member)) {
        member.write(whole)
        isDelivered = true
        continue
      }
      const theirs = fresh.filter(({ from }) => from !== member).map(({ bytes }) => bytes)
      if (theirs.length > 0) isDelivered = true
      const acknowledgement = member.acknowledgement()
      if (acknowledgement) theirs.push(acknowledgement)
      if (presence) theirs.push(presence)
      if (theirs.length > 0) member.write(together(theirs))
    }
    if (isDelivered) this.parts.onDelivered(since)
    this.parts.onCommit(this, new Set(fresh.flatMap(({ by }) => by ?? [])), written)
  }

  #tellWaiting(error: unknown): void {
    while (this.#waiting[0] && this.#waiting[0].for <= this.#settles)
      this.#waiting.shift()?.saved(error)
  }
}

function together(frames: Buffer[]): Buffer {
  const [first] = frames
  return first && frames.length === 1 ? first : Buffer.concat(frames)
}
