import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ChildProcess } from 'node:child_process'
import { freePort } from '../../server/testing/free-port'
import { startPinned } from './pinned'
import type { Dialect } from './wire'

/** Where and how somebody connects to one document. */
export interface Door {
  url: string
  headers: Record<string, string>
  dialect: Dialect
}

/** A server under measurement, in a process of its own. */
export interface Rival {
  name: string
  pid: number
  /** Where its inspector listens once it is opened by SIGUSR1. */
  inspectPort: number
  /** The document of room `room`, for the connection that writes as `clientId`. */
  door(room: number, clientId: number): Door
  /** As a power cut would have it. */
  kill(): Promise<void>
  /** Again, on the same data. */
  restart(): Promise<void>
  /** Ends it and forgets its data. */
  dispose(): Promise<void>
}

/** Opens a server with nothing in it, and room for `rooms` documents. */
export type Opener = (rooms: number) => Promise<Rival>

const PEERS = path.resolve(import.meta.dirname, '..', 'peers')

export const relay: Opener = () => peer('bare ws relay', 'relay.mjs', () => ({}))

export const hocuspocus: Opener = () =>
  peer('Hocuspocus + SQLite', 'hocuspocus.mjs', (folder) => ({
    DATABASE: path.join(folder, 'hocuspocus.sqlite'),
  }))

const Y_SERVER = 'node_modules/@y/websocket-server/src/server.js'

export const yWebsocket: Opener = () =>
  peer('y-websocket-server, memory', Y_SERVER, () => ({ HOST: '127.0.0.1' }))

export const yWebsocketLevel: Opener = () =>
  peer('y-websocket-server + LevelDB', Y_SERVER, (folder) => ({
    HOST: '127.0.0.1',
    YPERSISTENCE: path.join(folder, 'level'),
  }))

async function peer(
  name: string,
  file: string,
  env: (folder: string) => Record<string, string>,
): Promise<Rival> {
  const port = await freePort()
  const inspectPort = await freePort()
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'))
  const start = (): Promise<ChildProcess> =>
    startPinned(
      path.join(PEERS, file),
      { PORT: String(port), ...inspectable(inspectPort), ...env(folder) },
      listens(`http://127.0.0.1:${port}/`),
    )
  let child = await start()
  const kill = async (): Promise<void> => {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
  return {
    name,
    inspectPort,
    get pid() {
      if (child.pid === undefined) throw new Error(`${name} does not run.`)
      return child.pid
    },
    door: (room) => ({
      url: `ws://127.0.0.1:${port}/room-${room}`,
      headers: {},
      dialect: { prefix: file === 'hocuspocus.mjs' ? `room-${room}` : null },
    }),
    kill,
    async restart() {
      child = await start()
    },
    async dispose() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Puts the inspector of a Node process, closed until it is asked for, where it can be found. */
export function inspectable(port: number): Record<string, string> {
  return { NODE_OPTIONS: `--inspect-port=127.0.0.1:${port} --inspect-publish-uid=http` }
}

function listens(url: string): () => Promise<boolean> {
  return async () => {
    try {
      await fetch(url)
      return true
    } catch (error) {
      // fetch fails with a TypeError while nobody listens yet.
      if (error instanceof TypeError) return false
      throw error
    }
  }
}
