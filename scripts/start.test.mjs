import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pagesFrom } from './build.mjs'
import { explain, isInstalled } from './install.mjs'
import { ensureNode } from './node-version.mjs'
import { took } from './say.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-start-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('Node', () => {
  it('[ST1] says in one sentence that it is too old', () => {
    expect(() => ensureNode('18.19.1')).toThrow(/needs Node 20.20 or newer, and this is 18.19.1/)
    expect(() => ensureNode('20.19.9')).toThrow()
  })
  it.each(['20.20.0', '22.0.0', '24.1.0'])('[ST1] takes %s', (version) => ensureNode(version))
})

describe('installed packages', () => {
  const lock = (packages) => JSON.stringify({ packages: { '': { version: '1' }, ...packages } })
  const installed = (wanted, present) => {
    write('package-lock.json', lock(wanted))
    write('node_modules/.package-lock.json', lock(present))
    return isInstalled(folder)
  }
  const a = { version: '1.0.0' }

  it('[ST2] are installed when npm put the same versions there', () => {
    expect(installed({ 'node_modules/a': a }, { 'node_modules/a': a })).toBe(true)
  })
  it('[ST2] are not when one is missing or of another version', () => {
    expect(installed({ 'node_modules/a': a }, {})).toBe(false)
    expect(installed({ 'node_modules/a': a }, { 'node_modules/a': { version: '2.0.0' } })).toBe(
      false,
    )
  })
  it('[ST2] may lack what is for other machines', () => {
    expect(installed({ 'node_modules/a': { ...a, optional: true } }, {})).toBe(true)
  })
  it('[ST2] say what to do when one cannot be compiled or fetched', () => {
    expect(explain('npm error gyp ERR! stack Error: not found: make')).toMatch(/apt install make g/)
    expect(explain('npm error code ENOTFOUND')).toMatch(/registry could not be reached/)
  })
})

describe('the build', () => {
  const after = (file, text) => {
    write(file, text)
    return pagesFrom(folder)
  }
  beforeAll(() => write('app/page.tsx', 'one'))

  it('[ST3] is stale when a source, a configuration or a package changed', () => {
    const seen = [
      pagesFrom(folder),
      after('app/page.tsx', 'two'),
      after('lib/deep/er/thing.ts', 'x'),
      after('next.config.js', 'x'),
      after('instrumentation-client.ts', 'x'),
      after('package-lock.json', '{}'),
    ]
    expect(new Set(seen).size).toBe(seen.length)
  })
  it('[ST3] is not stale when a test or the server changed', () => {
    const before = pagesFrom(folder)
    expect(after('lib/deep/thing.test.ts', 'x')).toBe(before)
    expect(after('server/main.ts', 'x')).toBe(before)
  })
})

describe('the running server', () => {
  it.each(['SIGTERM', 'SIGINT'])('[ST4] gets %s and decides the exit code', async (signal) => {
    write(
      'child.mjs',
      `process.on('${signal}', () => process.exit(7)); setInterval(() => {}, 9)
      console.log('ready')`,
    )
    const parent = run('child.mjs')
    await once(parent.stdout, 'data')
    parent.kill(signal)
    expect(await once(parent, 'exit')).toEqual([7, null])
  })
  it('[ST4] that is killed makes us leave as killed', async () => {
    write('child.mjs', "process.kill(process.pid, 'SIGKILL')")
    expect(await once(run('child.mjs'), 'exit')).toEqual([137, null])
  })
})

it.each([
  [400, '0.4 s'],
  [12_300, '12 s'],
  [125_000, '2 min 5 s'],
  [119_600, '2 min 0 s'],
])('[ST5] %d ms is said as %s', (ms, text) => expect(took(ms)).toBe(text))

function write(file, text) {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}

function run(file) {
  const code = `import { serve } from '${path.join(import.meta.dirname, 'serve.mjs')}'
    serve(['${path.join(folder, file)}'], { cwd: '.', env: process.env })`
  return spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
