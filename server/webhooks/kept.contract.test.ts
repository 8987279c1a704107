import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginNewHistory } from '../backup/new-history'
import { configFrom, type Config } from '../config'
import { createContext, type Context } from '../context'
import { placeIn } from '../db/open'
import { BOTH_DATABASES } from '../testing/both-databases'
import { Receiver } from './testing/receiver'

const NOW = '2026-05-14T10:00:00.000Z'

describe.each(BOTH_DATABASES)('what webhooks are still to be told, on $name', ({ url }) => {
  let folder: string
  let receiver: Receiver
  let config: Config

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'throughline-webhooks-'))
    receiver = await Receiver.open()
    config = configFrom({
      ...{ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: await url() },
      WEBHOOK_PRIVATE_TARGETS: receiver.place,
    })
  })
  afterAll(async () => {
    await receiver.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A server over this data, until the work is done and nothing is on its way any more. */
  async function running<T>(work: (context: Context) => Promise<T>): Promise<T> {
    const context = await createContext(config)
    try {
      const result = await work(context)
      await context.courier.idle()
      return result
    } finally {
      await context.close()
    }
  }

  /** Something that happens while nothing can be sent; answers the id of the workspace. */
  async function leaveWaiting(name: string): Promise<string> {
    return running(async ({ database, workspaces, events, courier }) => {
      await courier.stop()
      const { id } = await database.transaction((tx) => workspaces.create(tx, { name }))
      const by = `${name}-keeper`
      await database.db
        .insertInto('users')
        .values({
          ...{ id: by, email: `${by}@example.org`, name, password_hash: 'none', locale: null },
          ...{ theme: 'system', created_at: NOW, disabled_at: null, next_email: null },
        })
        .execute()
      await database.db
        .insertInto('webhooks')
        .values({
          ...{ id: `${name}-hook`, workspace_id: id, name, url: receiver.url(), kinds: KINDS },
          ...{
            format: 'facts',
            locale: 'en',
            origin: 'http://localhost',
            secret_turn: 1,
            secret_turned_at: null,
          },
          ...{ off_why: null, failing_since: null, created_by: by, created_at: NOW },
        })
        .execute()
      await database.transaction((tx) =>
        events.tell(tx, { workspaceId: id, actorId: null, kind: 'canvas.created' }),
      )
      return id
    })
  }

  const states = () =>
    running(async ({ database, courier }) => {
      await courier.idle()
      return database.db
        .selectFrom('webhook_deliveries')
        .select(['webhook_id', 'state', 'problem'])
        .orderBy('webhook_id')
        .execute()
    })

  it('[WH14] is sent by the next server, and given up when the data are put back', async () => {
    await leaveWaiting('first')
    expect(receiver.received).toHaveLength(0)
    expect(await states()).toMatchObject([{ state: 'arrived' }])
    expect(receiver.received).toHaveLength(1)

    await leaveWaiting('second')
    const [tables, log] = [placeIn(config, 'throughline'), placeIn(config, 'documents')]
    await beginNewHistory({ tables, log }, { from: 'a test' })
    expect(await states()).toMatchObject([
      { webhook_id: 'first-hook', state: 'arrived' },
      { webhook_id: 'second-hook', state: 'failed', problem: 'restored' },
    ])
    expect(receiver.received).toHaveLength(1)
  })
})

const KINDS = '["canvas.created"]'
