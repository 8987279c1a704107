import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MESSAGE } from '../../lib/protocol'
import { freePort } from '../testing/free-port'
import { makeLog } from './testing/make-log'
import { until } from './testing/sync-people'
import { TokenWriter } from './testing/token-writer'

// T1b of the acceptance suite. A killed process leaves what it wrote in the memory of the system, so
// the kill test cannot tell whether it was on disk. Here the server runs under strace (it must be
// installed), and the order of its system calls is read: before each word "saved" the log was
// written, and after that the disk was waited for.
const DOC = 'traced'
const EDITS = 100
const SERVER = fileURLToPath(new URL('./testing/killable-server.ts', import.meta.url))

describe('the disk is waited for', () => {
  let folder: string
  let server: ChildProcess | null = null
  let writer: TokenWriter | null = null

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-fsync-'))
    await makeLog(join(folder, 'log.sqlite'), DOC)
  })

  afterEach(() => {
    writer?.stop()
    if (server?.pid) end(server.pid)
    rmSync(folder, { recursive: true, force: true })
  })

  /** Lets somebody type under strace. @returns the acknowledgements, and those that came too soon */
  async function traced(mutant = ''): Promise<{ acknowledged: number; early: number }> {
    const trace = join(folder, 'trace')
    const port = await freePort()
    const calls = 'trace=pwrite64,fdatasync,fsync,write,writev,sendto,sendmsg'
    const args = ['-f', '-y', '-x', '-s', '64', '-e', calls, '-o', trace, process.execPath]
    args.push('--import', 'tsx', SERVER, join(folder, 'log.sqlite'), String(port), mutant)
    const child = spawn('strace', args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      // A group of its own: strace that is killed leaves what it watched running.
      detached: true,
    })
    server = child
    const serves = new Promise((resolve) => child.stdout.once('data', resolve))
    child.stdin.write('serve\n')
    await serves
    const typing = new TokenWriter('w0', `ws://127.0.0.1:${port}/sync`, DOC, { everyMs: 25 })
    writer = typing
    await until('enough is saved', () => typing.acknowledged > EDITS, 120_000)
    typing.stop()
    if (child.pid) end(child.pid)
    return orderIn(readFileSync(trace, 'latin1'))
  }

  it('[LG1] before each "saved" the log was written and the disk waited for, in this order', async () => {
    const { acknowledged, early } = await traced()
    expect(acknowledged).toBeGreaterThan(EDITS / 2)
    expect(early).toBe(0)
  }, 180_000)

  it('[LG1] the same test notices a log that leaves its commits in the memory of the system', async () => {
    const { early } = await traced('no-fsync')
    expect(early).toBeGreaterThan(0)
  }, 180_000)
})

function end(group: number): void {
  try {
    process.kill(-group, 'SIGKILL')
  } catch (error) {
    // It has ended already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Reads the calls in the order they ended. `-x` prints what is no text as hex. */
function orderIn(trace: string): { acknowledged: number; early: number } {
  const saved = new RegExp(`\\\\x82\\\\x0[23]\\\\x${MESSAGE.saved.toString(16)}\\\\x(..)`)
  let [written, synced, acknowledged, early] = [false, false, 0, 0]
  for (const line of trace.split('\n')) {
    const begins = !line.includes('resumed>')
    if (/pwrite64\(\d+<[^>]*-wal>/.test(line)) [written, synced] = [true, false]
    // One that was interrupted in the record ends on a line of its own.
    else if (/(fdatasync|fsync)\(\d+<[^>]*-wal>\) += 0|(fdatasync|fsync) resumed>.*= 0/.test(line))
      synced = written
    else if (begins && /(write|writev|sendto|sendmsg)\(\d+<(socket|TCP)/.test(line)) {
      // The first two frames of a connection carry no edit, and nothing has to be stored for them.
      const frames = parseInt(saved.exec(line)?.[1] ?? '0', 16)
      if (frames <= 2) continue
      acknowledged += 1
      if (!synced) early += 1
      // The next one needs a commit of its own.
      ;[written, synced] = [false, false]
    }
  }
  return { acknowledged, early }
}
