import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { AppError } from '../../lib/errors'
import { askServer, controlSocketPath, listenForCommands } from './control-socket'

let folder: string
let server: Server | null

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-control-'))
  server = null
})
afterEach(() => {
  server?.close()
  rmSync(folder, { recursive: true })
})

async function listen(run: (args: readonly string[]) => Promise<object>): Promise<string> {
  const socket = controlSocketPath(folder)
  server = await listenForCommands(socket, run)
  return socket
}

it('[OP3] a running server carries commands out and answers, or says why not', async () => {
  const socket = await listen((args) =>
    args[0] === 'fail' ? Promise.reject(new AppError('slug_in_use')) : Promise.resolve({ args }),
  )
  const args = ['user create', '--name', 'Zoë "Z" \n O’Neill']
  expect(await askServer(socket, args)).toEqual({ answer: { args } })
  expect(await askServer(socket, ['fail'])).toMatchObject({ error: { code: 'slug_in_use' } })
})

it('[OP3] only the user who runs the server can reach it', async () => {
  const socket = await listen(() => Promise.resolve({}))
  expect(statSync(socket).mode & 0o077).toBe(0)
})

it('[OP3] without a server nobody answers, also when a killed one left its socket', async () => {
  const socket = controlSocketPath(folder)
  expect(await askServer(socket, ['help'])).toBeNull()
  writeFileSync(socket, 'not a socket')
  expect(await askServer(socket, ['help'])).toBeNull()
  await listen(() => Promise.resolve({}))
  expect(await askServer(socket, ['help'])).toEqual({ answer: {} })
})

it('[OP3] a data folder too deep for a socket has it elsewhere, under a name of its own', () => {
  const deep = `/${'deep/'.repeat(40)}data`
  const socket = controlSocketPath(deep)
  expect(Buffer.byteLength(socket)).toBeLessThan(104)
  expect(path.dirname(socket)).toBe(tmpdir())
  expect(controlSocketPath(`${deep}2`)).not.toBe(socket)
})
