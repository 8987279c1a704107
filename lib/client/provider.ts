import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type { Doc } from 'yjs'
import {
  CLIENT_PARAM,
  CLOSE,
  EXTENSIONS_PARAM,
  isFinal,
  MESSAGE,
  QUARANTINE,
  SYNC,
} from '../protocol'
import { LineWatch, WATCH_TIMES, type WatchTimes } from './line-watch'

const MAX_BACKOFF_MS = 30_000
/** The line is looked at this often, or oftener when less patience is asked for. */
const LOOK_EVERY_MS = 1_000
/** The frame was larger than the peer reads; sending it again would fail for ever. */
const TOO_BIG = 1009

export interface ProviderEvents {
  /** The first `n` sync frames of this connection are on the server's disk. */
  saved(): void
  event(event: unknown): void
  /** Anything about the connection changed. */
  changed(): void
}

export interface ProviderOptions {
  serverUrl: string
  documentId: string
  WebSocketPolyfill: typeof WebSocket
  params: Record<string, string>
  awareness: Awareness
  events: ProviderEvents
  /** How long silence is borne, when not as long as usual. */
  watch?: Partial<WatchTimes>
}

/**
 * y-websocket's provider with what our server adds: it counts the sync frames it sends and hears
 * which are on disk, backs off with full jitter, notices dead connections, and speaks for itself
 * only in presence. No BroadcastChannel: every edit goes through the server's judgement.
 */
export class LiveProvider extends WebsocketProvider {
  /** Sync frames sent on this connection, and how many of them are on the server's disk. */
  sent = 0
  saved = 0
  /** Number of the frame that carried all we have; 0 before the server asked for it. */
  everythingAt = 0
  /** The last connection ended because the server has set this document aside. */
  quarantined = false
  readonly #events: ProviderEvents
  readonly #watch: LineWatch
  readonly #looking: ReturnType<typeof setInterval>

