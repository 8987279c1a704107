import { AppError } from '../../lib/errors'
import { CLOSE, QUARANTINE } from '../../lib/protocol'
import type { SyncLimits } from '../config'
import type { BrokenRecord } from './broken-record'
import type { LargeFrames } from './large-frames'
import type { LogWriter } from './log-writer'
import type { Meter } from './meter'
import type { Quarantine } from './quarantine'
import { Room, type RoomMember } from './room'
import type { UpdateLog } from './update-log'
import type { judge } from './validate'

export interface RoomsParts {
  log: UpdateLog
  writer: LogWriter
  quarantine: Quarantine
  judge: typeof judge
  largeFrames: Pick<LargeFrames, 'judge'>
  limits: SyncLimits
  meter: Meter
  onCommit(documentId: string, by: ReadonlySet<string>, written: readonly Buffer[]): void
  /** Its record has grown by so much that it is worth making smaller. */
  onGrown(documentId: string): void
  onFault(message: string, error: unknown): void
}

/** A record is made smaller sooner when its document leaves memory: at this share of the limit. */
const GROWN_WHEN_LEAVING = 0.25

/**
 * The documents in memory. Each is loaded once however many ask, and leaves when nobody has had it
 * open for a while. Leaving needs no saving: what was shown is on disk already.
 */
export class Rooms {
  readonly #rooms = new Map<string, Promise<Room>>()
  readonly #idle = new Map<string, NodeJS.Timeout>()

  constructor(private readonly parts: RoomsParts) {}

  /** @throws AppError not_found, quarantined; Error when the log cannot be read (never an empty document instead). */
  open(documentId: string): Promise<Room> {
    const open = this.#rooms.get(documentId)
    if (open) {
      this.#rest(documentId)
      return open
    }
    const room = this.#load(documentId)
    this.#rooms.set(documentId, room)
    room.then(
      () => this.#rest(documentId),
      (error: unknown) => {
        if (!(error instanceof AppError)) this.parts.meter.roomFailed('load')
        if (this.#rooms.get(documentId) === room) this.#rooms.delete(documentId)
      },
    )
    return room
  }

  /** The room if it is in memory and loaded. */
  async current(documentId: string): Promise<Room | null> {
    return (await this.#rooms.get(documentId)?.catch(() => null)) ?? null
  }

  /** Counts the time until a room nobody uses leaves; starts anew at each use. */
  #rest(documentId: string): void {
    clearTimeout(this.#idle.get(documentId))
    const timer = setTimeout(() => void this.#leave(documentId), this.parts.limits.roomIdleMs)
    timer.unref()
    this.#idle.set(documentId, timer)
  }

  async #leave(documentId: string): Promise<void> {
    const room = await this.current(documentId)
    if (!room || room.gone) return
    if (room.members.size > 0 || room.busy) return this.#rest(documentId)
    this.#forget(room)
    const worthIt = this.parts.limits.compactAfterUpdates * GROWN_WHEN_LEAVING
    if (room.grown >= worthIt) this.parts.onGrown(documentId)
  }

  /** What is in memory is given up, too: nothing may be built upon a record that is broken. */
  async setAside(documentId: string, broken: BrokenRecord): Promise<void> {
    const room = await this.current(documentId)
    if (!room || room.gone) return this.parts.quarantine.add(documentId, broken, null)
    const noted = this.parts.quarantine.add(documentId, broken, room.state())
    this.#forget(room)
    for (const member of [...room.members]) member.close(CLOSE.serverFault, QUARANTINE)
    await noted
  }

  /**
   * Does something to a record while nobody has it open. Whoever has is sent away, what they sent is
   * on disk or known not to be, and whoever comes meanwhile waits.
   */
  async whileClosed<T>(
    documentId: string,
    close: (member: RoomMember) => void,
    work: () => Promise<T>,
  ): Promise<T> {
    const room = await this.current(documentId)
    if (room && !room.gone) {
      this.#forget(room)
      for (const member of [...room.members]) close(member)
    }
    const done = this.parts.writer.idle().then(work)
    const next = done.then(
      () => this.#load(documentId),
      () => this.#load(documentId),
    )
    this.#rooms.set(documentId, next)
    next.then(
      () => this.#rest(documentId),
      () => {
        if (this.#rooms.get(documentId) === next) this.#rooms.delete(documentId)
      },
    )
    return done
  }

  #load(documentId: string): Promise<Room> {
    return this.parts.quarantine.guard(documentId, async () => {
      const loaded = await this.parts.log.load(documentId)
      if (!loaded) throw new AppError('not_found')
      return new Room(documentId, loaded, {
        writer: this.parts.writer,
        judge: this.parts.judge,
        largeFrames: this.parts.largeFrames,
        maxDocumentBytes: this.parts.limits.maxDocumentBytes,
        onCommit: (room, by, written) => this.#committed(room, by, written),
        onFail: (room, error) => this.#fail(room, error),
        onDelivered: (since) => this.parts.meter.delivered(performance.now() - since),
      })
    })
  }

  #committed(room: Room, by: ReadonlySet<string>, written: readonly Buffer[]): void {
    this.parts.onCommit(room.documentId, by, written)
    if (room.grown < this.parts.limits.compactAfterUpdates) return
    room.grown = 0
    this.parts.onGrown(room.documentId)
  }

  /** Gives up a room whose memory may differ from the log; clients come back and send what is unsaved. */
  #fail(room: Room, error: unknown): void {
    if (room.gone) return
    this.#forget(room)
    this.parts.meter.roomFailed('store')
    this.parts.onFault('an update could not be stored', error)
    for (const member of [...room.members]) member.close(CLOSE.serverFault)
  }

  #forget(room: Room): void {
    room.stop()
    this.#rooms.delete(room.documentId)
    clearTimeout(this.#idle.get(room.documentId))
    this.#idle.delete(room.documentId)
  }

  get size(): number {
    return this.#rooms.size
  }

  stop(): void {
    for (const timer of this.#idle.values()) clearTimeout(timer)
    this.#idle.clear()
  }
}
