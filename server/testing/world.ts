import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Kysely } from 'kysely'
import { encode } from 'next-auth/jwt'
import type { TokenScope } from '../../lib/accounts'
import type { Role } from '../../lib/roles'
import type { TeamKind, TeamScope } from '../../lib/teams'
import { Passwords } from '../accounts/passwords'
import { configFrom } from '../config'
import { createContext, type Context, type Overrides } from '../context'
import { openDatabase, placeIn } from '../db/open'
import { LOG_LEDGER, LOG_MIGRATIONS } from '../sync/log-migrations'
import type { LogSchema } from '../sync/log-schema'

/** Headers that say who asks. Empty for a visitor. */
export type Credentials = Record<string, string>

export interface WorldPerson {
  id: string
  name: string
  /** A signed-in browser of theirs. */
  browser: Credentials
}

const ORIGIN = 'http://localhost'
// In memory where that is to be had: thousands of small commits, and nothing to keep.
const FOLDERS = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const HOUR = 60 * 60 * 1000

/**
 * A whole server in this process, with nothing faked: databases, sync engine and API, in a folder
 * of its own. People come straight into the table, since hashing passwords takes its time.
 */
export class World {
  private readonly passwords = new Passwords()

  private constructor(
    readonly context: Context,
    private readonly folder: string,
  ) {}

  /** On SQLite, or on the PostgreSQL database at this URL; `env` is what else is configured. */
  static async open(
    databaseUrl?: string,
    env: Record<string, string> = {},
    overrides: Overrides = {},
  ): Promise<World> {
    const folder = mkdtempSync(path.join(FOLDERS, 'throughline-world-'))
    const config = configFrom({
      NODE_ENV: 'test',
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      DATABASE_URL: databaseUrl,
      ...env,
    })
    return new World(await createContext(config, overrides), folder)
  }

  async close(): Promise<void> {
    await this.context.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Somebody with an account and a browser signed in to it. */
  async person(name: string): Promise<WorldPerson> {
    const id = randomUUID()
    await this.context.database.db
      .insertInto('users')
      .values({
        id,
        email: `${id}@example.org`,
        name,
        password_hash: 'none',
        locale: null,
        theme: 'system',
        created_at: new Date().toISOString(),
        disabled_at: null,
        next_email: null,
      })
      .execute()
    return { id, name, browser: await this.browser(id) }
  }

  /** A new session of this person. @param hours until it expires; negative: it has expired */
  async browser(userId: string, hours = 1): Promise<Credentials> {
    const sid = await this.session(userId, hours)
    const cookie = await encode({ token: { sid }, secret: this.context.secret })
    return { cookie: `next-auth.session-token=${cookie}`, origin: ORIGIN }
  }

  /** The id of a new session. */
  async session(userId: string, hours = 1): Promise<string> {
    const sid = randomUUID()
    const now = Date.now()
    await this.context.database.db
      .insertInto('sessions')
      .values({
        id: sid,
        user_id: userId,
        created_at: new Date(now - HOUR).toISOString(),
        expires_at: new Date(now + hours * HOUR).toISOString(),
        revoked_at: null,
        device: null,
        seen_at: null,
      })
      .execute()
    return sid
  }

  async setPassword(userId: string, password: string): Promise<void> {
    await this.context.database.db
      .updateTable('users')
      .set({ password_hash: await this.passwords.hash(password) })
      .where('id', '=', userId)
      .execute()
  }

  async token(userId: string, scope: TokenScope): Promise<Credentials> {
    const { token } = await this.context.tokens.make(userId, { name: 'script', scope, days: 1 })
    return { authorization: `Bearer ${token}` }
  }

  workspace(name: string): Promise<{ id: string; slug: string }> {
    const { database, workspaces } = this.context
    return database.transaction((tx) => workspaces.create(tx, { name }))
  }

  join(workspaceId: string, userId: string, role: Role): Promise<void> {
    const { database, members } = this.context
    return database.transaction((tx) => members.join(tx, { workspaceId, userId, role }))
  }

  /** Changes the tables of the log as somebody may who has the files, over a connection of its own. */
  async tamper(change: (log: Kysely<LogSchema>) => Promise<unknown>): Promise<void> {
    const place = placeIn(this.context.config, 'documents')
    const log = await openDatabase<LogSchema>(place, LOG_MIGRATIONS, LOG_LEDGER)
    try {
      await change(log)
    } finally {
      await log.destroy()
    }
  }

  /** A canvas with its elements, made by this person. */
  async canvas(workspaceId: string, userId: string, title = 'Open Late') {
    const wanted = { title, summary: '', framework: 'nine-elements' }
    const { canvas, elements } = await this.context.canvases.make(userId, workspaceId, wanted)
    return { id: canvas.id, documentId: canvas.document_id, elements }
  }

  /** A team, with these people as members of it. Answers its id. */
  async team(
    workspaceId: string,
    wanted: { kind?: TeamKind; scope?: TeamScope; seats?: string[] } = {},
  ): Promise<string> {
    const { database, teams } = this.context
    const { kind = 'drafting', scope = { canvasId: null, elementIds: [] }, seats = [] } = wanted
    return database.transaction(async (tx) => {
      const named = { kind, name: 'A team', purpose: '', scope }
      const id = await teams.make(tx, workspaceId, named, null)
      const team = { id, workspace_id: workspaceId, name: named.name, kind }
      const seat = { seat: 'member', pairedWith: null } as const
      for (const userId of seats) await teams.give(tx, team, userId, seat, null)
      return id
    })
  }

  /** One request to the API. `path` begins after the version. */
  async ask(
    who: Credentials,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }> {
    const isFile = body instanceof Uint8Array
    const type = isFile ? 'application/octet-stream' : 'application/json'
    const headers = body === undefined ? who : { ...who, 'content-type': type }
    const init: RequestInit = { method, headers }
    if (body !== undefined) init.body = isFile ? new Uint8Array(body) : JSON.stringify(body)
    const request = new Request(`${ORIGIN}/api/v1${path}`, init)
    const response = await this.context.inProcess.fetch(request)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return { status: response.status, body: isJson ? JSON.parse(text) : text }
  }
}
