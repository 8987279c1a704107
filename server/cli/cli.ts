import { configFrom, type Config } from '../config'
import { createContext } from '../context'
import { lockDataFolder } from '../db/data-lock'
import { lockPostgres } from '../db/postgres-lock'
import { doctor } from '../operator/doctor'
import { failureOf } from '../operator/command'
import { askServer, controlSocketPath } from '../operator/control-socket'

// Commands for whoever runs the server; `help` lists them. Prints one JSON object. While a server
// runs on the same data it carries the command out; otherwise this process does, under its lock.

process.umask(0o077)
run(process.argv.slice(2)).catch((error: unknown) => {
  fail(failureOf(error))
})

async function run(args: string[]): Promise<void> {
  const config = configFrom({ LOG_LEVEL: 'warn', ...process.env })
  if (args[0] === 'doctor') return diagnose(config)
  const answered = await askServer(controlSocketPath(config.dataDir), args)
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
  const context = await createContext(config)
  try {
    return await context.operator.run(args)
  } finally {
    await context.close()
    await database?.release()
    folder.release()
  }
}

async function diagnose(config: Config): Promise<void> {
  const report = await doctor(config)
  print(report)
  if (!report.ok) process.exitCode = 1
}

function print(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
}

function fail(error: { code: string; message: string }): void {
  process.stderr.write(`${JSON.stringify({ error })}\n`)
  process.exitCode = 1
}
