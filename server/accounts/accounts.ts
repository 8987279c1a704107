import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { Email, type MeChange, type Theme } from '../../lib/accounts'
import type { EmailChange, PasswordChange } from '../../lib/accounts'
import { AppError } from '../../lib/errors'
import type { UserId } from '../../lib/ids'
import { Locale } from '../../lib/locale'
import type { Database, Tx } from '../db/database'
import type { Caller } from '../http/caller'
import type { Schema } from '../db/schema'
import type { UsersTable } from '../db/tables/people'
import type { Passwords } from './passwords'
import type { Sessions } from './sessions'
import type { Throttle } from './throttle'
import { revokeTokensOf } from './token-store'
import {
  anyUser,
  insertUser,
  settleEmail,
  updateUser,
  userByEmail,
  userById,
  usersAwaiting,
} from './user-store'

/** An account as asked for; the address is normalised already (`Email`). */
export interface NewPerson {
  name: string
  email: string
  password: string
  locale?: Locale | undefined
  /** ISO time; earlier than now only when seeding. */
  at?: string
}

/**
 * Somebody about to come in, with all slow work done. `save` writes the account, if it is new, in
 * the caller's transaction, so that account and membership come to be together or not at all.
 */
export interface Entrant {
  userId: UserId
  /** @throws AppError email_in_use when somebody else was quicker */
  save(tx: Tx<Schema>): Promise<void>
}

export interface AccountsParts {
  database: Database<Schema>
  passwords: Passwords
  throttle: Throttle
  sessions: Sessions
}

/** People and their passwords. What they belong to is no matter of accounts. */
export class Accounts {
  constructor(private readonly parts: AccountsParts) {}

  /**
   * Checks a password and answers with a ticket for a session. Unknown address, wrong password and
   * disabled account look the same and take the same time.
   * @param address where the request came from, for counting only
   * @throws AppError sign_in_failed, too_many_tries, busy
   */
  async signIn(email: string, password: string, address: string): Promise<string> {
    const userId = await this.checked(email, password, address)
    if (!userId) throw new AppError('sign_in_failed')
    return this.parts.database.transaction((tx) => this.parts.sessions.issueTicket(tx, userId))
  }

  /**
   * Somebody who comes with a name and a password: their account when address and password fit
   * one, a new one when nobody has the address.
   * @throws AppError email_in_use when the address is taken and the password is not its own
   * @throws AppError too_many_tries, busy
   */
  async entrant(person: NewPerson, address: string): Promise<Entrant> {
    if (!(await userByEmail(this.parts.database.db, person.email))) return this.newcomer(person)
    const userId = await this.checked(person.email, person.password, address)
    if (!userId) throw new AppError('email_in_use')
    return { userId, save: () => Promise.resolve() }
  }

  /**
   * Somebody who has no account yet.
   * @throws AppError email_in_use, busy
   */
  async newcomer(person: NewPerson): Promise<Entrant> {
    if (await userByEmail(this.parts.database.db, person.email)) throw new AppError('email_in_use')
    const row: UsersTable = {
      id: randomUUID(),
      email: person.email,
      name: person.name,
      password_hash: await this.parts.passwords.hash(person.password),
      locale: person.locale ?? null,
      theme: 'system',
      created_at: person.at ?? new Date().toISOString(),
      disabled_at: null,
      next_email: null,
    }
    return {
      userId: row.id as UserId,
      save: async (tx) => {
        if (!(await insertUser(tx.db, row))) throw new AppError('email_in_use')
      },
    }
  }

  /** Whether anybody has an account here. */
  any(): Promise<boolean> {
    return anyUser(this.parts.database.db)
  }

  /** Null when nobody has this (normalised) address. */
  async byEmail(email: string): Promise<{ id: UserId; name: string; disabled: boolean } | null> {
    const row = await userByEmail(this.parts.database.db, email)
    return row ? { id: row.id as UserId, name: row.name, disabled: row.disabled_at !== null } : null
  }

  /** @throws AppError not_found */
  async profile(userId: UserId): Promise<Profile> {
    const row = await userById(this.parts.database.db, userId)
    if (!row) throw new AppError('not_found')
    return {
      id: row.id,
      name: row.name,
      email: row.email,
      nextEmail: row.next_email,
      locale: localeOf(row.locale),
      theme: row.theme as Theme,
    }
  }

  /** Where mail reaches somebody, and their language; null for whoever cannot sign in. */
  async addressee(userId: string): Promise<{ email: string; locale: Locale | null } | null> {
    const row = await userById(this.parts.database.db, userId)
    if (!row || row.disabled_at !== null) return null
    return { email: row.email, locale: localeOf(row.locale) }
  }

