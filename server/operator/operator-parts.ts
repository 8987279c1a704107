import type { Accounts } from '../accounts/accounts'
import type { Tokens } from '../accounts/tokens'
import type { Audit } from '../audit/audit'
import type { Backups } from '../backup/backup'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Seeded } from '../example/seed'
import type { Post } from '../mail/post'
import type { Setup } from '../setup/setup'
import type { Quarantine } from '../sync/quarantine'
import type { Members } from '../workspaces/members'
import type { Workspaces } from '../workspaces/workspaces'

/** What commands may use. */
export interface OperatorParts {
  database: Database<Schema>
  audit: Audit
  accounts: Accounts
  tokens: Tokens
  workspaces: Workspaces
  members: Members
  setup: Setup
  backups: Backups
  quarantine: Quarantine
  /** Null where no mail is sent. */
  post: Post | null
  seedExample(): Promise<Seeded>
  /** Figures about the running server. */
  status(): object
}
