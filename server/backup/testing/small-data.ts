import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import * as Y from 'yjs'
import { FRAGMENT } from '../../../lib/protocol'
import { databaseOver } from '../../db/database'
import { MIGRATIONS } from '../../db/migrations'
import { openDatabase, type Place } from '../../db/open'
import type { Schema } from '../../db/schema'
import { logStore } from '../../sync/log-store'
import { LOG_LEDGER, LOG_MIGRATIONS } from '../../sync/log-migrations'
import type { LogSchema } from '../../sync/log-schema'

/** The document every small folder has. */
export const DOC = 'a-document'
export const IMAGE = '0b2e9f7c-1111-4222-8333-444455556666'

/** A data folder with one workspace, one document that says `words`, one image and a secret. */
export async function makeSmallData(dataDir: string, words: string): Promise<void> {
  mkdirSync(path.join(dataDir, 'images'), { recursive: true, mode: 0o700 })
  writeFileSync(path.join(dataDir, 'images', IMAGE), `a picture of ${words}`)
  writeFileSync(path.join(dataDir, 'secret'), `${'s'.repeat(43)}\n`, { mode: 0o600 })
  const tables = databaseOver(
    await openDatabase<Schema>(placeOf(dataDir, 'throughline'), MIGRATIONS, 'migrations'),
  )
  // By hand: what was added to the table since has its default.
  await sql`insert into workspaces (id, slug, name, created_at)
    values (${randomUUID()}, ${words}, ${words}, '2026-01-01')`.execute(tables.db)
  await tables.close()
  const log = await openLogOf(dataDir)
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment(FRAGMENT).insert(0, [paragraph])
  const bytes = Y.encodeStateAsUpdate(doc)
  const writers = [{ clientId: doc.clientID, userId: '' }]
  await log.create(DOC, { userId: null, key: null, at: 1, bytes, writers }, 1)
  await log.close()
}

/** What the document says, and its epoch. */
export async function wordsIn(dataDir: string): Promise<{ words: string; epoch: number }> {
  const log = await openLogOf(dataDir)
  const loaded = await log.load(DOC)
  await log.close()
  if (!loaded) throw new Error('The document is gone.')
  const doc = new Y.Doc()
  for (const update of loaded.tail) Y.applyUpdate(doc, update)
  const words = doc
    .getXmlFragment(FRAGMENT)
    .toString()
    .replace(/<[^>]*>/g, '')
  return { words, epoch: loaded.epoch }
}

/** Every file below a folder with the hash of its bytes, for "nothing was changed". */
export function filesBelow(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true }).map(String).sort()
  return Object.fromEntries(
    files
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(path.join(folder, name)))
          .digest('hex'),
      ]),
  )
}

async function openLogOf(dataDir: string) {
  const place = placeOf(dataDir, 'documents')
  return logStore(await openDatabase<LogSchema>(place, LOG_MIGRATIONS, LOG_LEDGER))
}

function placeOf(dataDir: string, name: string): Place {
  return { kind: 'sqlite', path: path.join(dataDir, `${name}.sqlite`) }
}
