import type { Accounts } from '../accounts/accounts'
import type { Tokens } from '../accounts/tokens'
import type { Audit } from '../audit/audit'
import type { Backups } from '../backup/backup'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Erasures } from '../erasures/erasures'
import type { Seeded } from '../example/seed'
import type { Integrity } from '../integrity/integrity'
import type { Post } from '../mail/post'
import type { Rebuilt } from '../search/search-index'
import type { Setup } from '../setup/setup'
import type { Quarantine } from '../sync/quarantine'
import type { Members } from '../workspaces/members'
import type { Workspaces } from '../workspaces/workspaces'
import type { Tell } from './command'

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
  integrity: Integrity
  erasures: Erasures
  /** Null where no mail is sent. */
  post: Post | null
  seedExample(): Promise<Seeded>
  rebuildSearch(tell: Tell): Promise<Rebuilt>
  /** Figures about the running server. */
  status(): object
}
