import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import * as Y from 'yjs'
import { AppError } from '../../lib/errors'
import { CLOSE, ERASED } from '../../lib/protocol'
import type { SyncLimits } from '../config'
import type { Place } from '../db/open'
import { accepted } from './accepted'
import { Arrivals } from './arrivals'
import { Compactor, type Pins } from './compactor'
import { DivergenceDetector } from './divergence'
import { type JudgeThread, LargeFrames } from './large-frames'
import { LogWriter } from './log-writer'
import { NO_METER, type Meter } from './meter'
import { openLog } from './open-log'
import { Quarantine } from './quarantine'
import { replay } from './replay'
import { Rooms } from './rooms'
import { Sessions } from './sessions'
import { Sweep } from './sweep'
import type { Authorize, Sync, SyncListener } from './sync'
import type { UpdateLog } from './update-log'
import { judge } from './validate'
import { WritingAgain } from './writing-again'

export interface SyncOptions {
  place: Place
  limits: SyncLimits
  authorize: Authorize
  /** Whether the page that asks may: an exact match for cookies, anything for bearer tokens. */
  allowedOrigin(request: IncomingMessage): boolean
  listener: SyncListener
  meter?: Meter
  log: Logger
  /**
   * Entries of a document's record up to which it must stay readable on its own: of whatever names
   * a state of it for good. Chunks end there, and nothing is merged across. None when absent.
   */
  pins?: Pins
  /** The log is gone for good (its thread died): nothing can be saved any more. */
  onFatal(error: Error): void
  /** Tests put their own here: a mutant, a disk that fails. */
  openLog?: (place: Place, onDeath: (error: Error) => void) => Promise<UpdateLog>
  /** The same: a judge who lets everything pass. */
  judge?: typeof judge
  /** The same: a thread for large frames that dies. */
  judgeThread?: () => JudgeThread
}

export interface SyncEngine extends Sync {
  /** Takes an upgrade request for `/sync/:documentId`; always answers it. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** The durable record, for operators and tests. */
  readonly record: UpdateLog
  /** Documents whose record is broken. */
  readonly quarantine: Quarantine
  /** Closes everybody with "going away" once what they sent is on disk, and the log. */
  drain(): Promise<void>
  /** @throws when no commit is possible. */
  probe(): Promise<void>
  stats(): {
    rooms: number
    sessions: number
    waiting: number
    quarantined: number
    /** Documents that the database could not read when it was last tried. */
    damaged: number
  }
}

/**
 * Builds the sync engine: the one place where its parts are put together. It knows documents,
 * people and rights only through what it is handed.
 */
