import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DataFolderInUse, lockDataFolder } from './data-lock'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('[DB4] a second server on one folder is told who has it, in one sentence', () => {
  const lock = lockDataFolder(folder)
  expect(() => lockDataFolder(folder)).toThrow(
    `Another Throughline (process ${process.pid}) is using the data folder ${folder}`,
  )
  lock.release()
  lockDataFolder(folder).release()
})

it('[DB4] a killed server leaves nothing to clean up', async () => {
  const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', HOLD], {
    env: { ...process.env, FOLDER: folder, LOCK: path.join(import.meta.dirname, 'data-lock.ts') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((held) => holder.stdout.once('data', held))
  expect(() => lockDataFolder(folder)).toThrow(DataFolderInUse)
  const gone = new Promise((done) => holder.once('exit', done))
  holder.kill('SIGKILL')
  await gone
  lockDataFolder(folder).release()
})

const HOLD = `
  const { lockDataFolder } = await import(process.env.LOCK)
  lockDataFolder(process.env.FOLDER)
  process.stdout.write('held')
  setInterval(() => undefined, 1000)
`
