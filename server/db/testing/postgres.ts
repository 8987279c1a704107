import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { freePort } from '../../testing/free-port'
import { findPostgres, postgresOwner } from '@/scripts/postgres.mjs'

/**
 * A PostgreSQL server for one test run: on a free port of this machine, in a temporary folder,
 * gone with `stop()`. It forgets on a power cut (no fsync) and is quick for it.
 */
export interface TestPostgres {
  /** The server's own address, on its first database. */
  readonly root: string
  /** A new, empty database; everybody who asks gets another. */
  database(): Promise<string>
  stop(): Promise<void>
}

/** @throws Error when the server programs are missing or it does not come up within 20 s */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = findPostgres()
  if (!bin) throw new Error('No PostgreSQL here (initdb, postgres). `npm test` says how to get it.')
  const folder = makeFolder()
  run(path.join(bin, 'initdb'), [
    ...['-D', path.join(folder, 'data'), '-U', 'throughline', '--auth=trust', '--no-sync'],
    ...['--encoding=UTF8', '--locale=C'],
  ])
  const port = await freePort()
  const server = spawn(path.join(bin, 'postgres'), settings(folder, port), {
    ...postgresOwner(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const killHard = () => void server.kill('SIGKILL')
  process.once('exit', killHard)
  const root = `postgres://throughline@127.0.0.1:${port}/postgres`
  await untilItAnswers(server, root)
  return {
    root,
    database: () => createDatabase(root),
    async stop() {
      process.off('exit', killHard)
      await stop(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A new, empty database on the server at `root`; returns its URL. */
export async function createDatabase(root: string): Promise<string> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  const client = new pg.Client({ connectionString: root })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  const url = new URL(root)
  url.pathname = `/${name}`
  return url.href
}

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-postgres-'))
  const data = path.join(folder, 'data')
  mkdirSync(data)
  const owner = postgresOwner()
  if (owner) {
    for (const one of [folder, data]) chownSync(one, owner.uid, owner.gid)
    chmodSync(folder, 0o755)
  }
  return folder
}

function settings(folder: string, port: number): string[] {
  const options = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  }
  return [
    ...['-D', path.join(folder, 'data'), '-p', String(port)],
    ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

function run(command: string, args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { ...postgresOwner(), encoding: 'utf8' })
  if (status !== 0) throw new Error(`${path.basename(command)} failed: ${stderr}`)
}

async function untilItAnswers(server: ChildProcess, root: string): Promise<void> {
  let complaint = ''
  server.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const deadline = Date.now() + 20_000
  while (!(await answers(root))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill('SIGKILL')
      throw new Error(`PostgreSQL did not start: ${complaint}`)
    }
    await new Promise((next) => setTimeout(next, 50))
  }
}

async function answers(root: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: root, connectionTimeoutMillis: 1000 })
  try {
    await client.connect()
    return true
  } catch (error) {
    // Refused while it starts, 57P03 while it recovers: both mean "not yet".
    if (error instanceof Error && 'code' in error) return false
    throw error
  } finally {
    await client.end()
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const gone = new Promise((done) => server.once('exit', done))
  server.kill('SIGINT')
  await gone
}
