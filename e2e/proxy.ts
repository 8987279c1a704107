import { createServer, request as ask, type IncomingMessage, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'

/** How a proxy in front of the server is set up: badly, each in its own way. */
export interface ProxyFaults {
  /** Answers upgrades itself, as one does that knows nothing of live connections. */
  blocksUpgrades?: boolean
  /** Passes an answer on only once it is whole. */
  collects?: boolean
  /** Says to the server that it is asked under this host. */
  host?: string
}

/** A small proxy between a browser and the server, as self-hosters have one. */
export class Proxy {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(target: number, faults: ProxyFaults): Promise<Proxy> {
    const headersOf = (from: IncomingMessage) => ({
      ...from.headers,
      ...(faults.host && { host: faults.host }),
    })
    const server = createServer((from, to) => {
      const onward = ask(
        {
          port: target,
          host: '127.0.0.1',
          method: from.method,
          path: from.url,
          headers: headersOf(from),
        },
        (answer) => {
          to.writeHead(answer.statusCode ?? 502, answer.headers)
          if (!faults.collects) return void answer.pipe(to)
          const pieces: Buffer[] = []
          answer.on('data', (piece: Buffer) => pieces.push(piece))
          answer.on('end', () => to.end(Buffer.concat(pieces)))
        },
      )
      onward.on('error', () => to.destroy())
      from.pipe(onward)
    })
    server.on('upgrade', (from: IncomingMessage, socket) => {
      if (faults.blocksUpgrades) return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
      const onward = connect(target, '127.0.0.1', () => {
        const lines = Object.entries(headersOf(from)).map(([name, value]) => `${name}: ${value}`)
        onward.write(`GET ${from.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
        onward.pipe(socket)
        socket.pipe(onward)
      })
      onward.on('error', () => socket.destroy())
      socket.on('error', () => onward.destroy())
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return new Proxy(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((closed) => this.server.close(closed))
  }
}
