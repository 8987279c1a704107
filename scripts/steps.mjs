import { spawn } from 'node:child_process'
import { say, took } from './say.mjs'

/**
 * One thing `npm test` does. `run` does it and says how it went; it may print whatever helps.
 * @typedef {{ name: string, run: () => Promise<Outcome> }} Step
 * @typedef {{ ok: boolean, counts?: import('./count-tests.mjs').Counts | null }} Outcome
 */

/**
 * Runs every step, also after one failed, so that one run shows all there is to mend.
 * @param {Step[]} steps
 */
export async function runSteps(steps) {
  const results = []
  for (const { name, run } of steps) {
    say(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`)
    const started = Date.now()
    const outcome = await run().catch((error) => {
      say(error.message)
      return { ok: false }
    })
    results.push({ name, ms: Date.now() - started, ...outcome })
  }
  return results
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

/** Runs a program with its output shown; resolves to its exit code, 1 when it was killed. */
export function runShown(args, { cwd, env = {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
