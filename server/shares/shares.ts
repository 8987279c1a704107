import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { AppError } from '../../lib/errors'
import type { Locale } from '../../lib/locales'
import type { Action } from '../../lib/roles'
import { roughly, type Share, type ShareMake } from '../../lib/shares'
import type { Passwords } from '../accounts/passwords'
import type { Throttle } from '../accounts/throttle'
import type { Audit } from '../audit/audit'
import type { Place, Reading, Readings } from '../canvases/readings'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { SharesTable } from '../db/tables/canvases'
import type { Caller } from '../http/caller'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { grantFor, grantHolds, shareIdOf, shareToken } from './share-token'
import {
  countOpening,
  insertShare,
  liveSharesBy,
  liveSharesOf,
  revokeShare,
  shareById,
} from './store'

type ShareRow = NonNullable<Awaited<ReturnType<typeof shareById>>>

export interface SharesParts {
  database: Database<Schema>
  members: Members
  readings: Readings
  audit: Audit
  passwords: Passwords
  /** Counts wrong passwords of links, apart from those of accounts. */
  throttle: Throttle
  /** Links are derived from it; changing it ends every link. */
  secret: string
}

/** What a link leads to: nothing any more, a question for the password, or something to read. */
export type Opened =
  | { kind: 'gone' }
  | { kind: 'locked' }
  | { kind: 'open'; workspaceId: string; whole: boolean; reading: Reading }

/** What a link is for. */
type Scope = Omit<Place, 'archived'>
type Wanted = z.output<typeof ShareMake>

const DAY = 24 * 60 * 60 * 1000

/**
 * Links that let anybody who has them read one canvas or one element, and nothing else. `origin` is
 * the address the link should begin with. A link works as long as it is neither revoked nor expired
 * and whoever made it is still in the group; while its canvas is archived, it rests.
 */
export class Shares {
  constructor(private readonly parts: SharesParts) {}

  /** Those of a canvas and of its elements that still work, newest first. @throws AppError not_found, not_allowed */
  async ofCanvas(caller: Caller, canvasId: string, origin: string): Promise<Share[]> {
    const place = await this.parts.readings.placeOfCanvas(canvasId)
    return this.list(await this.allowed(caller, place, 'share.list'), origin)
  }

  /** Those that show this element, those of its whole canvas included. @throws AppError not_found, not_allowed */
  async ofElement(caller: Caller, elementId: string, origin: string): Promise<Share[]> {
    const place = await this.parts.readings.placeOfElement(elementId)
    const shown = await this.list(await this.allowed(caller, place, 'share.list'), origin)
    return shown.filter((share) => share.elementId === null || share.elementId === elementId)
  }

  /** @throws AppError not_found, not_allowed, scope_too_small, canvas_archived, busy */
  async shareCanvas(caller: Caller, canvasId: string, wanted: Wanted, origin: string) {
    const place = await this.parts.readings.placeOfCanvas(canvasId)
    return this.share(caller, await this.allowed(caller, place, 'share.make'), wanted, origin)
  }

  /** @throws AppError not_found, not_allowed, scope_too_small, canvas_archived, busy */
  async shareElement(caller: Caller, elementId: string, wanted: Wanted, origin: string) {
    const place = await this.parts.readings.placeOfElement(elementId)
    return this.share(caller, await this.allowed(caller, place, 'share.make'), wanted, origin)
  }

  /**
   * Makes a link, for whom is not asked: seeding does this. @returns its id
   * @throws AppError busy
   */
  async make(userId: string, place: Scope, wanted: Wanted): Promise<string> {
    const { database, passwords, audit } = this.parts
    const id = randomUUID()
    const hash = wanted.password === null ? null : await passwords.hash(wanted.password)
    await database.transaction(async (tx) => {
      await insertShare(tx.db, {
        id,
        workspace_id: place.workspaceId,
        canvas_id: place.canvasId,
        element_id: place.elementId,
        label: wanted.label,
        password_hash: hash,
        created_by: userId,
        created_at: now(),
        expires_at: new Date(Date.now() + wanted.days * DAY).toISOString(),
        revoked_at: null,
        opens: 0,
        last_opened_on: null,
      })
      await audit.record(tx, {
        workspaceId: place.workspaceId,
        actorId: userId,
        action: 'share.made',
        subject: { kind: 'share', id, name: wanted.label },
        detail: { ...whatOf(place), days: wanted.days, password: hash !== null },
      })
    })
    return id
  }

  /** Revoking one that is revoked already is no error. @throws AppError not_found, not_allowed, scope_too_small */
  async revoke(caller: Caller, shareId: string): Promise<void> {
    const row = await shareById(this.parts.database.db, shareId)
    await this.allowed(caller, row ? placeIn(row) : null, 'share.revoke')
    if (!row) return
    await this.parts.database.transaction((tx) => this.end(tx, row, caller.userId))
  }

