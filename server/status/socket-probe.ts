import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { SOCKET_PROBE } from '../../lib/status'

const MAX_OPEN = 40
const LIFE_MS = 5000

/**
 * Lets anybody find out whether live connections reach this server: sends the first message back
 * and closes. A few at a time, for a few seconds, a few bytes; and it knows nobody.
 */
export class SocketProbe {
  private open = 0
  private readonly server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 64,
    clientTracking: false,
  })

  /** Takes the upgrade when it is for the probe. @returns false when it is not */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (request.url !== SOCKET_PROBE) return false
    socket.on('error', () => socket.destroy())
    if (this.open >= MAX_OPEN) {
      socket.end(
        'HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      )
      return true
    }
    this.open++
    // For the whole of its life, whether or not the handshake ever ends.
    const timer = setTimeout(() => socket.destroy(), LIFE_MS)
    timer.unref()
    socket.once('close', () => {
      clearTimeout(timer)
      this.open--
    })
    this.server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => webSocket.terminate())
      webSocket.once('message', (data, isBinary) => {
        webSocket.send(data, { binary: isBinary })
        webSocket.close(1000)
      })
    })
    return true
  }
}
