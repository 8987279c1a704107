import { randomUUID } from 'node:crypto'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import { digestOf, newSecretText } from './secret-text'
import {
  insertSession,
  insertTicket,
  revokeSession,
  revokeSessionsOf,
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

  /** Turns a ticket into a session of 30 days. Null when it is unknown, used or older than a minute. */
  redeemTicket(ticket: string): Promise<{ userId: string; sessionId: string } | null> {
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
        device: null,
        seen_at: null,
      }
      await insertSession(tx.db, row, iso(now))
      return { userId, sessionId: id }
    })
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

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
