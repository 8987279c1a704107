import { randomUUID } from 'node:crypto'
import type { SignedInBrowser } from '../../lib/accounts'
import { deviceOf, partsOfDevice } from '../../lib/device'
import { AppError } from '../../lib/errors'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import { digestOf, newSecretText } from './secret-text'
import {
  deleteTicketsOf,
  insertSession,
  insertTicket,
  liveSessionsOf,
  revokeSession,
  revokeSessionsOf,
  revokeSome,
  takeTicket,
} from './session-store'

const TICKET_MS = 60_000
const SESSION_MS = 30 * 24 * 60 * 60_000

/** Told after commit that a session or token, or everything of a person, no longer holds. */
export type SignedOut = (match: { key: string } | { userId: string }) => void

/** Signed-in browsers. The cookie only names a session; its row decides, every time. */
export class Sessions {
  constructor(
    private readonly database: Database<Schema>,
    private readonly signedOut: SignedOut,
  ) {}

  /** Proof, good once and for a minute, that this person may have a session. */
  async issueTicket(tx: Tx<Schema>, userId: string): Promise<string> {
    const ticket = newSecretText()
    const now = Date.now()
    const row = { hash: digestOf(ticket), user_id: userId, expires_at: iso(now + TICKET_MS) }
    await insertTicket(tx.db, row, iso(now))
    return ticket
  }

  /**
   * Turns a ticket into a session of 30 days. Null when it is unknown, used or older than a minute.
   * @param userAgent what the browser calls itself; only its two names are kept
   */
  redeemTicket(
    ticket: string,
    userAgent?: string,
  ): Promise<{ userId: string; sessionId: string } | null> {
    return this.database.transaction(async (tx) => {
      const now = Date.now()
      const userId = await takeTicket(tx.db, digestOf(ticket), iso(now))
      if (userId === undefined) return null
      const id = randomUUID()
      const row = {
        id,
        user_id: userId,
        created_at: iso(now),
        expires_at: iso(now + SESSION_MS),
        revoked_at: null,
        device: deviceOf(userAgent),
        seen_at: quarter(now),
      }
      await insertSession(tx.db, row, iso(now))
      return { userId, sessionId: id }
    })
  }

  /** A person's signed-in browsers, newest first. @param key the session that asks */
  async list(userId: string, key: string): Promise<SignedInBrowser[]> {
    const rows = await liveSessionsOf(this.database.db, userId, iso(Date.now()))
    return rows.map((row) => ({
      ...{ id: row.id, ...partsOfDevice(row.device), createdAt: row.created_at },
      ...{ seenAt: row.seen_at ?? row.created_at, current: row.id === key },
    }))
  }

  /** Ends one of a person's sessions and closes its sockets. @throws AppError not_found */
  async endOne(userId: string, id: string): Promise<void> {
    const ended = await revokeSome(this.database.db, userId, { id }, iso(Date.now()))
    if (ended.length === 0) throw new AppError('not_found')
    this.signedOut({ key: id })
  }

  /** Ends all of a person's sessions but this one, and tickets that could become one. */
  async endOthers(userId: string, key: string): Promise<void> {
    await this.database.transaction((tx) => this.endOthersIn(tx, userId, key))
  }

  /** As `endOthers`, once `tx` commits. */
  async endOthersIn(tx: Tx<Schema>, userId: string, key: string): Promise<void> {
    await deleteTicketsOf(tx.db, userId)
    const ended = await revokeSome(tx.db, userId, { allBut: key }, iso(Date.now()))
    tx.onCommit(() => ended.forEach((id) => this.signedOut({ key: id })))
  }

  /** Ends a session and closes its sockets. Ending one that is gone is no error. */
  async end(sessionId: string): Promise<void> {
    await revokeSession(this.database.db, sessionId, iso(Date.now()))
    this.signedOut({ key: sessionId })
  }

  /** Ends all sessions of a person; whoever calls tells their sockets. */
  revokeAllOf(tx: Tx<Schema>, userId: string): Promise<void> {
    return revokeSessionsOf(tx.db, userId, iso(Date.now()))
  }

  /** Ends everything a person has open, sessions and sockets alike, once `tx` commits. */
  async endAllOf(tx: Tx<Schema>, userId: string): Promise<void> {
    await revokeSessionsOf(tx.db, userId, iso(Date.now()))
    tx.onCommit(() => this.signedOut({ userId }))
  }
}

const QUARTER_MS = 15 * 60_000

/** When somebody was seen, as exactly as anybody needs to know. */
export function quarter(ms: number): string {
  return iso(ms - (ms % QUARTER_MS))
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
