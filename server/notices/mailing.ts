import type { z } from 'zod'
import { nextDigestAt } from '../../lib/digest-time'
import { AppError } from '../../lib/errors'
import type { MailKind, NoticeSettings, NoticeSettingsChange, NoticeWay } from '../../lib/notices'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { Caller } from '../http/caller'
import type { MailQueue } from '../mail/mail-queue'
import { AT_FIRST, newsReaders, saveSettings, settingsOf, type SettingsRow } from './settings-store'

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
    const { direct, digest, hour, zone, news } = await this.of(userId)
    return { direct, digest, hour, zone, news: news === 1, mail: this.parts.queue() !== null }
  }

  /** Fields that are absent stay. @throws AppError scope_too_small */
  async change(
    { userId, scope }: Caller,
    change: z.output<typeof NoticeSettingsChange>,
  ): Promise<void> {
    if (scope === 'read') throw new AppError('scope_too_small')
    const { news, ...others } = change
    const chosen = Object.entries(others).filter(([, value]) => value !== undefined)
    await this.set(userId, { ...Object.fromEntries(chosen), ...(await this.newsFor(userId, news)) })
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

  /**
   * Somebody wrote in a text: a digest for each of these who wants to know of it. Whether there is
   * anything to say is found out when it goes out.
   */
  async tellWritten(tx: Tx<Schema>, userIds: readonly string[]): Promise<void> {
    const queue = this.parts.queue()
    if (!queue) return
    const settings = await settingsOf(tx.db, [...userIds])
    for (const userId of [...userIds].sort()) {
      const at = dueAt(settings.get(userId) ?? AT_FIRST, Date.now())
      if (at !== null) await queue.want(tx, userId, 'digest', new Date(at).toISOString())
    }
  }

  /** Those who want to know where others wrote. */
  readersOfNews(tx: Tx<Schema>): Promise<string[]> {
    return this.parts.queue() ? newsReaders(tx.db) : Promise.resolve([])
  }

  /** What was written before somebody asked for it is not told. */
  private async newsFor(
    userId: string,
    wanted: boolean | undefined,
  ): Promise<Partial<SettingsRow>> {
    if (wanted === undefined) return {}
    const before = await this.of(userId)
    if (!wanted) return { news: 0 }
    return before.news === 1 ? {} : { news: 1, news_mailed_at: new Date().toISOString() }
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
