import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { cpus } from 'node:os'

/** Servers on the first processor, the load on the second: neither takes the other's time. */
const SERVERS = '0'
const LOAD = '1'

/** Whether this machine can keep them apart. */
export function canPin(): boolean {
  return cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0
}

/** Keeps a process, with all its threads and those to come, on the servers' processor. */
export function pinServer(pid: number): void {
  pin(SERVERS, pid)
}

/** Keeps this process on the load's processor. */
export function pinLoad(): void {
  pin(LOAD, process.pid)
}

function pin(processor: string, pid: number): void {
  const { status, stderr } = spawnSync('taskset', ['-a', '-c', '-p', processor, String(pid)])
  if (status !== 0) throw new Error(`taskset: ${String(stderr)}`)
}

/** Starts a program of Node on the servers' processor; resolves when it listens. */
export async function startPinned(
  file: string,
  env: Record<string, string>,
  listens: () => Promise<boolean>,
): Promise<ChildProcess> {
  const child = spawn('taskset', ['-c', SERVERS, process.execPath, file], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (const until = Date.now() + 30_000; Date.now() < until;) {
    if (child.exitCode !== null) throw new Error(`${file} ended at once.`)
    if (await listens()) return child
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${file} does not listen.`)
}
