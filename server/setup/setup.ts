import type { z } from 'zod'
import type { Setup as SetupBody } from '../../lib/accounts'
import { AppError } from '../../lib/errors'
import type { Accounts } from '../accounts/accounts'
import { digestOf, newSecretText } from '../accounts/secret-text'
import type { Sessions } from '../accounts/sessions'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { Log } from '../log'
import type { Members } from '../workspaces/members'
import type { Workspaces } from '../workspaces/workspaces'
import { isSetUp, isSetupDigest, saveSetUp, saveSetupDigest } from './setup-store'

export interface SetupParts {
  database: Database<Schema>
  accounts: Accounts
  sessions: Sessions
  workspaces: Workspaces
  members: Members
  log: Log
  /** Gives a new workspace and its steward the example to look at. */
  addExample(to: { workspaceId: string; stewardId: string }): Promise<void>
}

/**
 * The first workspace and its steward. Whoever can read what the server printed may make them,
 * never whoever comes first. Done once for an installation: by the link, or by making an account
 * on the command line.
 */
export class Setup {
  constructor(private readonly parts: SetupParts) {}

  async needed(): Promise<boolean> {
    return !(await isSetUp(this.parts.database.db))
  }

  /** A new link's secret; links given out before stop working. Null when all is set up. */
  async newToken(): Promise<string | null> {
    if (!(await this.needed())) return null
    const token = newSecretText()
    await saveSetupDigest(this.parts.database.db, digestOf(token))
    return token
  }

  /**
   * Makes workspace and steward, and answers with a ticket for a session.
   * @throws AppError setup_done, setup_token_wrong, email_in_use, busy
   */
  async setUp(wanted: z.output<typeof SetupBody>): Promise<{ ticket: string; slug: string }> {
    const { database, accounts, sessions, workspaces, members } = this.parts
    if (!(await this.needed())) throw new AppError('setup_done')
    if (!(await isSetupDigest(database.db, digestOf(wanted.token))))
      throw new AppError('setup_token_wrong')
    const steward = await accounts.newcomer(wanted)
    const { id: workspaceId, ...entered } = await database.transaction(async (tx) => {
      if (!(await saveSetUp(tx.db, new Date().toISOString()))) throw new AppError('setup_done')
      await steward.save(tx)
      const { id, slug } = await workspaces.create(tx, { name: wanted.workspace })
      await members.join(tx, {
        workspaceId: id,
        userId: steward.userId,
        role: 'steward',
        by: steward.userId,
      })
      return { id, slug, ticket: await sessions.issueTicket(tx, steward.userId) }
    })
    if (wanted.example) await this.addExample(workspaceId, steward.userId)
    return entered
  }

  /** No set-up link is needed any more: somebody was let in another way. */
  async skip(tx: Tx<Schema>): Promise<void> {
    await saveSetUp(tx.db, new Date().toISOString())
  }

  // The group's own workspace stands by now; an example that fails must not take it back.
  private async addExample(workspaceId: string, stewardId: string): Promise<void> {
    try {
      await this.parts.addExample({ workspaceId, stewardId })
    } catch (error) {
      this.parts.log.error({ err: error }, 'the example workspace could not be made')
    }
  }
}
