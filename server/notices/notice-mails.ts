import type { Locale } from '../../lib/locales'
import type { MailPolicy } from '../../lib/mail-policy'
import type { MailKind, Notice } from '../../lib/notices'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { NoticesTable } from '../db/tables/notices'
import type { Composed } from '../mail/mail-queue'
import type { CanvasNews } from '../since/digest'
import { mailFor, type Mailing } from './mailing'
import { mailAbout } from './mail-words'
import { newsMailed } from './settings-store'
import { shownNotices, type NoticePlace, type ShownParts } from './shown'
import { markMailed, noticesToMail } from './store'
import { unsubscribeToken } from './unsubscribe-token'

export interface NoticeMailsParts extends ShownParts {
  database: Database<Schema>
  mailing: Mailing
  /** Where others wrote in a workspace after a time, on canvases this person has been on. */
  newsOf(userId: string, workspaceId: string, after: string, locale: Locale): Promise<CanvasNews[]>
  /** The workspaces a person is in now. */
  workspacesOf(userId: string): Promise<(NoticePlace & { mails: MailPolicy })[]>
  /** Where mail reaches them; null for whoever cannot sign in. */
  addressee(userId: string): Promise<{ email: string; locale: Locale | null } | null>
  secret: string
  /** Our own address. */
  publicUrl: string
}

interface News {
  news: (CanvasNews & { workspace: string })[]
  bare: number
}

const NO_NEWS: News = { news: [], bare: 0 }

/** A mail is read, not scrolled; what is more is counted and waits in the product. */
const IN_ONE_MAIL = 40

/**
 * Mails about notices. What one says is decided when it goes out: what was read meanwhile, taken
 * back, or is not for them any more is not in it.
 */
export class NoticeMails {
  constructor(private readonly parts: NoticeMailsParts) {}

  /** For `MailQueue`. */
  readonly compose = async (userId: string, kind: MailKind): Promise<Composed | null> => {
    const { database, mailing, publicUrl, secret } = this.parts
    const person = await this.parts.addressee(userId)
    if (!person) return null
    const settings = await mailing.of(userId)
    const workspaces = await this.parts.workspacesOf(userId)
    const workspaceIds = workspaces.map(({ id }) => id)
    const waiting = await noticesToMail(database.db, userId, workspaceIds)
    const rows = waiting.filter(({ way }) => mailFor(settings, way) === kind)
    const locale = person.locale ?? 'en'
    const { notices, bare: barely } = await this.shown(rows, workspaces, locale)
    const composedAt = new Date().toISOString()
    const wantsNews = kind === 'digest' && settings.news === 1
    const { news, bare: bareNews } = wantsNews
      ? await this.news(userId, settings.news_mailed_at ?? '', workspaces, locale)
      : NO_NEWS
    const bare = barely + bareNews
    if (notices.length + bare + news.length === 0) return null
    const unsubscribeUrl = `${publicUrl}/unsubscribe/${unsubscribeToken(secret, userId, kind)}`
    const about = {
      ...{ kind, locale, publicUrl, unsubscribeUrl, bare, news },
      ...{
        notices: notices.slice(0, IN_ONE_MAIL),
        more: Math.max(0, notices.length - IN_ONE_MAIL),
      },
    }
    return {
      mail: { ...mailAbout(about), to: person.email, unsubscribeUrl, language: locale },
      sent: async (tx) => {
        await markMailed(tx.db, rows)
        if (wantsNews) await newsMailed(tx.db, userId, composedAt)
      },
    }
  }

  /** Where others wrote; of workspaces with bare mails only that there is something. */
  private async news(
    userId: string,
    after: string,
    workspaces: readonly (NoticePlace & { mails: MailPolicy })[],
    locale: Locale,
  ): Promise<News> {
    const news: News = { news: [], bare: 0 }
    for (const { id, name, mails } of workspaces) {
      const found = await this.parts.newsOf(userId, id, after, locale)
      if (mails === 'bare') news.bare += found.length
      else news.news.push(...found.map((canvas) => ({ ...canvas, workspace: name })))
    }
    return news
  }

  /** What may be told in words, and how many more there are of which only that may be said. */
  private async shown(
    rows: readonly NoticesTable[],
    workspaces: readonly (NoticePlace & { mails: MailPolicy })[],
    locale: Locale,
  ): Promise<{ notices: Notice[]; bare: number }> {
    const open = workspaces.filter(({ mails }) => mails === 'words')
    const notices = await shownNotices(this.parts, rows, open, locale)
    const closed = new Set(workspaces.filter(({ mails }) => mails === 'bare').map(({ id }) => id))
    return { notices, bare: rows.filter((row) => closed.has(row.workspace_id)).length }
  }
}
