import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noteBackup } from '../backup/last-backup'
import { configFrom } from '../config'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World } from '../testing/world'
import { doctor, type Check } from './doctor'
import { address } from './doctor-data'

// As the server and the command line have it.
process.umask(0o077)

describe.each(BOTH_DATABASES)('the doctor on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
    const ada = await world.person('Ada')
    const { id } = await world.workspace('Ground')
    await world.canvas(id, ada.id)
  })
  afterAll(() => world.close())

  async function check(name: string): Promise<Check | undefined> {
    const { checks } = await doctor(world.context.config)
    return checks.find((one) => one.name === name)
  }

  it('[OP5] finds nothing wrong beside a healthy server', async () => {
    const { checks } = await doctor(world.context.config)
    expect(checks.filter(({ ok, name }) => !ok && name !== 'disk')).toEqual([])
    expect(await check('documents')).toMatchObject({ note: '10 documents' })
  })

  it('[OP5] notices a secret that others can read', async () => {
    const secret = path.join(world.context.config.dataDir, 'secret')
    chmodSync(secret, 0o644)
    expect(await check('secret')).toMatchObject({ ok: false })
    chmodSync(secret, 0o600)
    expect(await check('secret')).toMatchObject({ ok: true })
  })

  it('[OP5] notices a file that is damaged, and says what to do', async () => {
    const { dataDir, databaseUrl } = world.context.config
    if (databaseUrl !== null) {
      expect(await check('documents database')).toMatchObject({ ok: true })
      return
    }
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'throughline-damaged-'))
    const file = path.join(elsewhere, 'documents.sqlite')
    const whole = new BetterSqlite(path.join(dataDir, 'documents.sqlite'), { readonly: true })
    await whole.backup(file)
    whole.close()
    const { size } = statSync(file)
    const broken = openSync(file, 'r+')
    // Everything but the first page, which says what the file is.
    writeSync(broken, Buffer.alloc(size - 4096, 0xa5), 0, size - 4096, 4096)
    closeSync(broken)
    const { checks } = await doctor({ ...world.context.config, dataDir: elsewhere })
    const found = checks.find(({ name }) => name === 'documents database')
    expect(found).toMatchObject({ ok: false, note: expect.stringContaining('put the last backup') })
    rmSync(elsewhere, { recursive: true })
  })

  it('[OP8] notices data that others can read', async () => {
    const { config } = world.context
    expect(await check('images')).toMatchObject({ ok: true })
    const folder = path.join(config.dataDir, 'images')
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o755)
    expect(await check('file modes')).toMatchObject({ ok: false })
    chmodSync(folder, 0o700)
    expect(await check('file modes')).toMatchObject({ ok: true })
  })

  it('[OP8] says how old the last backup is', async () => {
    const { dataDir, databaseUrl } = world.context.config
    if (databaseUrl !== null) {
      expect((await check('backups'))?.note).toContain('pg_dump')
      return
    }
    expect((await check('backups'))?.note).toContain('none was made yet')
    await noteBackup(dataDir, { createdAt: '2026-01-01T00:00:00.000Z', file: '/b.tar.gz' })
    expect(await check('backups')).toMatchObject({ ok: false })
    await noteBackup(dataDir, { createdAt: new Date().toISOString(), file: '/b.tar.gz' })
    expect(await check('backups')).toMatchObject({ ok: true })
  })

  it('[OP5] tells elements without a text from texts that nothing refers to', async () => {
    const { database, sync } = world.context
    await sync.create(randomUUID(), null, { userId: null, key: null })
    expect(await check('documents')).toMatchObject({
      ok: true,
      note: '10 documents, and 1 that nothing refers to',
    })
    await database.db
      .updateTable('elements')
      .set({ document_id: 'lost' })
      .where('position', '=', 0)
      .execute()
    expect(await check('documents')).toMatchObject({
      ok: false,
      note: expect.stringContaining('lost'),
    })
  })
})

it.each([
  [{}, true],
  [{ PUBLIC_URL: 'http://localhost:3000' }, true],
  [{ PUBLIC_URL: 'https://ours.example.org', TRUST_PROXY: '1' }, true],
  [{ PUBLIC_URL: 'https://ours.example.org' }, false],
  [{ PUBLIC_URL: 'http://ours.example.org', TRUST_PROXY: '1' }, false],
])('[OP8] an address that does not fit is named: %j', (env, ok) => {
  const look = () => address(configFrom(env))
  if (ok) expect(look()).not.toBe('')
  else expect(look).toThrow(/PUBLIC_URL is/)
})
