import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { ensureNode } from './node-version.mjs'
import { ensureProgram, NODE_FLAGS } from './program.mjs'
import { say } from './say.mjs'
import { serve } from './serve.mjs'

// `npm start` and `npm run dev`: everything from a fresh clone to a running server, doing only what
// is needed. The server itself migrates its database and prints where it listens.

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const RESTART_ON_CHANGE = ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false']

try {
  start(process.argv.includes('--dev'))
} catch (error) {
  say(error.message)
  process.exitCode = 1
}

function start(dev) {
  ensureNode()
  process.chdir(ROOT)
  if (existsSync('.env')) process.loadEnvFile('.env')
  ensureInstalled(ROOT)
  const env = {
    ...process.env,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  if (dev) seedIfEmpty(env)
  else ensureBuilt(ROOT)
  const run = dev ? [...RESTART_ON_CHANGE, 'server/main.ts'] : [...NODE_FLAGS, ensureProgram(ROOT)]
  serve(run, { cwd: ROOT, env })
}

/** A developer who starts with nothing gets the example to look at. */
function seedIfEmpty(env) {
  const folder = path.resolve(env.DATA_DIR || 'data')
  if (env.DATABASE_URL || (existsSync(folder) && readdirSync(folder).length > 0)) return
  say(`Making the example workspace in ${folder} …`)
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'server/cli/cli.ts', 'seed', 'example'],
    { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  if (status !== 0) throw new Error('The example workspace could not be made; see above.')
}
