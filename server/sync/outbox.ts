import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import { SLOWEST_LINE } from '../../lib/protocol'

/**
 * A message as it goes over the line: one binary WebSocket frame from a server (RFC 6455, 5.2),
 * the same bytes for whoever gets it. So a room makes it once, and each socket costs one write.
 */
export function framed(message: Uint8Array): Buffer {
  const { length } = message
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const bytes = Buffer.allocUnsafe(header + length)
  bytes[0] = 0x82
  if (header === 2) bytes[1] = length
  else if (header === 4) {
    bytes[1] = 126
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 127
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
  bytes.set(message, header)
  return bytes
}

/** What goes to one client. Holds no more for a slow reader than it was allowed. */
export class Outbox {
  /** Bytes of a first state on their way: somebody on a slow line is not too slow for having asked. */
  #catchingUp = 0
  /** Until then a state may be on its way, by `performance.now()`. */
  #movingUntil = 0
  #bufferedBefore = 0
  #readBefore = 0

  constructor(
    private readonly socket: WebSocket,
    private readonly maxBufferedBytes: number,
    private readonly tooSlow: () => void,
  ) {}

  send(message: Uint8Array): void {
    this.write(framed(message))
  }

  /** @param bytes whole frames, one or several */
  write(bytes: Buffer): void {
    const { socket } = this
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > this.maxBufferedBytes + this.#catchingUp) return this.tooSlow()
    // Straight to the line: `send` would make a header and two writes for each socket again.
    // Without compression nothing of `ws` waits in between that this could overtake.
    lineOf(socket).write(bytes)
  }

  /** A first state, however large. */
  sendState(message: Uint8Array): void {
    const { socket } = this
    if (socket.readyState !== socket.OPEN) return
    this.#catchingUp += message.length
    const now = performance.now()
    this.#movingUntil = Math.max(now, this.#movingUntil) + message.length / SLOWEST_LINE
    socket.send(message, () => (this.#catchingUp -= message.length))
  }

  /**
   * Whether bytes have come or left since it was asked last, or a large state may be under way in
   * the buffers of the system and of proxies: behind it a pong waits its turn.
   */
  hasMoved(): boolean {
    const { bufferedAmount } = this.socket
    const { bytesRead } = lineOf(this.socket)
    const hasMoved = bytesRead > this.#readBefore || bufferedAmount < this.#bufferedBefore
    this.#readBefore = bytesRead
    this.#bufferedBefore = bufferedAmount
    return hasMoved || performance.now() < this.#movingUntil
  }
}

/** `ws` keeps its socket to itself; the pinned version and a test of the bytes hold this true. */
function lineOf(socket: WebSocket): Socket {
  return (socket as unknown as { _socket: Socket })._socket
}
