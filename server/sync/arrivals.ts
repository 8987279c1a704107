import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import { AppError } from '../../lib/errors'
import {
  CLIENT_PARAM,
  CLOSE,
  type CloseCode,
  EPOCH_PARAM,
  ERASED,
  EXTENSIONS_PARAM,
  QUARANTINE,
} from '../../lib/protocol'
import type { SyncLimits } from '../config'
import type { DivergenceDetector } from './divergence'
import type { Meter } from './meter'
import type { Quarantine } from './quarantine'
import type { Room } from './room'
import type { Rooms } from './rooms'
import { Session } from './session'
import type { Sessions } from './sessions'
import type { Authorize, SyncListener } from './sync'
import type { UpdateLog } from './update-log'

export interface ArrivalsParts {
  limits: SyncLimits
  authorize: Authorize
  allowedOrigin(request: IncomingMessage): boolean
  record: Pick<UpdateLog, 'erasedEpochs'>
  quarantine: Quarantine
  rooms: Rooms
  sessions: Sessions
  divergence: DivergenceDetector
  listener: SyncListener
  meter: Meter
  log: Logger
}

/** A code to close with, or what to do with the open socket. */
type Decision = CloseCode | ((socket: WebSocket) => void)

const PATH = /^\/sync\/([A-Za-z0-9_-]{1,64})$/
const REFUSALS: ReadonlySet<string> = new Set(['not_found', 'quarantined'])

/** Lets in whoever may open a document; everybody else gets a code that says why not. */
export class Arrivals {
  readonly #server: WebSocketServer
  #deciding = 0
  #closed = false

  constructor(private readonly parts: ArrivalsParts) {
    this.#server = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      // Twice the limit: what is a little too large gets a sentence, what is absurd is cut off.
      maxPayload: parts.limits.maxFrameBytes * 2,
      clientTracking: false,
    })
  }

  /** Takes an upgrade request for `/sync/:documentId`; always answers it. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { limits, meter, log } = this.parts
    socket.on('error', () => socket.destroy())
    const url = new URL(request.url ?? '/', 'http://localhost')
    const documentId = PATH.exec(url.pathname)?.[1]
    if (!documentId) return refuseHttp(socket, '404 Not Found')
    if (!this.parts.allowedOrigin(request)) return refuseHttp(socket, '403 Forbidden')
    if (this.#closed || this.#deciding >= limits.maxArriving)
      return refuseHttp(socket, '503 Service Unavailable')
    this.#deciding += 1
    this.#decide(request, url, documentId)
      .catch((error: unknown) => {
        log.error({ err: error }, 'a connection could not be decided')
        return CLOSE.serverFault
      })
      .then((decision) => {
        this.#server.handleUpgrade(request, socket, head, (webSocket) => {
          if (typeof decision !== 'number') return decision(webSocket)
          meter.turnedAway(decision)
          closeAtOnce(webSocket, decision)
        })
      })
      .catch((error: unknown) => {
        log.warn({ err: error }, 'an upgrade failed')
        socket.destroy()
      })
      .finally(() => (this.#deciding -= 1))
  }

  /** Lets nobody in from now on. */
  close(): void {
    this.#closed = true
  }

  async #decide(request: IncomingMessage, url: URL, documentId: string): Promise<Decision> {
    const { limits, authorize, quarantine, sessions, divergence, listener, meter, log } = this.parts
    const before = sessions.revocations
    const admission = await authorize(request, documentId)
    if (!admission.admitted) return admission.code
    if (sessions.countOf(admission.person.id) >= limits.maxSocketsPerUser) return CLOSE.tooFast
    const room = await this.#open(documentId)
    if (!room) return quarantine.refuses(documentId) ? closeForNow : CLOSE.notFound
    if (room.members.size >= limits.maxSocketsPerDocument) return CLOSE.tooSlow
    const epoch = url.searchParams.get(EPOCH_PARAM)
    if (epoch !== null && Number(epoch) !== room.epoch)
      return this.#otherEpoch(documentId, Number(epoch))
    return (socket) => {
      if (room.gone || this.#closed) return closeAtOnce(socket, CLOSE.goingAway)
      const session = new Session(socket, room, {
        admitted: admission,
        limits,
        extended: url.searchParams.has(EXTENSIONS_PARAM),
        clientId: clientIdFrom(url),
        knowsEpoch: epoch !== null,
        onRefused: (reason, code) => {
          if (code !== null) meter.refused(code)
          log.warn({ documentId, user: admission.person.id, reason }, 'refused')
        },
        onShown: (shower, seq, hash) => void divergence.answered(shower, seq, hash),
        onEnd: (ended) => {
          sessions.remove(ended)
          listener.peopleChanged(documentId)
        },
      })
      sessions.add(session, request)
      session.start()
      listener.peopleChanged(documentId)
      // Somebody was shut out while this one was being let in: it may have been them.
      if (sessions.revocations !== before) sessions.recheck(session)
    }
  }

  /** Null when there is none to open. */
  async #open(documentId: string): Promise<Room | null> {
    try {
      return await this.parts.rooms.open(documentId)
    } catch (error) {
      if (error instanceof AppError && REFUSALS.has(error.code)) return null
      throw error
    }
  }

  /** Whoever had what was erased since is told so: they are not to keep it. */
  async #otherEpoch(documentId: string, epoch: number): Promise<Decision> {
    const isErased = (await this.parts.record.erasedEpochs(documentId)).includes(epoch)
    return (socket) => closeAtOnce(socket, CLOSE.otherEpoch, isErased ? ERASED : undefined)
  }
}

function closeAtOnce(socket: WebSocket, code: CloseCode, reason?: string): void {
  socket.on('error', () => socket.terminate())
  socket.close(code, reason)
}

function closeForNow(socket: WebSocket): void {
  closeAtOnce(socket, CLOSE.serverFault, QUARANTINE)
}

function refuseHttp(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function clientIdFrom(url: URL): number | null {
  const value = Number(url.searchParams.get(CLIENT_PARAM) ?? NaN)
  return Number.isSafeInteger(value) && value >= 0 ? value : null
}
