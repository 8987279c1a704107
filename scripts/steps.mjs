import { spawn } from 'node:child_process'
import { say, took } from './say.mjs'

/**
 * One thing `npm test` does. `run` does it and says how it went; it may print whatever helps, into
 * `kept` where it is given one.
 * @typedef {{ name: string, run: (kept?: Buffer[]) => Promise<Outcome> }} Step
 * @typedef {{ ok: boolean, counts?: import('./count-tests.mjs').Counts | null }} Outcome
 */

/** So many of a list of steps run at the same time: those that use one processor each. */
const AT_ONCE = 2

/**
 * Runs every step, also after one failed, so that one run shows all there is to mend. Steps in a
 * list of their own run beside each other, begun in their order; each is shown when it has ended.
 * @param {(Step | Step[])[]} steps
 */
export async function runSteps(steps) {
  const results = []
  for (const step of steps)
    if (Array.isArray(step)) results.push(...(await runBeside(step)))
    else {
      heading(step)
      results.push(await runOne(step))
    }
  return results
}

async function runBeside(steps) {
  const results = []
  const left = [...steps.entries()]
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [place, step] = next
      const kept = []
      const result = await runOne(step, kept)
      heading(step)
      for (const piece of kept) process.stderr.write(piece)
      results[place] = result
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return results
}

async function runOne({ name, run }, kept) {
  const started = Date.now()
  const outcome = await run(kept).catch((error) => {
    if (kept) kept.push(Buffer.from(`${error.message}\n`))
    else say(error.message)
    return { ok: false }
  })
  return { name, ms: Date.now() - started, ...outcome }
}

function heading({ name }) {
  say(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`)
}

/**
 * The table, what failed, and the last line. A step that fails without a failed test of its own counts as one
 * failure, so that "0 failed" is only ever said when everything is well.
 */
export function summary(results) {
  const rows = results.map(({ name, ms, ok, counts }) => {
    const tests = counts ? `${counts.passed} passed, ${counts.failed} failed` : ''
    const left = counts?.left ? `, ${counts.left} did not run` : ''
    const again = counts?.again ? `, ${counts.again} only when run again` : ''
    return `  ${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(34)} ${took(ms).padStart(12)}   ${tests}${left}${again}`
  })
  const passed = sum(results.map(({ counts }) => counts?.passed ?? 0))
  const failed = sum(results.map(({ ok, counts }) => counts?.failed || (ok ? 0 : 1)))
  return { rows: [...rows, ...results.flatMap(whyFailed)], passed, failed }
}

/** So that who sees only the end of a long log knows where to look. */
function whyFailed({ counts }) {
  return (counts?.why ?? []).slice(0, 8).map((why) => `  > ${why}`)
}

/**
 * Runs a program with its output shown or, given `kept`, kept there; resolves to its exit code, 1
 * when it was killed.
 */
export function runShown(args, { cwd, env = {}, kept }) {
  return new Promise((resolve, reject) => {
    const out = kept ? 'pipe' : 'inherit'
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
      stdio: ['ignore', out, out],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (piece) => kept.push(piece))
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
