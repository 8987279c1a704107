import type { z } from 'zod'
import { AppError } from '../../lib/errors'
import { Refusal } from '../backup/refusal'
import { DataFolderInUse } from '../db/data-lock'

/** One thing an operator can do, e.g. `user create --email … --name …`. */
export interface Command {
  name: string
  about: string
  /** How to call it, without the name. */
  usage: string
  /** Options that may be given as words after the name, in this order. */
  operands?: readonly string[]
  /** @param tell hears how far it is, when it takes its time */
  run(values: Record<string, string>, tell: Tell): Promise<object>
}

export type Tell = (progress: string) => void

/** A command line that cannot be understood; the message says what is wrong with it. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/**
 * Describes a command by the schema of its options; all arrive as text.
 * @param run gets the checked options; its answer is printed as JSON.
 */
export function command<T extends z.ZodObject>(
  { name, about, usage, operands }: Omit<Command, 'run'>,
  options: T,
  run: (values: z.output<T>, tell: Tell) => Promise<object>,
): Command {
  return {
    ...{ name, about, usage },
    ...(operands && { operands }),
    async run(values, tell) {
      const parsed = options.safeParse(values)
      const wrong = Object.keys(values)
        .filter((key) => !Object.hasOwn(options.shape, key))
        .map((key) => `--${key} is unknown`)
      for (const { path, message } of parsed.error?.issues ?? [])
        wrong.push(`--${path.join('.')}: ${message}`)
      if (!parsed.success || wrong.length > 0)
        throw new UsageError(`${wrong.join('; ')}. Usage: ${name} ${usage}`)
      return run(parsed.data, tell)
    },
  }
}

/**
 * Runs the command that a command line names.
 * @throws UsageError, and whatever the command throws
 */
export async function runCommand(
  commands: readonly Command[],
  args: readonly string[],
  tell: Tell = () => undefined,
): Promise<object> {
  const { words, values } = split(args)
  const name = words.join(' ')
  if (name === '' || name === 'help') return help(commands)
  const found = commands.find((one) => one.name === name)
  if (found) return found.run(values, tell)
  for (const one of commands) {
    const { operands = [] } = one
    const given = words.slice(words.length - operands.length)
    if (given.length === 0 || [one.name, ...given].join(' ') !== name) continue
    const named = operands.map((operand, i) => [operand, given[i] ?? ''])
    return one.run({ ...values, ...Object.fromEntries(named) }, tell)
  }
  throw new UsageError(`There is no command "${name}". Try: help`)
}

/** What a failed command prints. Unknown errors keep their message: the operator may know all. */
export function failureOf(error: unknown): { code: string; message: string } {
  if (error instanceof AppError) {
    const fields = Object.entries(error.fields ?? {}).map(([key, value]) => `${key}: ${value}`)
    return { code: error.code, message: [error.message, ...fields].join(' ') }
  }
  if (error instanceof UsageError) return { code: 'usage', message: error.message }
  if (error instanceof Refusal) return { code: error.code, message: error.message }
  if (error instanceof DataFolderInUse) return { code: 'server_running', message: error.message }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) }
}

function help(commands: readonly Command[]): object {
  return {
    usage: 'npm run -s cli -- <command> [options]',
    commands: {
      ...Object.fromEntries(
        commands.map(({ name, usage, about }) => [`${name} ${usage}`.trim(), about]),
      ),
      // Not one of these commands: it must work, and touch nothing, when nothing else does.
      doctor: 'Look for trouble.',
    },
  }
}

// Every option has a value, so whatever follows is it, even when it begins with a dash: passwords do.
function split(args: readonly string[]): { words: string[]; values: Record<string, string> } {
  const words: string[] = []
  const values: Record<string, string> = {}
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [, option, value] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? []
    if (option === undefined) words.push(arg.trim())
    else values[option] = value ?? rest.shift() ?? ''
  }
  return { words: words.filter(Boolean), values }
}
