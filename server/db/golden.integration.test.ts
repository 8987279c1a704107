import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { FRAGMENT } from '../../lib/protocol'
import { configFrom } from '../config'
import { createContext } from '../context'

// Data folders as released versions wrote them, as SQL. They are never changed: when a version is
// released, its own is added beside them.
const GOLDEN = path.join(import.meta.dirname, 'testing', 'golden')
const VERSIONS = readdirSync(GOLDEN)
  .filter((name) => name.endsWith('-texts.json'))
  .map((name) => name.replace('-texts.json', ''))
const Texts = z.record(z.string(), z.string())

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-golden-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

describe.each(VERSIONS)('data of version %s', (version) => {
  it('[DB6, SE9] is brought up to date with every text as it was, found by search, and can be written on', async () => {
    for (const name of ['throughline', 'documents'])
      new BetterSqlite(path.join(dataDir, `${name}.sqlite`))
        .exec(readFileSync(path.join(GOLDEN, `${version}-${name}.sql`), 'utf8'))
        .close()
    const texts = Texts.parse(
      JSON.parse(readFileSync(path.join(GOLDEN, `${version}-texts.json`), 'utf8')),
    )
    const config = configFrom({ NODE_ENV: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
    const { sync, database, searchIndex, close } = await createContext(config)
    try {
      for (const [documentId, text] of Object.entries(texts)) {
        const { update } = await sync.state(documentId)
        expect(textIn(update), documentId).toBe(text)
        // Also without the snapshot: the record alone says the same.
        const rows = await sync.record.read(documentId, 0)
        expect(textIn(Y.mergeUpdates(rows.map(({ bytes }) => bytes))), documentId).toBe(text)
      }
      const named = await database.db.selectFrom('elements').select('document_id').execute()
      expect(named.map((row) => row.document_id).sort()).toEqual(Object.keys(texts).sort())
      await searchIndex.begin()
      const found = await database.db.selectFrom('search_passages').select('source').execute()
      const begun = Object.keys(texts).filter((id) => /[^<>]+(?=<[/])/.test(texts[id] ?? ''))
      expect([...new Set(found.map(({ source }) => source))]).toEqual(expect.arrayContaining(begun))
      const [first = ''] = Object.keys(texts)
      const before = (await sync.state(first)).seq
      await sync.edit(first, { userId: null, key: null }, (doc) =>
        doc.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlElement('paragraph')]),
      )
      expect((await sync.state(first)).seq).toBe(before + 1)
    } finally {
      await close()
    }
  })
})

/** As Yjs has it, so that nothing of ours stands between the bytes and the comparison. */
function textIn(update: Uint8Array): string {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc.getXmlFragment(FRAGMENT).toString()
}
