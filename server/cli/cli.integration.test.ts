import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lockDataFolder } from '../db/data-lock'
import { controlSocketPath, listenForCommands } from '../operator/control-socket'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Outcome {
  code: number | null
  out: string
  err: string
}

/** The command line as people run it. */
function cli(...args: string[]): Promise<Outcome> {
  const command = ['--import', 'tsx', path.join(import.meta.dirname, 'cli.ts'), ...args]
  const child = spawn(process.execPath, command, {
    env: { PATH: process.env.PATH, DATA_DIR: folder, NODE_ENV: 'test' },
  })
  const outcome: Outcome = { code: null, out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (outcome.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (outcome.err += chunk.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...outcome, code })))
}

it('[OP6] without a server it works on the data itself, and prints one JSON object', async () => {
  const made = await cli('workspace', 'create', '--name', 'Ground')
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(made.out)).toMatchObject({ slug: 'ground' })
})

it('[OP6] a failure is JSON on standard error, with exit code 1', async () => {
  const refused = await cli('workspace', 'create', '--name', 'Other', '--slug', 'ground')
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(JSON.parse(refused.err)).toMatchObject({ error: { code: 'slug_in_use' } })
})

it('[OP6] while a server runs, the server does the work', async () => {
  const lock = lockDataFolder(folder)
  const asked: (readonly string[])[] = []
  const server = await listenForCommands(controlSocketPath(folder), (args) => {
    asked.push(args)
    return Promise.resolve({ done: true })
  })
  const done = await cli('seed', 'example')
  expect([done.code, JSON.parse(done.out), asked]).toEqual([
    ...[0, { done: true }, [['seed', 'example']]],
  ])
  server.close()
  const locked = await cli('seed', 'example')
  expect(locked.code).toBe(1)
  expect(locked.err).toContain('Another Throughline')
  lock.release()
})

it('[OP10] a folder to export into is named from where the command is given', async () => {
  const refused = await cli('quarantine', 'export', 'nowhere', 'out')
  expect(JSON.parse(refused.err)).toMatchObject({ error: { code: 'no_such_document' } })
})

it('[OP5] doctor exits with 0 when all is well', async () => {
  const { code, out } = await cli('doctor')
  expect([code, JSON.parse(out)]).toMatchObject([0, { ok: true }])
})
