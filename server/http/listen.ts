import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'

/**
 * Node ends a line that was quiet for five seconds, just when a proxy or a program sends its next
 * question over it. They keep lines for a minute; whoever keeps them longer is never asked in vain.
 */
const IDLE_LINE_MS = 65_000

/**
 * Listens, and answers with the port (another than asked for only when 0 was).
 * @throws Error with one sentence when the port is taken or not allowed
 */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  server.keepAliveTimeout = IDLE_LINE_MS
  try {
    await new Promise<void>((listening, failed) => {
      server.once('error', failed)
      server.listen(port, host, () => {
        server.off('error', failed)
        listening()
      })
    })
  } catch (error) {
    const sentence = sentenceFor(error, port, host)
    if (sentence !== null) throw new Error(sentence)
    throw new Error(`The server could not listen on port ${port} of ${host}.`, { cause: error })
  }
  return (server.address() as AddressInfo).port
}

function sentenceFor(error: unknown, port: number, host: string): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program. Stop it, or choose another: PORT=3001 npm start`
    case 'EACCES':
      return `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is ${host}, which is no address of this machine.`
    default:
      return null
  }
}

/** Addresses under which people can reach a server, the most likely first. */
export function addressesOf(host: string, port: number, publicUrl: string | null): string[] {
  if (publicUrl) return [publicUrl]
  const everywhere = host === '0.0.0.0' || host === '::'
  if (!everywhere) return [`http://${host.includes(':') ? `[${host}]` : host}:${port}`]
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => `http://${address}:${port}`)
  return [`http://localhost:${port}`, ...others]
}
