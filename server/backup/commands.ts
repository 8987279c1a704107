import path from 'node:path'
import { z } from 'zod'
import type { Config } from '../config'
import { placeIn } from '../db/open'
import { command, type Command } from '../operator/command'
import { type Backups, usePostgresTools } from './backup'
import { beginNewHistory } from './new-history'
import { Refusal } from './refusal'
import { restore } from './restore'

const File = z.string().min(1).refine(path.isAbsolute, 'the whole path of a file')

/** `backup`: carried out by the running server, or here when none runs. */
export function backupCommand(backups: Backups): Command {
  return command(
    {
      name: 'backup',
      usage: '<file>',
      operands: ['file'],
      about: 'Make a backup: one .tar.gz with texts, accounts and images. The server may run.',
    },
    z.object({ file: File }),
    ({ file }, tell) => backups.make(file, tell),
  )
}

/**
 * `restore` and `restored`, which need the data for themselves.
 * @param config null inside a running server: then both say what to do first
 */
export function restoreCommandsOf(config: Config | null): Command[] {
  return [
    command(
      {
        name: 'restore',
        usage: '<file> [--replace]',
        operands: ['file'],
        about: 'Put a backup back; no server may run. What is there is kept aside.',
      },
      z.object({ file: File, replace: z.enum(['', 'yes']).optional() }),
      async ({ file, replace }, tell) => {
        const { dataDir, databaseUrl } = alone(config)
        if (databaseUrl !== null) throw usePostgresTools(dataDir)
        return { ...(await restore({ dataDir, file, replace: replace !== undefined }, tell)) }
      },
    ),
    command(
      {
        name: 'restored',
        usage: '',
        about:
          'Say that the data was put back by other means, such as pg_restore or a copied folder. No server may run. Browsers keep newer copies apart; everybody signs in again.',
      },
      z.object({}),
      () => {
        const places = alone(config)
        return beginNewHistory(
          { tables: placeIn(places, 'throughline'), log: placeIn(places, 'documents') },
          {},
        )
      },
    ),
  ]
}

function alone(config: Config | null): Config {
  if (config) return config
  throw new Refusal('server_running', 'The server is running. Stop it first, then try again.')
}
