import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { countPlaywright, countVitest } from './count-tests.mjs'
import { ensureInstalled } from './install.mjs'
import { ensureNode } from './node-version.mjs'
import { ensurePostgres } from './postgres.mjs'
import { say, took } from './say.mjs'
import { runShown, runSteps, summary } from './steps.mjs'

// `npm test`: all that CI runs, in the same order. `npm run check`: the part that takes under a
// minute. Reports lie in artifacts/.

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ARTIFACTS = path.join(ROOT, 'artifacts')
const HOUSE = ['app', 'components', 'lib', 'server', 'e2e', 'bench', 'scripts'].filter((folder) =>
  existsSync(path.join(ROOT, folder)),
)

/** What the rest reads: the types that Next makes of the pages. */
const PAGE_TYPES = step('types of pages', tool('next', 'dist/bin/next', 'typegen'))
/** None writes what another reads, and each uses one processor; the longest first. */
const READING = [
  step('lint', tool('eslint', 'bin/eslint.js', '.', '--max-warnings=0')),
  step('types', tool('typescript', 'bin/tsc', '--noEmit')),
  step('form', tool('prettier', 'bin/prettier.cjs', '--check', '--log-level=warn', '.')),
  step('import laws', tool('dependency-cruiser', 'bin/dependency-cruise.mjs', ...HOUSE)),
  step('dead code', tool('knip', 'bin/knip.js')),
]
const FAST = [PAGE_TYPES, READING, tests('unit tests', ['--project=unit'])]
const ALL = [
  PAGE_TYPES,
  READING,
  { name: 'what the tests need', run: prepare },
  tests('unit, contract, integration tests', []),
  { name: 'build', run: buildPages },
  { name: 'browser tests', run: browserTests },
]

await main(process.argv.includes('--fast') ? FAST : ALL)

async function main(steps) {
  const started = Date.now()
  process.chdir(ROOT)
  try {
    ensureNode()
    ensureInstalled(ROOT)
  } catch (error) {
    say(error.message)
    return finish(0, 1)
  }
  mkdirSync(ARTIFACTS, { recursive: true })
  const { rows, passed, failed } = summary(await runSteps(steps))
  say(`\n${rows.join('\n')}\n  in ${took(Date.now() - started)}\n`)
  finish(passed, failed)
}

/** The last line of all, on standard output. Machines read it; keep its form. */
function finish(passed, failed) {
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exitCode = failed > 0 ? 1 : 0
}

/** A step that is one program. */
function step(name, args) {
  return {
    name,
    run: async (kept) => ({ ok: (await runShown(args, { cwd: ROOT, kept })) === 0 }),
  }
}

function tool(name, bin, ...args) {
  return [path.join('node_modules', name, bin), ...args]
}

function tests(name, args) {
  return {
    name,
    async run() {
      const report = freshReport('vitest.json')
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      const vitest = tool('vitest', 'vitest.mjs', 'run', ...reporters, ...args)
      const code = await runShown(vitest, { cwd: ROOT, env: { NODE_ENV: 'test' } })
      return { ok: code === 0, counts: countVitest(report) }
    },
  }
}

async function prepare() {
  ensurePostgres()
  ensureChromium(ROOT)
  return { ok: true }
}

async function buildPages() {
  const { status, output } = build(ROOT)
  if (status !== 0) say(output.trim())
  return { ok: status === 0 }
}

async function browserTests() {
  const report = freshReport('playwright.json')
  const code = await runShown(tool('@playwright/test', 'cli.js', 'test'), { cwd: ROOT })
  return { ok: code === 0, counts: countPlaywright(report) }
}

/** Where a report will be; the one of an earlier run must not be taken for it. */
function freshReport(name) {
  const report = path.join(ARTIFACTS, name)
  rmSync(report, { force: true })
  return report
}
