import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { failureOf } from './command'

// Linux takes 107 bytes, macOS 103.
const MAX_PATH_BYTES = 100
const MAX_LINE_BYTES = 64 * 1024

const Request = z.object({ args: z.array(z.string()) })
const Answer = z.union([
  z.object({ answer: z.record(z.string(), z.unknown()) }),
  z.object({ error: z.object({ code: z.string(), message: z.string() }) }),
])
export type ControlAnswer = z.infer<typeof Answer>

/** Where a running server takes commands: in its data folder, or under a hash when that is too deep. */
export function controlSocketPath(dataDir: string): string {
  const near = path.join(dataDir, 'control.sock')
  if (Buffer.byteLength(near) <= MAX_PATH_BYTES) return near
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 24)
  return path.join(tmpdir(), `throughline-${name}.sock`)
}

/**
 * Takes commands from the operator's terminal: one line of JSON in, one out. Only the user who
 * runs the server can connect. The caller holds the data lock, so a socket that lies there is left
 * over from a server that was killed.
 */
export async function listenForCommands(
  socketPath: string,
  run: (args: readonly string[]) => Promise<object>,
): Promise<Server> {
  rmSync(socketPath, { force: true })
  const server = createServer((socket) => {
    // Whoever hung up does not want the answer any more.
    socket.on('error', () => socket.destroy())
    readLine(socket)
      .then((line) => carryOut(line, run))
      .then((answer) => socket.end(`${JSON.stringify(answer)}\n`))
      .catch(() => socket.destroy())
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(socketPath, listening)
  })
  chmodSync(socketPath, 0o600)
  return server
}

/** Has the running server carry out a command; null when no server of this user runs. */
export async function askServer(
  socketPath: string,
  args: readonly string[],
): Promise<ControlAnswer | null> {
  if (!isOurs(socketPath)) return null
  const socket = await connect(socketPath)
  if (!socket) return null
  socket.write(`${JSON.stringify({ args })}\n`)
  try {
    return Answer.parse(JSON.parse(await readLine(socket)))
  } finally {
    socket.destroy()
  }
}

async function carryOut(
  line: string,
  run: (args: readonly string[]) => Promise<object>,
): Promise<object> {
  try {
    return { answer: await run(Request.parse(JSON.parse(line)).args) }
  } catch (error) {
    return { error: failureOf(error) }
  }
}

// In a folder that everybody can write to, somebody else could lie in wait for passwords.
function isOurs(socketPath: string): boolean {
  const found = lstatSync(socketPath, { throwIfNoEntry: false })
  return found !== undefined && found.isSocket() && found.uid === process.getuid?.()
}

function connect(socketPath: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(socketPath)
    socket.once('connect', () => resolve(socket))
    socket.once('error', (error: NodeJS.ErrnoException) => {
      // Left over from a server that was killed.
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(null)
      else reject(error)
    })
  })
}

function readLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      text += chunk
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
      else if (text.length > MAX_LINE_BYTES) reject(new Error('This line is too long.'))
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('The server ended before it answered.')))
  })
}
