import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Migration } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BOTH_DATABASES } from '../testing/both-databases'
import { databaseOver, type Database } from './database'
import { openDatabase, placeIn } from './open'

interface Tables {
  words: { word: string; length: number }
}

const words: Migration = {
  async up(db) {
    await db.schema
      .createTable('words')
      .addColumn('word', 'text', (c) => c.primaryKey())
      .addColumn('length', 'bigint')
      .execute()
  },
}

describe.each(BOTH_DATABASES)('a database on $name', ({ url }) => {
  let folder: string
  let database: Database<Tables>

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'throughline-database-'))
    const place = placeIn({ databaseUrl: (await url()) ?? null, dataDir: folder }, 'throughline')
    database = databaseOver(await openDatabase<Tables>(place, { '0001': words }, 'ledger'))
  })
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true })
  })
  beforeEach(async () => {
    await database.db.deleteFrom('words').execute()
  })

  async function all(): Promise<unknown[]> {
    return database.db.selectFrom('words').selectAll().execute()
  }

  it('[DB3] what waits for the commit runs after it, in order', async () => {
    const seen: string[] = []
    await database.transaction(async (tx) => {
      tx.onCommit(() => seen.push('first'))
      tx.onCommit(() => seen.push('second'))
      await tx.db.insertInto('words').values({ word: 'quiet', length: 5 }).execute()
      seen.push('inside')
    })
    expect(seen).toEqual(['inside', 'first', 'second'])
    expect(await all()).toEqual([{ word: 'quiet', length: 5 }])
  })

  it('[DB3] a transaction that fails leaves nothing and announces nothing', async () => {
    const seen: string[] = []
    const failing = database.transaction(async (tx) => {
      tx.onCommit(() => seen.push('announced'))
      await tx.db.insertInto('words').values({ word: 'quiet', length: 5 }).execute()
      throw new Error('on second thoughts')
    })
    await expect(failing).rejects.toThrow('on second thoughts')
    expect(seen).toEqual([])
    expect(await all()).toEqual([])
  })

  it('[DB5] a query beside the transaction it is in, or a nested one, is a mistake and says so', async () => {
    await expect(database.transaction(() => all())).rejects.toThrow('Use tx.db')
    await expect(
      database.transaction(() => database.transaction(() => Promise.resolve())),
    ).rejects.toThrow('do not nest')
  })

  it('[DB5] transactions at once do not mix', async () => {
    const work = Array.from({ length: 20 }, (_, n) =>
      database.transaction(async (tx) => {
        await tx.db
          .insertInto('words')
          .values({ word: `w${n}`, length: n })
          .execute()
        if (n % 2 === 1) throw new Error('odd')
      }),
    )
    await Promise.allSettled(work)
    expect(await all()).toHaveLength(10)
  })
})
