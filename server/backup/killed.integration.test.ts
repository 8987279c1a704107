import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clearUnfinished, makeBackup } from './make-backup'
import { readArchive } from './read-archive'
import { restore } from './restore'
import { finishRestore } from './swap'
import { filesBelow, makeSmallData, wordsIn } from './testing/small-data'

const KILLABLE = fileURLToPath(new URL('./testing/killable.ts', import.meta.url))
/** After this step a restore is going to be finished, whatever happens. */
const PLANNED = 'planning to move out'

let folder: string
let archive: string
let now: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-killed-'))
  await makeSmallData(path.join(folder, 'then'), 'then')
  archive = path.join(folder, 'then.tar.gz')
  await makeBackup({ dataDir: path.join(folder, 'then'), file: archive }, () => undefined)
  now = path.join(folder, 'now')
  await makeSmallData(now, 'now')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function killedAt(what: 'backup' | 'restore', dataDir: string, file: string, step: string) {
  const args = ['--import', 'tsx', KILLABLE, what, dataDir, file, step]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.resume()
  return new Promise<string | null>((resolve) => child.on('exit', (_, signal) => resolve(signal)))
}

function copyOf(source: string, name: string): string {
  const copy = path.join(folder, name.replace(/\W/g, '-'))
  cpSync(source, copy, { recursive: true })
  return copy
}

/** Whole, and either what was there before or what the archive held. */
async function check(dataDir: string, isNew: boolean, step: string): Promise<void> {
  await finishRestore(dataDir)
  expect((await wordsIn(dataDir)).words, step).toBe(isNew ? 'then' : 'now')
  expect(existsSync(path.join(dataDir, '.restore')), step).toBe(false)
  const images = filesBelow(path.join(dataDir, 'images'))
  const source = isNew ? path.join(folder, 'then') : now
  expect(images, step).toEqual(filesBelow(path.join(source, 'images')))
  const kept = readdirSync(dataDir).filter((name) => name.startsWith('before-restore-'))
  expect(kept, step).toHaveLength(isNew ? 1 : 0)
  if (kept[0]) expect((await wordsIn(path.join(dataDir, kept[0]))).words).toBe('now')
}

describe('killed', () => {
  it('[BK6] before any step of a restore: the next start has all of the old data or all of the new', async () => {
    const dataDir = copyOf(now, 'watched')
    const steps: string[] = []
    // What lies on the disk at that moment is what a process killed at that moment leaves.
    const look = (step: string) => {
      copyOf(dataDir, `at ${steps.push(step)}`)
    }
    await restore({ dataDir, file: archive, replace: true }, look)
    expect(steps.length).toBeGreaterThan(10)
    for (const [i, step] of steps.entries())
      await check(path.join(folder, `at-${i + 1}`), i > steps.indexOf(PLANNED), step)
  })

  it.each([
    ['beginning a new history', false],
    ['moving documents.sqlite out', true],
    ['moving documents.sqlite in', true],
  ])('[BK6] by a real SIGKILL while it is %s', async (step, isNew) => {
    const dataDir = copyOf(now, step)
    expect(await killedAt('restore', dataDir, archive, step)).toBe('SIGKILL')
    await check(dataDir, isNew, step)
  })

  it.each(['copying documents', 'packing 2'])(
    '[BK6] while a backup is %s: no half archive bears the name, and nothing is left over',
    async (step) => {
      const file = path.join(folder, `${step.replace(' ', '-')}.tar.gz`)
      expect(await killedAt('backup', now, file, step)).toBe('SIGKILL')
      expect(existsSync(file)).toBe(false)
      await clearUnfinished(now)
      expect(existsSync(`${file}.unfinished`)).toBe(false)
      await makeBackup({ dataDir: now, file }, () => undefined)
      expect((await readArchive(file)).documents).toHaveLength(1)
    },
  )
})