  /**
   * Revokes what somebody made, in the transaction that takes them out of the workspace, so that
   * no link comes back to life if they do.
   * @param actorId who removes them; null: the server's operator
   */
  async revokeMadeBy(
    tx: Tx<Schema>,
    who: { workspaceId: string; userId: string },
    actorId: string | null,
  ): Promise<void> {
    for (const row of await liveSharesBy(tx.db, who, now())) await this.end(tx, row, actorId)
  }

  /** What somebody with the link may see now; counts as an opening when they see it. */
  async open(
    token: string,
    { grant, locale, counts }: { grant: string | undefined; locale: Locale; counts: boolean },
  ): Promise<Opened> {
    const row = await this.live(token)
    if (!row) return { kind: 'gone' }
    if (!this.isUnlocked(row, grant)) return { kind: 'locked' }
    const place = placeIn(row)
    const reading = await this.parts.readings.read(place, locale)
    if (!reading) return { kind: 'gone' }
    const day = now().slice(0, 10)
    if (counts) await countOpening(this.parts.database.db, row.id, day)
    const { workspaceId, elementId } = place
    return { kind: 'open', workspaceId, whole: elementId === null, reading }
  }

  /**
   * Checks the password of a link. @returns what to remember so that it is not asked for again,
   * 'wrong', or 'gone'
   * @param address where the request came from, for counting only
   * @throws AppError too_many_tries, busy
   */
  async unlock(
    token: string,
    password: string,
    address: string,
  ): Promise<{ grant: string; shareId: string } | 'wrong' | 'gone'> {
    const row = await this.live(token)
    if (!row || row.password_hash === null) return 'gone'
    await this.parts.throttle.attempt(row.id, address)
    if (!(await this.parts.passwords.check(row.password_hash, password))) return 'wrong'
    this.parts.throttle.succeeded(row.id, address)
    return { grant: grantFor(this.parts.secret, row, Date.now()), shareId: row.id }
  }

  /** The share of a token, whether or not it still works; for naming cookies. */
  idOf(token: string): string | null {
    return shareIdOf(this.parts.secret, token)
  }

  private isUnlocked(row: ShareRow, grant: string | undefined): boolean {
    if (row.password_hash === null) return true
    return grant !== undefined && grantHolds(this.parts.secret, row, grant, Date.now())
  }

  private async live(token: string): Promise<ShareRow | null> {
    const id = this.idOf(token)
    const row = id === null ? undefined : await shareById(this.parts.database.db, id)
    return row && stands(row) ? row : null
  }

  private async share(caller: Caller, place: Place, wanted: Wanted, origin: string) {
    if (place.archived) throw new AppError('canvas_archived')
    const id = await this.make(caller.userId, place, wanted)
    const row = await shareById(this.parts.database.db, id)
    if (!row) throw new Error('A share link just made is gone.')
    return this.shown(row, origin)
  }

  private async list({ canvasId }: Scope, origin: string): Promise<Share[]> {
    const rows = await liveSharesOf(this.parts.database.db, canvasId, now())
    return rows.filter(stands).map((row) => this.shown(row, origin))
  }

  private async end(tx: Tx<Schema>, row: SharesTable, actorId: string | null): Promise<void> {
    if (!(await revokeShare(tx.db, row.id, now()))) return
    await this.parts.audit.record(tx, {
      workspaceId: row.workspace_id,
      actorId,
      action: 'share.revoked',
      subject: { kind: 'share', id: row.id, name: row.label },
      detail: whatOf(placeIn(row)),
    })
  }

  /** The place, for those who may do this there. @throws AppError not_found, not_allowed, scope_too_small */
  private async allowed<P extends Scope>(
    caller: Caller,
    place: P | null,
    action: Action,
  ): Promise<P> {
    if (!place) throw new AppError('not_found')
    const role = await this.parts.members.roleOf(place.workspaceId, caller.userId)
    demand(caller, role, action)
    return place
  }

  private shown(row: ShareRow, origin: string): Share {
    return {
      id: row.id,
      url: `${origin}/s/${shareToken(this.parts.secret, row.id)}`,
      canvasId: row.canvas_id,
      elementId: row.element_id,
      label: row.label,
      createdBy: row.maker,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      hasPassword: row.password_hash !== null,
      opens: roughly(row.opens),
      lastOpenedOn: row.last_opened_on,
    }
  }
}

// Stepping down from an office takes no link away: others in the office see it and can revoke it.
function stands(row: ShareRow): boolean {
  return (
    row.revoked_at === null &&
    row.expires_at > now() &&
    row.maker_role !== null &&
    row.maker_disabled_at === null
  )
}

function placeIn(row: SharesTable): Scope {
  return { workspaceId: row.workspace_id, canvasId: row.canvas_id, elementId: row.element_id }
}

function whatOf({ canvasId, elementId }: Scope): Record<string, string> {
  return elementId === null ? { canvasId } : { canvasId, elementId }
}

function now(): string {
  return new Date().toISOString()
}
