import { expect, it } from 'vitest'
import { z } from 'zod'
import { AppError } from '../../lib/errors'
import { command, failureOf, runCommand } from './command'

const greet = command(
  { name: 'greet person', usage: '--name [--times]', about: 'Say hello.' },
  z.object({ name: z.string().min(1), times: z.coerce.number().int().default(1) }),
  (values) => Promise.resolve(values),
)

function run(line: string): Promise<object> {
  return runCommand([greet], line.split(' '))
}

it('[OP1] options come as --name value or --name=value, before or after the command', async () => {
  for (const line of [
    'greet person --name Ada',
    'greet person --name=Ada',
    '--name Ada greet person',
  ])
    expect(await run(line)).toEqual({ name: 'Ada', times: 1 })
  expect(await runCommand([greet], ['greet', 'person', '--name', '--x y', '--times=2'])).toEqual({
    ...{ name: '--x y', times: 2 },
  })
})

it('[OP1] operands come as words after the name, in order, or as options', async () => {
  const copy = command(
    { name: 'copy text', usage: '<from> <to>', operands: ['from', 'to'], about: 'Copy.' },
    z.object({ from: z.string(), to: z.string() }),
    (values) => Promise.resolve(values),
  )
  for (const line of ['copy text a b', 'copy text --from a --to b'])
    expect(await runCommand([greet, copy], line.split(' '))).toEqual({ from: 'a', to: 'b' })
  await expect(runCommand([copy], ['copy', 'text', 'a'])).rejects.toThrow('no command')
})

it('[OP1] a command line that is wrong says what is wrong with it', async () => {
  await expect(run('greet people')).rejects.toThrow('There is no command "greet people"')
  await expect(run('greet person')).rejects.toThrow('--name')
  await expect(run('greet person --name Ada --colour red')).rejects.toThrow('--colour is unknown')
  await expect(run('greet person --name Ada --times often')).rejects.toThrow('--times')
})

it('[OP1] help names every command', async () => {
  for (const line of ['', 'help', 'help '])
    expect(JSON.stringify(await run(line))).toContain('greet person --name [--times]')
})

it('[OP2] failures have a code and a sentence', () => {
  expect(failureOf(new AppError('slug_in_use'))).toMatchObject({ code: 'slug_in_use' })
  expect(failureOf(new AppError('bad_request', { framework: 'unknown' })).message).toContain(
    'framework: unknown',
  )
  expect(failureOf(new Error('the disk said no'))).toEqual({
    ...{ code: 'internal', message: 'the disk said no' },
  })
})