  constructor(doc: Doc, options: ProviderOptions) {
    const { events, WebSocketPolyfill } = options
    // The socket class is made before `this` may be used, so it reports to whom is set below.
    const report: { to: LiveProvider | null } = { to: null }
    super(options.serverUrl, options.documentId, doc, {
      connect: false,
      disableBc: true,
      awareness: options.awareness,
      params: {
        ...options.params,
        [EXTENSIONS_PARAM]: '1',
        [CLIENT_PARAM]: String(doc.clientID),
      },
      WebSocketPolyfill: countingSocket(WebSocketPolyfill, report),
      shouldReconnect: (event) => !isFinal(event.code) && event.code !== TOO_BIG,
    })
    report.to = this
    this.#events = events
    this.#listen()
    this.#presentOnlyMyself()
    const times = { ...WATCH_TIMES, ...options.watch }
    this.#watch = new LineWatch(times)
    this.#looking = setInterval(
      () => this.#look(),
      Math.min(LOOK_EVERY_MS, times.askAfter / 2, times.openWithin / 2),
    )
    this.on('status', ({ status }) => {
      if (status === 'connecting') this.#watch.connecting(Date.now())
      events.changed()
    })
    this.on('sync', () => events.changed())
    this.on('closed', () => events.changed())
    this.on('connection-close', (event) => {
      this.quarantined = event?.code === CLOSE.serverFault && event.reason === QUARANTINE
      this.#backOff()
    })
  }

  /** True when all that was sent is on disk and includes all we have. */
  get isSaved(): boolean {
    return (
      this.synced &&
      this.everythingAt > 0 &&
      this.saved >= this.everythingAt &&
      this.saved >= this.sent
    )
  }

  /** Tries at once instead of waiting for the next attempt; asks a connection whether it is alive. */
  hurry(): void {
    if (!this.shouldConnect) return
    this.wsUnsuccessfulReconnects = 0
    if (this.ws === null) this.connect()
    else if (this.wsconnected) this.#ask()
  }

  /** Answers the server's question, asked at `seq`, what this copy shows. */
  show(seq: number, hash: Uint8Array): void {
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.shown)
      encoding.writeVarUint(encoder, seq)
      encoding.writeVarUint8Array(encoder, hash)
    })
  }

  override destroy(): void {
    clearInterval(this.#looking)
    this.awareness.off('update', this.#present)
    super.destroy()
  }

  /** Called by the socket. */
  opened(): void {
    this.sent = 0
    this.saved = 0
    this.everythingAt = 0
    this.#watch.opened(Date.now())
    // Those who were here before are told to us again with the clocks we remember, and would be
    // taken for old news.
    const { meta, states, clientID } = this.awareness
    for (const client of meta.keys())
      if (client !== clientID && !states.has(client)) meta.delete(client)
  }

  /** Called by the socket before each frame leaves. */
  sending(frame: Uint8Array): void {
    this.#watch.moves(frame.length, Date.now())
    if (frame[0] !== MESSAGE.sync) return
    this.sent += 1
    if (frame[1] === SYNC.step2) this.everythingAt = this.sent
  }

  /** Called by the socket for each frame that arrives. */
  heard(): void {
    this.#watch.heard(Date.now())
  }

  #listen(): void {
    this.messageHandlers[MESSAGE.saved] = (_, decoder) => {
      this.saved = decoding.readVarUint(decoder)
      if (this.saved >= this.sent) this.#watch.arrived()
      this.#events.saved()
    }
    this.messageHandlers[MESSAGE.event] = (_, decoder) => {
      const event: unknown = JSON.parse(decoding.readVarString(decoder))
      if (isLarge(event)) this.#watch.moves(event.bytes, Date.now())
      this.#events.event(event)
    }
    this.messageHandlers[MESSAGE.pong] = () => undefined
  }

  /** The stock provider sends on every presence it hears; the server wants ours only. */
  #presentOnlyMyself(): void {
    this.awareness.off('update', this._awarenessUpdateHandler)
    this.awareness.on('update', this.#present)
  }

  readonly #present = (
    { added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>,
    origin: unknown,
  ): void => {
    if (origin === this) return
    const me = this.awareness.clientID
    if (![...added, ...updated, ...removed].includes(me)) return
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.awareness)
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, [me]))
    })
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    const { ws } = this
    if (this.wsconnected && ws && ws.readyState === ws.OPEN) ws.send(encoding.encode(write))
  }

  #backOff(): void {
    // Full jitter: a server that restarts is not met by everybody in the same instant.
    const ceiling = Math.min(MAX_BACKOFF_MS, 500 * 2 ** this.wsUnsuccessfulReconnects)
    this.maxBackoffTime = Math.random() * ceiling
    this.#events.changed()
  }

  #look(): void {
    if (!this.wsconnected && !this.wsconnecting) return
    const now = Date.now()
    // The stock provider hangs up after 30 s, knowing nothing of large messages and slow lines.
    this.wsLastMessageReceived = now
    switch (this.#watch.look(now)) {
      case 'wait':
        return
      case 'ask':
        return this.#ask()
      case 'give-up':
        // Nobody there: phone asleep, proxy gone. Start over rather than wait for TCP to notice.
        this.disconnect()
        return this.connect()
    }
  }

  #ask(): void {
    this.#watch.asked(Date.now())
    this.#send((encoder) => encoding.writeVarUint(encoder, MESSAGE.ping))
  }
}

/** Said before a message so large that a slow line is silent while it comes. */
function isLarge(event: unknown): event is { type: 'large'; bytes: number } {
  return (
    typeof event === 'object' &&
    event !== null &&
    'type' in event &&
    event.type === 'large' &&
    'bytes' in event &&
    typeof event.bytes === 'number'
  )
}

function countingSocket(
  Socket: typeof WebSocket,
  report: { to: LiveProvider | null },
): typeof WebSocket {
  return class CountingSocket extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      this.addEventListener('open', () => report.to?.opened())
      this.addEventListener('message', () => report.to?.heard())
    }

    override send(data: Uint8Array<ArrayBuffer>): void {
      report.to?.sending(data)
      super.send(data)
    }
  }
}
