import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { ErasureMake, SHORTEST_WORDS } from '../../lib/erasures'
import { command, type Command, UsageError } from './command'
import type { OperatorParts } from './operator-parts'

/** Commands that take words out of everything for good. */
export function eraseCommands({ erasures }: OperatorParts): Command[] {
  return [
    command(
      {
        name: 'erase',
        usage: '<element id> <file> --reason <why, without what>',
        operands: ['element', 'file'],
        about:
          'Erase words from a text, its history, editions and comments for good: each line of the file, wherever it stands in them. Nobody can undo it. Older backups still have them.',
      },
      z.object({
        element: z.string().min(1).max(64),
        file: z.string().min(1).refine(path.isAbsolute, 'the whole path of a file'),
        reason: z.string(),
      }),
      async ({ element, file, reason }) => {
        const lines = (await readFile(file, 'utf8')).split(/\r?\n/).map((line) => line.trim())
        const words = lines.filter((line) => line !== '')
        if (words.some((line) => line.length < SHORTEST_WORDS))
          throw new UsageError(`Each line needs ${SHORTEST_WORDS} characters at least.`)
        const wanted = ErasureMake.safeParse({ words, reason })
        if (!wanted.success)
          throw new UsageError('The file holds the words, line by line; --reason says why.')
        return { ...(await erasures.byOperator(element, wanted.data)) }
      },
    ),
  ]
}
