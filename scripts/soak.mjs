import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { ensureNode } from './node-version.mjs'
import { ensurePostgres } from './postgres.mjs'
import { say } from './say.mjs'
import { runShown } from './steps.mjs'

// `npm run test:soak`: the suites of faults at their long sizes, then half an hour of steady work
// in which nothing may grow. Takes hours; each size may be set by itself. Needs strace for
// the suite that reads in which order the disk was written to.
// `npm run test:soak -- steady` runs the files with "steady" in their name.

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LONG = {
  SOAK: '1',
  KILLS: '500',
  FAULTS: '2000',
  MUTATIONS: '2000000',
  FRAMES: '100000',
  SESSIONS: '3000',
  CUTS: '5000',
  REVOCATIONS: '100',
  SOAK_MINUTES: '30',
}
const SUITES = [
  'sync/kill',
  'sync/storage-faults',
  'sync/validate.fuzz',
  'sync/sessions.fuzz',
  'sync/fuzz',
  'sync/slow-consumers',
  'sync/bad-lines',
  'revocation',
  'sync/fsync',
  'sync/steady',
]

try {
  ensureNode()
  process.chdir(ROOT)
  ensureInstalled(ROOT)
  ensurePostgres()
  for (const [name, size] of Object.entries(LONG)) process.env[name] ??= size
  const suites = SUITES.filter((name) => name.includes(process.argv[2] ?? ''))
  const files = suites.map((name) => `server/${name}`)
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...files]
  process.exitCode = await runShown(args, { cwd: ROOT, env: { NODE_ENV: 'test' } })
} catch (error) {
  say(error.message)
  process.exitCode = 1
}
