import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** How a receiver answers. Never answering is an answer too. */
export type Manner = (response: ServerResponse, request: Received) => void

/** The far end of webhooks: a real server on this machine that keeps what it is told. */
export class Receiver {
  readonly received: Received[] = []
  /** Requests that are being answered at this moment, and the most there have been. */
  atOnce = 0
  mostAtOnce = 0
  manner: Manner = (response) => response.writeHead(204).end()

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {
    server.on('request', (request, response) => {
      this.atOnce += 1
      this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce)
      response.once('close', () => (this.atOnce -= 1))
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
      request.on('end', () => {
        const received = { path: request.url ?? '', headers: request.headers, body }
        this.received.push(received)
        this.manner(response, received)
      })
    })
  }

  static async open(): Promise<Receiver> {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new Receiver(server, (server.address() as AddressInfo).port)
  }

  /** `host:port`, as whoever runs the server would open it. */
  get place(): string {
    return `127.0.0.1:${this.port}`
  }

  url(path = '/hook'): string {
    return `http://${this.place}${path}`
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }
}
