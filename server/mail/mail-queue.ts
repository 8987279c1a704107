import { randomUUID } from 'node:crypto'
import type { MailKind } from '../../lib/notices'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { MailsTable } from '../db/tables/notices'
import type { Log } from '../log'
import { MailRefused, type OutgoingMail, type Post } from './post'
import { claim, finish, nextDue, postpone, reschedule, want } from './store'

/** A mail that was put together, and what to write down in the transaction that says it was sent. */
export interface Composed {
  mail: Omit<OutgoingMail, 'id'>
  sent(tx: Tx<Schema>): Promise<void>
}

export interface MailQueueParts {
  database: Database<Schema>
  post: Pick<Post, 'send'>
  /** What there is to say to this person now; null when there is nothing any more. */
  compose(userId: string, kind: MailKind): Promise<Composed | null>
  log: Log
}

/** A mail that is being sent is nobody else's for so long; longer than the post ever takes. */
const CLAIM_MS = 5 * 60_000
const MINUTE_MS = 60_000
const LONGEST_REST_MS = 6 * 60 * MINUTE_MS
/** Over about a day. */
const TRIES = 10
/** Looks at least so often, in case the clock was set. */
const LOOK_MS = MINUTE_MS

/**
 * Mails that wait, in SQL, so that they outlive the process. One goes out at a time. When the
 * process dies after the mail server took a mail and before that is written down, it is sent again
 * five minutes later: rather twice than never, and with the same Message-ID, by which many mailboxes
 * know it.
 */
export class MailQueue {
  #timer: NodeJS.Timeout | null = null
  #timerAt = Infinity
  #working: Promise<void> | null = null
  #stopped = true

  constructor(private readonly parts: MailQueueParts) {}

  /** In the transaction that gives the reason. @param dueAt ISO */
  async want(tx: Tx<Schema>, userId: string, kind: MailKind, dueAt: string): Promise<void> {
    await want(tx.db, { id: randomUUID(), user_id: userId, kind, due_at: dueAt }, now())
    tx.onCommit(() => this.#wakeAt(Date.parse(dueAt)))
  }

  /** To another time; null: not at all. */
  async reschedule(
    tx: Tx<Schema>,
    userId: string,
    kind: MailKind,
    dueAt: string | null,
  ): Promise<void> {
    await reschedule(tx.db, { userId, kind, dueAt })
    if (dueAt !== null) tx.onCommit(() => this.#wakeAt(Date.parse(dueAt)))
  }

  begin(): void {
    this.#stopped = false
    this.#wakeAt(Date.now())
  }

  /** Resolves when the mail that is being sent has gone. Those that wait, wait on. */
  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
    await this.#working
  }

  /** Sends all that is due. Resolves when nothing is. */
  work(): Promise<void> {
    this.#working ??= this.#sendDue()
      .catch((error: unknown) =>
        this.parts.log.error({ err: error }, 'mails could not be looked at'),
      )
      .finally(() => {
        this.#working = null
      })
    return this.#working
  }

  async #sendDue(): Promise<void> {
    const { database } = this.parts
    for (;;) {
      const until = new Date(Date.now() + CLAIM_MS).toISOString()
      const mail = await claim(database.db, now(), until)
      if (!mail) return
      await this.#send(mail)
      if (this.#stopped) return
    }
  }

  async #send(mail: MailsTable): Promise<void> {
    const { database, post, compose, log } = this.parts
    try {
      const composed = await compose(mail.user_id, mail.kind)
      if (composed) await post.send({ ...composed.mail, id: mail.id })
      await database.transaction(async (tx) => {
        await composed?.sent(tx)
        await finish(tx.db, mail, randomUUID())
      })
    } catch (error) {
      const refused = error instanceof MailRefused ? error : null
      const about = { user: mail.user_id, kind: mail.kind, tries: mail.tries }
      if (refused?.final || mail.tries >= TRIES) {
        log.warn({ ...about, reason: refused?.reason ?? 'unknown' }, 'a mail was given up')
        await database.transaction((tx) => finish(tx.db, mail, randomUUID()))
        return
      }
      if (refused) log.warn({ ...about, reason: refused.reason }, 'a mail waits for another try')
      else log.error({ ...about, err: error }, 'a mail could not be put together')
      const rest = Math.min(MINUTE_MS * 2 ** (mail.tries - 1), LONGEST_REST_MS)
      await postpone(database.db, mail.id, new Date(Date.now() + rest).toISOString())
    }
  }

  #wakeAt(at: number): void {
    if (this.#stopped || at >= this.#timerAt) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#timerAt = at
    const ms = Math.min(Math.max(at - Date.now(), 0), LOOK_MS)
    this.#timer = setTimeout(() => void this.#wake(), ms)
    this.#timer.unref()
  }

  async #wake(): Promise<void> {
    this.#timerAt = Infinity
    await this.work()
    if (this.#stopped) return
    try {
      const due = await nextDue(this.parts.database.db)
      this.#wakeAt(due === null ? Date.now() + LOOK_MS : Date.parse(due))
    } catch (error) {
      this.parts.log.error({ err: error }, 'mails could not be looked at')
      this.#wakeAt(Date.now() + LOOK_MS)
    }
  }
}

function now(): string {
  return new Date().toISOString()
}
