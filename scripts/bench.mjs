import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { ensureNode } from './node-version.mjs'
import { say, took } from './say.mjs'
import { runShown } from './steps.mjs'

// `npm run bench` runs the published figures; `npm run bench -- typing` those with "typing" in
// their name. Each is a program bench/<name>.bench.ts that prints what it measured.

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ENDING = '.bench.ts'

try {
  ensureNode()
  process.chdir(ROOT)
  ensureInstalled(ROOT)
  process.exitCode = await bench(process.argv[2] ?? '')
} catch (error) {
  say(error.message)
  process.exitCode = 1
}

async function bench(wanted) {
  const all = benches()
  const chosen = all.filter((name) => name.includes(wanted))
  if (chosen.length === 0) {
    say(all.length === 0 ? 'There are no benchmarks yet.' : `No benchmark is called "${wanted}".`)
    if (all.length > 0) say(`There are: ${all.join(', ')}.`)
    return wanted === '' ? 0 : 1
  }
  let worst = 0
  for (const name of chosen) {
    say(`\n── ${name}`)
    const started = Date.now()
    const code = await runShown(['--import', 'tsx', `bench/${name}${ENDING}`], { cwd: ROOT })
    say(`${code === 0 ? 'Done' : 'Failed'} after ${took(Date.now() - started)}.`)
    worst = Math.max(worst, code)
  }
  return worst
}

function benches() {
  if (!existsSync('bench')) return []
  return readdirSync('bench')
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .sort()
}
