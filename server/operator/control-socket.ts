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
const Progress = z.object({ progress: z.string() })
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

type Run = (args: readonly string[], tell: (progress: string) => void) => Promise<object>

/**
 * Takes commands from the operator's terminal: one line of JSON in, one out, and before it one for
 * each word about how far it is. Only the user who runs the server can connect. The caller holds the data lock, so a socket that lies there is left
 * over from a server that was killed.
 */
export async function listenForCommands(socketPath: string, run: Run): Promise<Server> {
  rmSync(socketPath, { force: true })
  const server = createServer((socket) => {
    // Whoever hung up does not want the answer any more.
    socket.on('error', () => socket.destroy())
    const say = (word: object) => socket.write(`${JSON.stringify(word)}\n`)
    answer(socket, (line) => carryOut(line, run, (progress) => say({ progress })))
      .then((done) => socket.end(`${JSON.stringify(done)}\n`))
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
  tell: (progress: string) => void = () => undefined,
): Promise<ControlAnswer | null> {
  if (!isOurs(socketPath)) return null
  const socket = await connect(socketPath)
  if (!socket) return null
  socket.write(`${JSON.stringify({ args })}\n`)
  try {
    for await (const line of linesOf(socket)) {
      const word: unknown = JSON.parse(line)
      const progress = Progress.safeParse(word)
      if (!progress.success) return Answer.parse(word)
      tell(progress.data.progress)
    }
    throw new Error('The server ended before it answered.')
  } finally {
    socket.destroy()
  }
}

async function answer(socket: Socket, to: (line: string) => Promise<object>): Promise<object> {
  for await (const line of linesOf(socket)) return to(line)
  throw new Error('Whoever called hung up without a word.')
}

async function carryOut(line: string, run: Run, tell: (progress: string) => void): Promise<object> {
  try {
    return { answer: await run(Request.parse(JSON.parse(line)).args, tell) }
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

async function* linesOf(socket: Socket): AsyncGenerator<string> {
  let text = ''
  socket.setEncoding('utf8')
  // Asking for one line must not hang up on whoever sent it.
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += String(chunk)
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n')) {
      yield text.slice(0, end)
      text = text.slice(end + 1)
    }
    if (text.length > MAX_LINE_BYTES) throw new Error('This line is too long.')
  }
}
