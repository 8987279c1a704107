import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { say, took } from './say.mjs'

/** What a build is made from. A change in any of it makes the last build stale. */
const SOURCES = ['app', 'components', 'lib', 'public', 'package-lock.json', 'tsconfig.json']
const SOURCE_FILES = /^((next|postcss)[.]config|instrumentation-client)[.]\w+$/
const STAMP = path.join('.next', 'throughline-built-from')

/** Builds the pages unless the last build was made from exactly these sources. @throws Error */
export function ensureBuilt(root) {
  const sources = pagesFrom(root)
  const stamp = path.join(root, STAMP)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  say('Building the pages …')
  const started = Date.now()
  const { status, output } = build(root)
  if (status !== 0) throw new Error(`${output.trim()}\n\nThe pages could not be built.`)
  say(`Built in ${took(Date.now() - started)}.`)
}

/** Builds the pages and remembers from what. */
export function build(root) {
  const sources = pagesFrom(root)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    },
  )
  if (status === 0) writeFileSync(path.join(root, STAMP), sources)
  return { status, output: `${stdout ?? ''}\n${stderr ?? ''}` }
}

/** A hash of everything that goes into the pages. */
export function pagesFrom(root) {
  const files = readdirSync(root).filter((name) => SOURCE_FILES.test(name))
  return fingerprint(root, [...SOURCES, ...files.sort()])
}
