import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { say, took } from './say.mjs'

/** What a build is made from. A change in any of it makes the last build stale. */
const SOURCES = ['app', 'components', 'lib', 'public', 'package-lock.json', 'tsconfig.json']
const SOURCE_CONFIGS = /^(next|postcss)[.]config[.]\w+$/
const STAMP = path.join('.next', 'throughline-built-from')

/** Builds the pages unless the last build was made from exactly these sources. @throws Error */
export function ensureBuilt(root) {
  const sources = fingerprint(root)
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
  const sources = fingerprint(root)
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

/** A hash over names and bytes of everything that goes into the pages; tests do not. */
export function fingerprint(root) {
  const hash = createHash('sha256').update(`${process.versions.node}\n`)
  const configs = readdirSync(root).filter((name) => SOURCE_CONFIGS.test(name))
  for (const source of [...SOURCES, ...configs.sort()])
    for (const file of filesBelow(path.join(root, source)))
      hash
        .update(`${path.relative(root, file)}\n`)
        .update(readFileSync(file))
        .update('\n')
  return hash.digest('hex')
}

/** Every file of a folder in a stable order; a file is itself; nothing when it is missing. */
function filesBelow(place) {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return /[.]test[.]\w+$/.test(place) ? [] : [place]
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)))
}
