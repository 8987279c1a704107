import { accountCommands } from './account-commands'
import { backupCommand, restoreCommandsOf } from '../backup/commands'
import { runCommand, type Command, type Tell } from './command'
import { eraseCommands } from './erase-commands'
import { mailCommands } from './mail-commands'
import type { OperatorParts } from './operator-parts'
import { quarantineCommands } from './quarantine-commands'
import { searchCommands } from './search-commands'
import { verifyCommands } from './verify-commands'
import { workspaceCommands } from './workspace-commands'

/**
 * What whoever runs the server may do without being a member of anything. Works inside the server
 * while it runs, so that live connections notice at once.
 */
export class Operator {
  private readonly commands: readonly Command[]

  constructor(parts: OperatorParts) {
    this.commands = [
      ...accountCommands(parts),
      ...workspaceCommands(parts),
      ...quarantineCommands(parts),
      ...verifyCommands(parts),
      ...eraseCommands(parts),
      ...mailCommands(parts),
      ...searchCommands(parts),
      backupCommand(parts.backups),
      ...restoreCommandsOf(null),
    ]
  }

  /** @throws UsageError, AppError */
  run(args: readonly string[], tell?: Tell): Promise<object> {
    return runCommand(this.commands, args, tell)
  }
}
