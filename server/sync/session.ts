import type { RawData, WebSocket } from 'ws'
import type { Person } from '../../lib/people'
import { CLOSE, type CloseCode } from '../../lib/protocol'
import type { SyncLimits } from '../config'
import {
  classOf,
  type ClientFrame,
  decodeFrame,
  eventFrame,
  PONG_FRAME,
  presenceFrame,
  type PresenceEntry,
  savedFrame,
  step1Frame,
  step2Frame,
} from './frames'
import { Inbox } from './inbox'
import { TooManyWait } from './large-frames'
import { LARGE_BYTES } from './merge'
import { framed, Outbox } from './outbox'
import type { Accepted, Judged, Room, RoomMember } from './room'
import type { Admission, Author } from './sync'

// One thing, though long: what a connection may say and in which order, decided in one place.

type UpdateFrame = Extract<ClientFrame, { kind: 'step2' | 'update' }>
type Admitted = Extract<Admission, { admitted: true }>

export interface SessionOptions {
  admitted: Admitted
  limits: SyncLimits
  /** The client asked for `saved`, events and pongs. */
  extended: boolean
  /** The clientID it announced when connecting. */
  clientId: number | null
  /** It said which epoch its copy belongs to, and that is this one. */
  knowsEpoch: boolean
  /** Why the server closed this connection, never content; `code` is null when the line itself broke. */
  onRefused(reason: string, code: CloseCode | null): void
  /** It says what its copy shows, as the hash of it, when it was asked at `seq`. */
  onShown(session: Session, seq: number, hash: Uint8Array): void
  onEnd(session: Session): void
}

const READER_FRAME_BYTES = 4096
/** Of what is no update; the largest honest one says what a copy has of tens of thousands of clientIDs. */
const OTHER_FRAME_BYTES = 512 * 1024
const MAX_GAPS = 20
/** Announced before it is sent: a slow line is silent while it comes, and must not be taken for dead. */
const LARGE_ANSWER_BYTES = 32 * 1024
const GRACE_MS = 1000

/**
 * One connection to one document. Everything a client sends is hostile until judged here, in this
 * order: class allowed for the role → size → decode → rate → the room's judgement.
 */
export class Session implements RoomMember {
  #person: Person
  readonly key: string
  readonly access: 'read' | 'write'
  authorizedAt = Date.now()
  #ended = false
  #isSentAway = false
  /** A large frame of it is being judged: nothing is read meanwhile, no pong either. */
  #isJudged = false
  #clientId: number | null
  /** Sync frames received; those not on disk yet; the first that rests on unseen edits; acknowledged. */
  #frames = 0
  readonly #waiting: number[] = []
  #gapAt: number | null = null
  #gaps = 0
  #acknowledged = 0
  readonly #inbox: Inbox
  readonly #outbox: Outbox
  /** What it has is known to belong to this history. Before that it writes nothing. */
  #belongs: boolean

