import { z } from 'zod'
import { Server } from '../../e2e/server'
import { PASSWORD } from '../../e2e/world'
import { Canvas } from '../../lib/canvases'
import { CLIENT_PARAM, EXTENSIONS_PARAM } from '../../lib/protocol'
import { freePort } from '../../server/testing/free-port'
import { pinServer } from './pinned'
import { inspectable, type Opener } from './rival'

/** Nobody may be kept out: a benchmark asks what the server can do, not what it allows. */
const LIMITS = {
  LOG_LEVEL: 'error',
  MAX_UPDATES_PER_SECOND: '10000',
  MAX_SOCKETS_PER_USER: '100000',
  MAX_SOCKETS_PER_DOCUMENT: '100000',
}
/** People who write, each over many connections. */
const WRITERS = 20
const WORKSPACE = 'bench'

const Made = z.object({ id: z.string() })
const Secret = z.object({ token: z.string() })

/** Our production server, pages and all, with a workspace of canvases. */
export function throughline(env: Record<string, string> = {}): Opener {
  return async (rooms) => {
    const inspectPort = await freePort()
    const server = await Server.start({ env: { ...LIMITS, ...inspectable(inspectPort), ...env } })
    pinServer(server.pid)
    const made = await server.operate(
      ...['workspace', 'create', '--name', 'Bench', '--slug', WORKSPACE],
    )
    const tokens = await writers(server)
    const documents = await documentsFor(server, Made.parse(made).id, tokens[0] ?? '', rooms)
    return {
      name: 'Throughline',
      inspectPort,
      get pid() {
        return server.pid
      },
      door(room, clientId) {
        const query = `${EXTENSIONS_PARAM}=1&${CLIENT_PARAM}=${clientId}`
        const token = tokens[clientId % tokens.length]
        return {
          url: `${server.url.replace('http', 'ws')}/sync/${documents[room]}?${query}`,
          headers: { authorization: `Bearer ${token}` },
          dialect: { prefix: null },
        }
      },
      kill: () => server.kill(),
      async restart() {
        await server.start()
        pinServer(server.pid)
      },
      dispose: () => server.dispose(),
    }
  }
}

async function writers(server: Server): Promise<string[]> {
  const tokens: string[] = []
  for (let i = 0; i < WRITERS; i++) {
    const email = `writer-${i}@bench.example`
    await server.operate(
      ...['user', 'create', '--email', email, '--name', `Writer ${i}`, '--password', PASSWORD],
      ...['--workspace', WORKSPACE, '--role', 'coordinator'],
    )
    const made = await server.operate('token', 'create', '--email', email, '--scope', 'write')
    tokens.push(Secret.parse(made).token)
  }
  return tokens
}

async function documentsFor(
  server: Server,
  workspaceId: string,
  token: string,
  rooms: number,
): Promise<string[]> {
  const documents: string[] = []
  while (documents.length < rooms) {
    const made = await fetch(`${server.url}/api/v1/workspaces/${workspaceId}/canvases`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: `Canvas ${documents.length}`, framework: 'nine-elements' }),
    })
    const canvas = Canvas.parse(await made.json())
    documents.push(...canvas.elements.map(({ documentId }) => documentId))
  }
  return documents
}
