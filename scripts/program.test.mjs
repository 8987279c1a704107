import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureProgram } from './program.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-program-'))
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(() => {
  write('tsconfig.json', '{}')
  write('package-lock.json', '{}')
  write('lib/word.ts', "export const word: string = 'first'")
  write('server/deep/some-worker.ts', "import { word } from '../../lib/word'; console.log(word)")
  write(
    'server/main.ts',
    `import { Worker } from 'node:worker_threads'
    import { word } from '../lib/word'
    const there: URL = new URL('..', import.meta.url)
    console.log(word, there.pathname)
    new Worker(new URL('./some-worker.mjs', import.meta.url))`,
  )
})

describe('the program', () => {
  it('[ST8] needs no compiler, finds its threads, and lies as deep as its sources', () => {
    expect(said()).toEqual(['first', `${folder}/`, 'first'])
  })
  it('[ST8] is built anew when a source changed, and only then', () => {
    const { ino } = statSync(ensureProgram(folder))
    write('server/thing.test.ts', 'a test')
    expect(statSync(ensureProgram(folder)).ino).toBe(ino)
    write('lib/word.ts', "export const word = 'second'")
    expect(said()).toEqual(['second', `${folder}/`, 'second'])
  })
  it('[ST8] stays as it was when the sources cannot be built', () => {
    const { ino } = statSync(ensureProgram(folder))
    write('lib/word.ts', 'export const =')
    expect(() => ensureProgram(folder)).toThrow()
    expect(statSync(path.join(folder, '.program', 'main.mjs')).ino).toBe(ino)
    expect(readdirSync(folder).filter((name) => name.startsWith('.program'))).toEqual(['.program'])
  })
})

/** What it prints, word by word. */
function said() {
  const { stdout } = spawnSync(process.execPath, [ensureProgram(folder)], { encoding: 'utf8' })
  return stdout.trim().split(/\s+/)
}

function write(file, text) {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}
