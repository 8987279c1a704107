import path from 'node:path'
import { Backups } from '../backup/backup'
import { backupCommand, restoreCommandsOf } from '../backup/commands'
import { finishRestore } from '../backup/swap'
import { configFrom, type Config } from '../config'
import { createContext } from '../context'
import { lockDataFolder } from '../db/data-lock'
import { lockPostgres } from '../db/postgres-lock'
import { doctor } from '../operator/doctor'
import { failureOf, runCommand } from '../operator/command'
import { askServer, controlSocketPath } from '../operator/control-socket'

// Commands for whoever runs the server; `help` lists them. Prints one JSON object. While a server
// runs on the same data it carries the command out; otherwise this process does, under its lock.

/** These look at the data as it lies there: it is not brought up to date for them first. */
const WITHOUT_CONTEXT = ['backup', 'restore', 'restored']

process.umask(0o077)
run(process.argv.slice(2)).catch((error: unknown) => {
  fail(failureOf(error))
})

async function run(given: string[]): Promise<void> {
  const config = configFrom({ LOG_LEVEL: 'warn', ...process.env })
  const args = withWholePath(given)
  if (args[0] === 'doctor') return diagnose(config)
  const answered = await askServer(controlSocketPath(config.dataDir), args, tell)
  if (!answered) return print(await runHere(config, args))
  if ('error' in answered) fail(answered.error)
  else print(answered.answer)
}

async function runHere(config: Config, args: string[]): Promise<object> {
  const folder = lockDataFolder(config.dataDir)
  const stop = (error: Error) => {
    throw error
  }
  const database = config.databaseUrl ? await lockPostgres(config.databaseUrl, stop) : null
  try {
    await finishRestore(config.dataDir)
    if (!WITHOUT_CONTEXT.includes(args[0] ?? '')) return await runInContext(config, args)
    const commands = [backupCommand(new Backups(config)), ...restoreCommandsOf(config)]
    return await runCommand(commands, args, tell)
  } finally {
    await database?.release()
    folder.release()
  }
}

async function runInContext(config: Config, args: string[]): Promise<object> {
  const context = await createContext(config)
  try {
    return await context.operator.run(args)
  } finally {
    await context.close()
  }
}

/** From which word on a command takes files and folders. */
function places([name, verb]: string[]): number | null {
  if (name === 'backup' || name === 'restore') return 1
  if (name === 'erase') return 2
  return name === 'quarantine' && verb === 'export' ? 3 : null
}

/** The server's folder is not the terminal's, so a file is named in full: `backup today.tar.gz`. */
function withWholePath(args: string[]): string[] {
  const first = places(args)
  if (first === null) return args
  // npm runs its scripts in the project's folder, and says where it was called.
  const here = process.env.npm_lifecycle_event === 'cli' ? process.env.INIT_CWD : undefined
  const isOption = (arg = '') => arg.startsWith('--')
  return args.map((arg, i) => {
    const before = args[i - 1] ?? ''
    if (i < first || isOption(arg) || (isOption(before) && !before.includes('='))) return arg
    return path.resolve(here ?? process.cwd(), arg)
  })
}

async function diagnose(config: Config): Promise<void> {
  const report = await doctor(config)
  print(report)
}

/** For people who wait; scripts get the one object and nothing else. */
function tell(progress: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${progress}`)
}

function print(answer: object): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
  // What was looked over and is not well, so that a script notices.
  if ('ok' in answer && answer.ok === false) process.exitCode = 1
}

function fail(error: { code: string; message: string }): void {
  process.stderr.write(`${JSON.stringify({ error })}\n`)
  process.exitCode = 1
}
