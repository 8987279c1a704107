import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql, type Migration } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase, type Place } from './open'

let folder: string
let place: Place

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-open-'))
  place = { kind: 'sqlite', path: path.join(folder, 'a.sqlite') }
})
afterEach(() => rmSync(folder, { recursive: true }))

const one: Migration = {
  async up(db) {
    await db.schema.createTable('one').addColumn('id', 'text').execute()
  },
}
const broken: Migration = {
  async up(db) {
    await db.schema.createTable('half').addColumn('id', 'text').execute()
    throw new Error('power cut')
  },
}

it('[DB1] a migration that fails leaves nothing behind', async () => {
  await expect(openDatabase(place, { '0001': one, '0002': broken }, 'ledger')).rejects.toThrow(
    '0002 failed; nothing was changed',
  )
  const db = await openDatabase(place, { '0001': one }, 'ledger')
  const { rows } = await sql<{ name: string }>`select name from sqlite_master`.execute(db)
  expect(rows.map(({ name }) => name)).toContain('one')
  expect(rows.map(({ name }) => name)).not.toContain('half')
  await db.destroy()
})

it('[DB2] data of a newer version is refused', async () => {
  await (await openDatabase(place, { '0001': one, '0002': one2 }, 'ledger')).destroy()
  await expect(openDatabase(place, { '0001': one }, 'ledger')).rejects.toThrow('newer Throughline')
})

const one2: Migration = {
  async up(db) {
    await db.schema.createTable('two').addColumn('id', 'text').execute()
  },
}
