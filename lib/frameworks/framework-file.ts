import type { z } from 'zod'
import { isRecord } from '../is-record'
import { LOCALES } from '../locales'
import { faultsOfMeaning, type Fault } from './faults'
import { FrameworkContent, MOST_COLUMNS, type Framework } from './framework'

/** What a framework is as a file: everything but its name and number in one installation. */
export const FILE_FORMAT = 'throughline-framework/1'

/** In bytes of JSON. The largest of the product's own has a sixth of it, in two languages. */
export const FILE_LIMIT = 256 * 1024

export type FrameworkFile = { format: typeof FILE_FORMAT } & FrameworkContent

export function fileOf({
  basedOn,
  kinds,
  texts,
}: Omit<Framework, 'key' | 'version'>): FrameworkFile {
  return { format: FILE_FORMAT, ...(basedOn && { basedOn }), kinds, texts }
}

export type Reading =
  { content: FrameworkContent; faults: [] } | { content: null; faults: [Fault, ...Fault[]] }

/** Reads a framework out of anything. Either all of it is right, or everything wrong is listed. */
export function readFile(input: unknown): Reading {
  const faults: Fault[] = []
  const format = isRecord(input) ? input.format : undefined
  if (format !== FILE_FORMAT)
    faults.push({ code: 'format', path: ['format'], values: { format: FILE_FORMAT } })
  const rest = isRecord(input)
    ? Object.fromEntries(Object.entries(input).filter(([name]) => name !== 'format'))
    : {}
  const parsed = FrameworkContent.safeParse(isRecord(input) ? rest : input, { reportInput: true })
  for (const issue of parsed.error?.issues ?? []) faults.push(...faultsFor(issue))
  faults.push(...faultsOfMeaning(rest, MOST_COLUMNS))
  if (parsed.data) faults.push(...unknownFields(rest, parsed.data))
  const [first, ...others] = faults
  if (first) return { content: null, faults: [first, ...others] }
  if (!parsed.data) throw new Error('A framework that cannot be read has no faults.')
  return { content: parsed.data, faults: [] }
}

function faultsFor(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  // A record of languages has no others.
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknown([...path, key]))
  return [faultFor(issue, path)]
}

function faultFor(issue: z.core.$ZodIssue, path: Fault['path']): Fault {
  const fault = (code: Fault['code'], values: Fault['values'] = {}): Fault => ({
    code,
    path,
    values,
  })
  switch (issue.code) {
    case 'invalid_type':
      return fault(issue.input === undefined ? 'missing' : expected(issue.expected))
    case 'too_small':
      if (issue.origin === 'string') return fault('empty')
      return fault(issue.origin === 'array' ? 'too_few' : 'too_small', {
        least: Number(issue.minimum),
      })
    case 'too_big': {
      const most = Number(issue.maximum)
      if (issue.origin === 'string') return fault('too_long', { most })
      return fault(issue.origin === 'array' ? 'too_many' : 'too_big', { most })
    }
    case 'invalid_value':
      return fault('choice', { choices: issue.values.map(String).join(', ') })
    case 'invalid_format':
      return fault(issue.format === 'url' ? 'url' : 'key')
    case 'invalid_key':
      return fault('key')
    default:
      return fault('other')
  }
}

function expected(type: string): Fault['code'] {
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'array':
      return `expected_${type}`
    case 'int':
      return 'expected_number'
    case 'object':
    case 'record':
      return 'expected_object'
    default:
      return 'other'
  }
}

/** Fields that reading has left out: a word that is spelt wrong must not vanish without a word. */
function unknownFields(given: unknown, read: unknown, path: Fault['path'] = []): Fault[] {
  if (Array.isArray(given) && Array.isArray(read))
    return given.flatMap((item, i) => unknownFields(item, read[i], [...path, i]))
  if (!isRecord(given) || !isRecord(read)) return []
  return Object.entries(given).flatMap(([name, value]): Fault[] =>
    Object.hasOwn(read, name)
      ? unknownFields(value, read[name], [...path, name])
      : [unknown([...path, name])],
  )
}

function unknown(path: Fault['path']): Fault {
  return path[0] === 'texts' && path.length === 2
    ? { code: 'unknown_language', path, values: { choices: LOCALES.join(', ') } }
    : { code: 'unknown_field', path, values: {} }
}
