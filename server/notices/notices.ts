import type { z } from 'zod'
import { AppError } from '../../lib/errors'
import type { Locale } from '../../lib/locales'
import { NOTICES_CHANGED } from '../../lib/notice-news'
import type { NoticeFilter, NoticePage, NoticesRead, UnreadNotices } from '../../lib/notices'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { NoticesTable } from '../db/tables/notices'
import type { Caller } from '../http/caller'
import type { Sync } from '../sync/sync'
import { shownNotices, type NoticePlace, type ShownParts } from './shown'
import { countUnread, mark, markAll, noticesOf } from './store'

export interface NoticesParts extends ShownParts {
  database: Database<Schema>
  sync: Sync
  /** The workspaces a person is in now. */
  workspacesOf(userId: string): Promise<NoticePlace[]>
}

const PAGE = 30

/**
 * What one person is told of. Whatever they may not read any more is not told, however it came to be
 * written down: it is asked each time where they are.
 */
export class Notices {
  constructor(private readonly parts: NoticesParts) {}

  /** A page, newest first. @throws AppError bad_request for a `before` that is none */
  async page(
    { userId }: Caller,
    { way, unread, before }: NoticeFilter,
    locale: Locale,
  ): Promise<NoticePage> {
    const workspaces = await this.parts.workspacesOf(userId)
    const workspaceIds = workspaces.map(({ id }) => id)
    const rows = await noticesOf(
      this.parts.database.db,
      { userId, workspaceIds, way, unread: unread === 'true' },
      { before: before === undefined ? null : endFrom(before), limit: PAGE + 1 },
    )
    const page = rows.slice(0, PAGE)
    const last = page.at(-1)
    const items = await shownNotices(this.parts, page, workspaces, locale)
    return { items, older: last && rows.length > PAGE ? endOf(last) : null }
  }

  async unread({ userId }: Caller): Promise<UnreadNotices> {
    const workspaces = await this.parts.workspacesOf(userId)
    const workspaceIds = workspaces.map(({ id }) => id)
    return countUnread(this.parts.database.db, { userId, workspaceIds })
  }

  /** @throws AppError not_found for what is not one of theirs; scope_too_small */
  async mark(caller: Caller, id: string, read: boolean): Promise<void> {
    mayChange(caller)
    const { userId } = caller
    const readAt = read ? new Date().toISOString() : null
    if (!(await mark(this.parts.database.db, { userId, id, readAt })))
      throw new AppError('not_found')
    this.announce(userId)
  }

  /** @throws AppError scope_too_small */
  async markAll(caller: Caller, which: z.output<typeof NoticesRead>): Promise<void> {
    mayChange(caller)
    const readAt = new Date().toISOString()
    const marked = await markAll(this.parts.database.db, caller.userId, which, readAt)
    if (marked > 0) this.announce(caller.userId)
  }

  private announce(userId: string): void {
    this.parts.sync.announceTo(userId, { type: NOTICES_CHANGED })
  }
}

function mayChange({ scope }: Caller): void {
  if (scope === 'read') throw new AppError('scope_too_small')
}

function endOf({ at, id }: NoticesTable): string {
  return `${at}_${id}`
}

function endFrom(before: string): Pick<NoticesTable, 'at' | 'id'> {
  const [, at, id] = /^([0-9TZ:.-]{24})_([0-9a-f-]{36})$/.exec(before) ?? []
  if (at === undefined || id === undefined)
    throw new AppError('bad_request', { before: 'Not where a page ended.' })
  return { at, id }
}