  /** Fields that are absent stay as they are. */
  async change(userId: UserId, { name, locale, theme }: z.output<typeof MeChange>): Promise<void> {
    await updateUser(this.parts.database.db, userId, {
      ...(name !== undefined && { name }),
      ...(locale !== undefined && { locale }),
      ...(theme !== undefined && { theme }),
    })
  }

  /**
   * A new password, for whoever knows the present one. Ends all other sessions and keeps this one;
   * tokens were not opened by the password and stay.
   * @throws AppError password_wrong, too_many_tries, busy
   */
  async changePassword(
    { userId, email, key }: Caller,
    { present, password }: z.output<typeof PasswordChange>,
    address: string,
  ): Promise<void> {
    if (!(await this.checked(email, present, address))) throw new AppError('password_wrong')
    const password_hash = await this.parts.passwords.hash(password)
    await this.parts.database.transaction(async (tx) => {
      await updateUser(tx.db, userId, { password_hash })
      await this.parts.sessions.endOthersIn(tx, userId, key)
    })
  }

  /**
   * Another address to sign in with. It takes the place of the present one at the first sign-in
   * with it, and not before: so a slip of the finger shuts nobody out, and the answer is the same
   * whether somebody else has it.
   * @throws AppError password_wrong, too_many_tries, busy
   */
  async changeEmail(
    { userId, email: own }: Caller,
    { present, email }: z.output<typeof EmailChange>,
    address: string,
  ): Promise<void> {
    if (!(await this.checked(own, present, address))) throw new AppError('password_wrong')
    const next_email = email === own ? null : email
    await updateUser(this.parts.database.db, userId, { next_email })
  }

  /** Sets a new password, and ends everything the old one opened. */
  async resetPassword(userId: UserId, password: string): Promise<void> {
    const password_hash = await this.parts.passwords.hash(password)
    await this.shutOut(userId, { password_hash })
  }

  /** The account stays, with its name on what it wrote; nobody gets in with it. */
  disable(userId: UserId): Promise<void> {
    return this.shutOut(userId, { disabled_at: new Date().toISOString() })
  }

  /** Lets a disabled person in again; their sessions and tokens stay ended. */
  enable(userId: UserId): Promise<void> {
    return updateUser(this.parts.database.db, userId, { disabled_at: null })
  }

  /** Ends every session, ticket and token of somebody, without a word to their sockets. */
  async endAccess(tx: Tx<Schema>, userId: string): Promise<void> {
    await revokeTokensOf(tx.db, userId, new Date().toISOString())
    await this.parts.sessions.revokeAllOf(tx, userId)
  }

  private async shutOut(userId: UserId, change: Partial<UsersTable>): Promise<void> {
    await this.parts.database.transaction(async (tx) => {
      await updateUser(tx.db, userId, change)
      await revokeTokensOf(tx.db, userId, new Date().toISOString())
      await this.parts.sessions.endAllOf(tx, userId)
    })
  }

  /** The person behind address and password; null when they do not match or are shut out. */
  private async checked(email: string, password: string, address: string): Promise<UserId | null> {
    const { database, passwords, throttle } = this.parts
    const known = Email.safeParse(email)
    const account = known.success ? known.data : email
    await throttle.attempt(account, address)
    const user = known.success ? await userByEmail(database.db, known.data) : undefined
    if (!user && known.success) {
      const awaiting = await this.settled(known.data, password)
      if (awaiting) throttle.succeeded(account, address)
      if (awaiting !== undefined) return awaiting
    }
    const matches = await passwords.check(user?.password_hash ?? null, password)
    if (!matches || !user || user.disabled_at !== null) return null
    throttle.succeeded(account, address)
    return user.id as UserId
  }

  /** Undefined when nobody waits for this address; null when no password of theirs fits. */
  private async settled(email: string, password: string): Promise<UserId | null | undefined> {
    const { database, passwords } = this.parts
    const awaiting = await usersAwaiting(database.db, email)
    if (awaiting.length === 0) return undefined
    for (const { id, password_hash } of awaiting)
      if (await passwords.check(password_hash, password))
        return (await settleEmail(database.db, id, email)) ? (id as UserId) : null
    return null
  }
}

export interface Profile {
  id: string
  name: string
  email: string
  nextEmail: string | null
  locale: Locale | null
  theme: Theme
}

/** A language this version does not know counts as no choice. */
export function localeOf(stored: string | null): Locale | null {
  const parsed = Locale.safeParse(stored)
  return parsed.success ? parsed.data : null
}