  constructor(
    private readonly socket: WebSocket,
    readonly room: Room,
    private readonly options: SessionOptions,
  ) {
    const { admitted, limits } = options
    this.#person = admitted.person
    this.key = admitted.key
    this.access = admitted.access
    this.#inbox = new Inbox({
      updatesPerSecond: limits.maxUpdatesPerSecond,
      pause: () => socket.pause(),
      resume: () => socket.resume(),
      handle: (frame) => this.#handle(frame),
    })
    this.#outbox = new Outbox(socket, limits.maxBufferedBytes, () =>
      this.#refuse(CLOSE.tooSlow, 'reads too slowly'),
    )
    this.#clientId = options.clientId
    this.#belongs = options.knowsEpoch || !room.hasOtherHistories
  }

  /** Greets the client; from here on it hears everything that is committed. */
  start(): void {
    const { socket, room } = this
    socket.binaryType = 'nodebuffer'
    socket.on('message', (data: RawData, isBinary: boolean) => this.#receive(data, isBinary))
    socket.on('error', (error) => this.options.onRefused(error.message, null))
    socket.on('close', () => this.#end())
    room.members.add(this)
    if (this.#clientId !== null && !room.hold(this.#clientId, this)) {
      this.#refuse(CLOSE.badFrame, 'clientID of somebody else')
      return
    }
    this.#greet()
    // A reader has nothing to give, so it is not asked; whoever writes may come back with edits.
    if (this.access === 'write') this.send(step1Frame(room.stateVector()))
    const present = room.presence.all()
    if (present.length > 0) this.send(presenceFrame(present))
  }

  get person(): Person {
    return this.#person
  }

  /** Shows this person by the name and colour they have now. @returns whether anything changed */
  introduce(person: Person): boolean {
    const { name, colour } = this.#person
    if (this.#ended || (name === person.name && colour === person.colour)) return false
    this.#person = person
    this.#greet()
    if (this.#clientId !== null && this.room.presence.rename(this.#clientId, person))
      this.room.presenceChanged()
    return true
  }

  #greet(): void {
    this.sendEvent({
      type: 'hello',
      epoch: this.room.epoch,
      access: this.access,
      person: this.person,
      at: Date.now(),
    })
  }

  send(frame: Uint8Array): void {
    this.#outbox.send(frame)
  }

  write(bytes: Buffer): void {
    this.#outbox.write(bytes)
  }

  sendEvent(event: unknown): void {
    if (this.options.extended) this.send(eventFrame(event))
  }

  close(code: CloseCode, reason?: string): void {
    this.#isSentAway = true
    this.socket.close(code, reason)
    // A peer that does not answer the closing handshake must not keep its place.
    setTimeout(() => this.socket.terminate(), GRACE_MS).unref()
    this.#end()
  }

  /** Protocol ping and an empty presence frame: stock clients hang up after 30 s without a message. */
  keepAlive(): void {
    // Not even the answer to the last ping; while a frame is judged none is read.
    const hasMoved = this.#outbox.hasMoved()
    if (!hasMoved && !this.#isJudged) {
      this.socket.terminate()
      return
    }
    this.write(SIGN_OF_LIFE)
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#ended) return
    if (!isBinary || !Buffer.isBuffer(data)) return this.#refuse(CLOSE.badFrame, 'text frame')
    const kind = classOf(data)
    const { maxFrameBytes } = this.options.limits
    const most = kind === 'write' ? maxFrameBytes : Math.min(maxFrameBytes, OTHER_FRAME_BYTES)
    const limit = this.access === 'write' ? most : READER_FRAME_BYTES
    if (kind === 'bad') return this.#refuse(CLOSE.badFrame, 'type written the long way')
    if (kind === 'write' && this.access !== 'write')
      return this.#refuse(CLOSE.notAllowed, 'write without the right')
    if (data.length > limit) return this.#refuse(CLOSE.tooLarge, 'frame too large')
    let frame: ClientFrame
    try {
      frame = decodeFrame(data)
    } catch {
      return this.#refuse(CLOSE.badFrame, 'undecodable frame')
    }
    if (!this.#inbox.take(frame)) this.#refuse(CLOSE.tooFast, 'too many frames')
  }

  #handle(frame: ClientFrame): void | Promise<void> {
    switch (frame.kind) {
      case 'step1':
        this.#frames += 1
        return this.#answer(frame.stateVector)
      case 'step2':
      case 'update':
        // Asked again of what was decoded: the first look was at bytes.
        if (this.access !== 'write')
          return this.#refuse(CLOSE.notAllowed, 'write without the right')
        this.#frames += 1
        return this.#take(frame)
      case 'presence':
        return this.#show(frame.entries)
      case 'query-presence':
        return this.send(presenceFrame(this.room.presence.all()))
      case 'ping':
        return this.send(PONG_FRAME)
      case 'shown':
        return this.options.onShown(this, frame.seq, frame.hash)
      case 'unknown':
        return this.#refuse(CLOSE.badFrame, 'unknown kind of frame')
      default:
        return frame satisfies never
    }
  }

  #answer(stateVector: Uint8Array): void {
    try {
      if (!this.room.isOurs(stateVector))
        return this.#refuse(CLOSE.otherEpoch, 'copy of another history')
      const answer = step2Frame(this.room.missing(stateVector))
      if (answer.length > LARGE_ANSWER_BYTES)
        this.sendEvent({ type: 'large', bytes: answer.length })
      this.#outbox.sendState(answer)
    } catch {
      return this.#refuse(CLOSE.badFrame, 'not a state vector')
    }
    this.#belongs = true
    this.#acknowledge()
  }

  #take(update: UpdateFrame): void | Promise<void> {
    // The room has failed and this connection is being closed; its client will send all of it again.
    if (this.room.gone) return
    if (!this.#belongs) return this.#refuse(CLOSE.otherEpoch, 'writes without saying what it has')
    // From here on: no word of "saved" may count it before it is on disk, also while it is judged.
    this.#waiting.push(this.#frames)
    if (update.update.length > LARGE_BYTES) return this.#takeLarge(update, Date.now())
    this.#accept(update, Date.now())
  }

  async #takeLarge(update: UpdateFrame, at: number): Promise<void> {
    this.#isJudged = true
    try {
      const judged = await this.room.judgeLarge(update.update, this.person.id)
      // Whoever was shut out meanwhile writes nothing any more. Who left has it stored: it was here.
      if (!this.#isSentAway && !this.room.gone) this.#accept(update, at, judged)
    } catch (error) {
      if (this.#ended) return
      if (error instanceof TooManyWait) this.#refuse(CLOSE.tooSlow, 'too many large frames wait')
      else this.#refuse(CLOSE.serverFault, 'could not be judged')
    } finally {
      this.#isJudged = false
    }
  }

  #accept({ kind, update }: UpdateFrame, at: number, judged?: Judged): void {
    const frame = this.#frames
    const author: Author = { userId: this.person.id, key: this.key }
    const source = { author, from: this, at }
    let isNew = false
    const saved = (error: unknown) => {
      // The room has failed; the engine closes all its sessions and nothing is acknowledged.
      if (error !== null) return
      this.#forget(frame)
      // Of a new one the room tells the author together with everybody else.
      if (!isNew) this.#acknowledge()
    }
    const accepted = this.room.accept(update, source, saved, judged)
    isNew = accepted.verdict === 'new'
    this.#conclude(kind, frame, accepted)
  }

  #conclude(kind: UpdateFrame['kind'], frame: number, accepted: Accepted): void {
    switch (accepted.verdict) {
      case 'new':
      case 'known':
        // All a client has, without a hole, makes good for an earlier update that came too soon.
        if (kind === 'step2') this.#gapAt = null
        this.#gaps = 0
        return accepted.verdict === 'new' ? undefined : this.#acknowledge()
      case 'gap':
        this.#forget(frame)
        this.#gapAt ??= frame
        this.#gaps += 1
        if (this.#gaps > MAX_GAPS) return this.#refuse(CLOSE.badFrame, 'updates with holes')
        return this.send(step1Frame(this.room.stateVector()))
      case 'too-large':
        return this.#refuse(CLOSE.tooLarge, 'document too large')
      case 'refused':
        return this.#refuse(CLOSE.badFrame, accepted.reason)
      default:
        return accepted satisfies never
    }
  }

  #forget(frame: number): void {
    this.#waiting.splice(this.#waiting.indexOf(frame), 1)
  }

  acknowledgement(): Buffer | null {
    if (!this.options.extended) return null
    const durable = Math.min(
      this.#frames,
      (this.#waiting[0] ?? Infinity) - 1,
      (this.#gapAt ?? Infinity) - 1,
    )
    if (durable <= this.#acknowledged) return null
    this.#acknowledged = durable
    return framed(savedFrame(durable))
  }

  #acknowledge(): void {
    const bytes = this.acknowledgement()
    if (bytes) this.write(bytes)
  }

  #show(entries: readonly PresenceEntry[]): void {
    const { presence } = this.room
    for (const entry of entries) {
      if (this.#clientId === null && !presence.isEcho(entry) && !presence.has(entry.clientId))
        if (this.room.hold(entry.clientId, this)) this.#clientId = entry.clientId
      if (entry.clientId !== this.#clientId) {
        if (presence.isEcho(entry)) continue
        return this.#refuse(CLOSE.notAllowed, 'presence of somebody else')
      }
      if (!presence.set(entry.clientId, this.person, entry.state))
        return this.#refuse(CLOSE.badFrame, 'presence state')
    }
    this.room.presenceChanged()
  }

  #refuse(code: CloseCode, reason: string): void {
    this.options.onRefused(reason, code)
    this.close(code)
  }

  #end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#inbox.clear()
    this.room.members.delete(this)
    if (this.#clientId !== null) this.room.release(this.#clientId, this)
    this.options.onEnd(this)
  }
}

/** A ping (RFC 6455, 5.5.2) and a presence frame with nobody in it, in one write. */
const SIGN_OF_LIFE = Buffer.concat([Buffer.from([0x89, 0]), framed(presenceFrame([]))])
