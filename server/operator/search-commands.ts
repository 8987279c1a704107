import { z } from 'zod'
import { command, type Command } from './command'
import type { OperatorParts } from './operator-parts'

/** Commands about the index of search. */
export function searchCommands({ rebuildSearch }: OperatorParts): Command[] {
  return [
    command(
      {
        name: 'search rebuild',
        usage: '',
        about: 'Make the index of search anew. People go on; until it is done they find less.',
      },
      z.object({}),
      async (_, tell) => {
        const { texts, others } = await rebuildSearch(tell)
        return { texts, comments: others }
      },
    ),
  ]
}