export async function createSync(options: SyncOptions): Promise<SyncEngine> {
  const { limits, authorize, listener, log, meter = NO_METER } = options
  const record = await (options.openLog ?? openLog)(options.place, options.onFatal)
  const writer = new LogWriter(record, meter)
  const onFault = (message: string, error: unknown) => log.error({ err: error }, message)
  const quarantine = await Quarantine.open({ record, log })
  const compactor = new Compactor({
    ...{ place: options.place, log: record, onFault, meter },
    thinning: limits.thinning,
    ...(options.pins && { pins: options.pins }),
    onBroken: (documentId, error) => rooms.setAside(documentId, error),
  })
  const largeFrames = new LargeFrames(onFault, options.judgeThread)
  const rooms = new Rooms({
    log: record,
    ...{ writer, quarantine, limits, meter, largeFrames },
    judge: options.judge ?? judge,
    onCommit: (documentId, by, written) => listener.documentChanged(documentId, by, written),
    onGrown: (documentId) => compactor.ask(documentId),
    onFault,
  })
  const writingAgain = new WritingAgain({ compactor, open: (id) => rooms.open(id) })
  const sweep = new Sweep({
    log: record,
    policy: limits.thinning,
    isAside: (documentId) => quarantine.has(documentId),
    ask: (documentId) => compactor.askToThin(documentId),
    onFault,
  })
  void sweep.begin()
  const divergence = new DivergenceDetector({
    hashOf: (state) => compactor.hashOf(state),
    onDiverged(documentId) {
      meter.diverged()
      log.error({ documentId }, 'a copy shows something else than what is stored')
    },
    onFault,
  })
  const sessions = new Sessions({
    authorize,
    lookEveryMs: limits.checkCopiesEveryMs,
    keepAliveEveryMs: limits.keepAliveEveryMs,
    onLook: (all) => divergence.look(all),
    onFault: (message, error) => log.warn({ err: error }, message),
    onIntroduced: (session) => listener.peopleChanged(session.room.documentId),
  })
  const arrivals = new Arrivals({
    ...{ limits, authorize, record, quarantine, rooms, sessions, divergence, listener, meter, log },
    allowedOrigin: (request) => options.allowedOrigin(request),
  })

  function stored(documentId: string) {
    return quarantine.guard(documentId, async () => {
      const loaded = await record.load(documentId)
      if (!loaded) throw new AppError('not_found')
      return { seq: loaded.seq, update: replay(loaded).state, writers: loaded.writers }
    })
  }

  return {
    record,
    quarantine,
    handleUpgrade: (request, socket, head) => arrivals.take(request, socket, head),
    probe: () => record.probe(),
    stats: () => ({
      ...{ rooms: rooms.size, sessions: sessions.size, waiting: writer.waiting },
      quarantined: quarantine.size,
      damaged: quarantine.damaged,
    }),

    async create(documentId, initial, author, at = Date.now()) {
      const first = initial && {
        userId: author.userId,
        key: author.key,
        at,
        bytes: initial,
        writers: clientsOf(initial).map((clientId) => ({ clientId, userId: author.userId ?? '' })),
      }
      await record.create(documentId, first, at)
    },

    heads: async (documentIds) => new Map(await record.heads(documentIds)),

    // Not by the log's own thread: it counts rows, and would keep writers waiting meanwhile.
    async sizes(documentIds) {
      return new Map(await compactor.sizesOf(documentIds))
    },

    async writtenSince(wanted) {
      return new Map(wanted.length > 0 ? await compactor.writtenSince(wanted) : [])
    },
    wordsSince: (wanted) => compactor.wordsSince(wanted),
    authors: (documentId, after, upTo) => record.authors(documentId, after, upTo),

    async history(documentId, after) {
      const page = await quarantine.guard(documentId, () => compactor.pageOf(documentId, after))
      if (!page) throw new AppError('not_found')
      return page
    },

    check: (documentId, noted) => compactor.checked(documentId, noted),
    links: (documentId, after) => record.links(documentId, after),
    hashOf: (state) => compactor.hashOf(state),

    erase: (documentId, wanted, by, beside) =>
      quarantine.guard(documentId, () =>
        rooms.whileClosed(
          documentId,
          (member) => member.close(CLOSE.otherEpoch, ERASED),
          () => compactor.erase(documentId, wanted, by, beside),
        ),
      ),

    async rawHistory(documentId, after) {
      const page = await compactor.rawPageOf(documentId, after)
      if (!page) throw new AppError('not_found')
      return page
    },

    async state(documentId) {
      const room = await rooms.current(documentId)
      if (room && !room.gone) return { seq: room.seq, update: room.state(), writers: room.writers }
      return stored(documentId)
    },

    async updates(documentId) {
      const room = await rooms.current(documentId)
      if (room && !room.gone)
        return { seq: room.seq, updates: room.updates(), writers: room.writers }
      const { seq, update, writers } = await stored(documentId)
      return { seq, updates: [update], writers }
    },

    async edit(documentId, author, change, at = Date.now()) {
      const room = await rooms.open(documentId)
      const doc = new Y.Doc()
      try {
        Y.applyUpdate(doc, room.state())
        const before = Y.encodeStateVector(doc)
        doc.transact(() => change(doc))
        await accepted(room, Y.encodeStateAsUpdate(doc, before), { author, at })
      } finally {
        doc.destroy()
      }
    },

    sayAgain: (documentId, author, again) =>
      quarantine.guard(documentId, () => writingAgain.write(documentId, author, again)),

    async foresee(documentId, by, again) {
      const room = await rooms.open(documentId)
      const { seq: edit } = room
      const live = room.state()
      const asked = { documentId, live, again }
      const change = await quarantine.guard(documentId, () => compactor.foreseen(asked, by))
      return typeof change === 'string' ? change : { ...change, edit }
    },

    announce(documentId, event) {
      sessions.each((session) => {
        if (session.room.documentId === documentId) session.sendEvent(event)
      })
    },

    announceTo(userId, event) {
      sessions.each((session) => {
        if (session.person.id === userId) session.sendEvent(event)
      })
    },

    people: (documentId) => sessions.people(documentId),
    revoke: (match, code) => sessions.revoke(match, code),
    recheck: (match) => sessions.recheckAll(match),

    async drain() {
      arrivals.close()
      await largeFrames.idle()
      await writer.idle()
      // The acknowledgements of that commit go out before the sockets close.
      await new Promise((resolve) => setImmediate(resolve))
      sessions.each((session) => session.close(CLOSE.goingAway))
      await writer.idle()
      sessions.stop()
      rooms.stop()
      sweep.stop()
      await largeFrames.stop()
      await compactor.stop()
      await record.close()
    },
  }
}

function clientsOf(update: Uint8Array): number[] {
  return [...new Set(Y.decodeUpdate(update).structs.map((struct) => struct.id.client))]
}
