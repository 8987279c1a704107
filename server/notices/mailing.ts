import type { z } from 'zod'
import { nextDigestAt } from '../../lib/digest-time'
import { AppError } from '../../lib/errors'
import type { MailKind, NoticeSettings, NoticeSettingsChange, NoticeWay } from '../../lib/notices'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { Caller } from '../http/caller'
import type { MailQueue } from '../mail/mail-queue'
import { AT_FIRST, saveSettings, settingsOf, type SettingsRow } from './settings-store'

export interface MailingParts {
  database: Database<Schema>
  /** Null where the server sends no mail. Asked late: the queue is built with what writes mails. */
  queue: () => MailQueue | null
  /** How long a burst is gathered before its mail goes out, in milliseconds. */
  waitMs: number
}

/** How people want mail about their notices, and when one is due. */
export class Mailing {
  constructor(private readonly parts: MailingParts) {}

  async settings({ userId }: Caller): Promise<NoticeSettings> {
    const row = await this.of(userId)
    return { ...row, mail: this.parts.queue() !== null }
  }

  /** Fields that are absent stay. @throws AppError scope_too_small */
  async change(
    { userId, scope }: Caller,
    change: z.output<typeof NoticeSettingsChange>,
  ): Promise<void> {
    if (scope === 'read') throw new AppError('scope_too_small')
    const chosen = Object.entries(change).filter(([, value]) => value !== undefined)
    await this.set(userId, Object.fromEntries(chosen))
  }

  /** Ends mails of one kind, which needs no signing in. */
  async end(userId: string, kind: MailKind): Promise<void> {
    await this.set(userId, kind === 'direct' ? { direct: 'none' } : { digest: 'never' })
  }

  async of(userId: string): Promise<SettingsRow> {
    const found = await settingsOf(this.parts.database.db, [userId])
    return found.get(userId) ?? AT_FIRST
  }

  /** In the transaction that tells these people: a mail for each who wants one. */
  async tell(tx: Tx<Schema>, told: readonly { userId: string; way: NoticeWay }[]): Promise<void> {
    const queue = this.parts.queue()
    if (!queue) return
    const settings = await settingsOf(
      tx.db,
      told.map(({ userId }) => userId),
    )
    const now = Date.now()
    const inOrder = [...told].sort((a, b) => (a.userId < b.userId ? -1 : 1))
    for (const { userId, way } of inOrder) {
      const row = settings.get(userId) ?? AT_FIRST
      const kind = mailFor(row, way)
      const at = kind === 'direct' ? now + this.parts.waitMs : dueAt(row, now)
      if (kind && at !== null) await queue.want(tx, userId, kind, new Date(at).toISOString())
    }
  }

  private async set(userId: string, change: Partial<SettingsRow>): Promise<void> {
    await this.parts.database.transaction(async (tx) => {
      const before = (await settingsOf(tx.db, [userId])).get(userId) ?? AT_FIRST
      const row = { ...before, ...change }
      await saveSettings(tx.db, userId, row)
      const due = dueAt(row, Date.now())
      const at = due === null ? null : new Date(due).toISOString()
      await this.parts.queue()?.reschedule(tx, userId, 'digest', at)
    })
  }
}

/** Which mail a notice goes into; null: none. */
export function mailFor({ direct, digest }: SettingsRow, way: NoticeWay): MailKind | null {
  if (way === 'direct' && direct === 'soon') return 'direct'
  if (way === 'direct' && direct === 'none') return null
  return digest === 'never' ? null : 'digest'
}

/** When the next digest is due, in milliseconds since 1970; null: never. */
function dueAt({ digest, hour, zone }: SettingsRow, now: number): number | null {
  if (digest === 'never') return null
  const here = zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  return nextDigestAt(now, { every: digest, hour, zone: here })
}
