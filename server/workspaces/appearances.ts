import type { z } from 'zod'
import { AppError } from '../../lib/errors'
import type { Appearance } from '../../lib/workspaces'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Caller } from '../http/caller'
import { demand } from './access'
import { lockWorkspace, membershipOf, peopleOf, updateAppearance } from './store'

export interface AppearancesParts {
  database: Database<Schema>
  /** Somebody goes by another name or colour now: whoever shows them asks anew. */
  changed(workspaceId: string, userId: string): Promise<void>
}

/**
 * What people go by in one workspace. A pseudonym takes the place of the account's name for
 * everybody there but stewards, who answer for who is in. It is not recorded anywhere else.
 */
export class Appearances {
  constructor(private readonly parts: AppearancesParts) {}

  /**
   * Fields that are absent stay.
   * @throws AppError not_found, scope_too_small; name_in_use when somebody else there, now or
   *   earlier, goes by that name: nobody's words may be taken for another's
   */
  async change(
    caller: Caller,
    workspaceId: string,
    { pseudonym, colour }: z.output<typeof Appearance>,
  ): Promise<void> {
    await this.parts.database.transaction(async (tx) => {
      await lockWorkspace(tx.db, workspaceId)
      const own = await membershipOf(tx.db, workspaceId, caller.userId)
      demand(caller, own?.role ?? null, 'member.change-self')
      if (pseudonym) {
        const others = await peopleOf(tx.db, workspaceId)
        if (others.some(({ id, name }) => id !== caller.userId && alike(name, pseudonym)))
          throw new AppError('name_in_use')
      }
      await updateAppearance(tx.db, workspaceId, caller.userId, {
        ...(pseudonym !== undefined && { pseudonym }),
        ...(colour !== undefined && { colour }),
      })
    })
    await this.parts.changed(workspaceId, caller.userId)
  }
}

/** Names that a reader would take for the same. */
function alike(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}
