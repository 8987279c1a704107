import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a Node program as if it were this one: its output is ours, signals reach it, and we leave
 * with its exit code. Resolves never: the process ends.
 */
export function serve(args, { cwd, env }) {
  const child = spawn(process.execPath, args, { cwd, env, stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.on('SIGINT', () => {
    // Ctrl-C in a terminal reaches parent and child both; once is enough to stop in good order.
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
