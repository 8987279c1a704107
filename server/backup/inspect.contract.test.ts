import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { compacted } from '../sync/compact'
import { openLog } from '../sync/open-log'
import { paragraphs } from '../sync/testing/paragraphs'
import { documentsIn } from './inspect'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-inspect-'))
  file = path.join(folder, 'documents.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('[BK2, BK8] a record of chunks and single updates is read whole, and a chunk that is missing is noticed', async () => {
  const log = await openLog({ kind: 'sqlite', path: file }, (error) => {
    throw error
  })
  await log.create('a', null, 1)
  // Two people in turn, so that the chunks of a minute lie between each other.
  for (const [i, bytes] of paragraphs(40).entries())
    await log.append([
      {
        ...{ documentId: 'a', userId: `person ${i % 2}`, key: null },
        ...{ at: i * 5000, bytes, writers: [] },
      },
    ])
  const before = await documentsIn(file)
  const smaller = await compacted(log, 'a', 190_000)
  if (!smaller) throw new Error('There is something to compact.')
  await log.compact('a', smaller)
  await log.close()
  const [after] = await documentsIn(file)
  expect(after?.seq).toBe(40)
  expect(after?.sha256).not.toBe(before[0]?.sha256)
  const database = new BetterSqlite(file)
  expect(database.prepare('select count(*) from chunks').pluck().get()).toBeGreaterThan(3)
  expect(database.prepare('select count(*) from updates').pluck().get()).toBeGreaterThan(0)
  database.exec('delete from chunks where first_seq = 2')
  await expect(documentsIn(file)).rejects.toThrow('record of a document')
  // One that is known to be broken does not stand in the way of the others.
  database.exec(`insert into quarantine values ('a', 1, 'missing_entries', '', null, null)`)
  const [aside] = await documentsIn(file)
  expect(aside).toMatchObject({ id: 'a', seq: 40 })
  database.exec('update quarantine set released_at = 2')
  database.close()
  await expect(documentsIn(file)).rejects.toThrow('record of a document')
})
