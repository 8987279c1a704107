import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import { configFrom } from '../config'
import { createContext } from '../context'
import { doctor } from '../operator/doctor'
import { until } from '../sync/testing/sync-people'
import type { UpdateLog } from '../sync/update-log'
import { damageIn } from './inspect'
import { readArchive } from './read-archive'
import { restore } from './restore'
import { BackupStage } from './testing/backup-stage'

const WRITERS = 12
const IMAGE = '0b2e9f7c-1111-4222-8333-444455556666'

let stage: BackupStage

beforeEach(async () => {
  stage = await BackupStage.open()
})
afterEach(() => stage.close())

async function twelvePeopleType() {
  const { world } = stage
  const { id } = await world.workspace('Cycling to school')
  const noor = await world.person('Noor')
  await world.join(id, noor.id, 'steward')
  const { elements } = await world.canvas(id, noor.id)
  for (let n = 0; n < WRITERS; n++)
    await stage.typist(`w${n}`, id, elements[n % 3]?.document_id ?? '')
  await until('everybody is connected', () =>
    stage.typists.every(({ live }) => live.status.phase === 'live'),
  )
  for (const typist of stage.typists) typist.start(15)
  await until('everybody has seen words saved', () =>
    stage.typists.every((typist) => typist.promised.length > 5),
  )
  return { workspaceId: id, canvasOwner: noor }
}

function backup(file: string): Promise<object> {
  return stage.world.context.operator.run(['backup', file])
}

async function replay(log: UpdateLog, documentId: string, upTo = Infinity): Promise<string> {
  const doc = new Y.Doc()
  for (const { seq, bytes } of await log.read(documentId, 0))
    if (seq <= upTo) Y.applyUpdate(doc, bytes)
  return doc.getXmlFragment(FRAGMENT).toString()
}

describe('a backup while twelve people type', () => {
  it('[BK1, BK2] has all that was saved before it began, whole, and can be restored', async () => {
    const { workspaceId } = await twelvePeopleType()
    mkdirSync(path.join(stage.dataDir, 'images'), { recursive: true })
    writeFileSync(path.join(stage.dataDir, 'images', IMAGE), 'a picture')
    writeFileSync(path.join(stage.dataDir, 'images', '.half'), 'not yet a picture')
    const promised = stage.typists.map((typist) => [...typist.promised])
    const file = stage.file('first.tar.gz')
    const made = await backup(file)
    const during = stage.typists.map((typist) => typist.promised.length)
    expect(during.every((count, n) => count > (promised[n]?.length ?? 0))).toBe(true)
    for (const typist of stage.typists) typist.rest()
    expect(made).toMatchObject({ file, documents: 10, images: 1 })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(stage.folder)).toEqual(['first.tar.gz'])
    expect(existsSync(path.join(stage.dataDir, '.backup'))).toBe(false)

    const dataDir = stage.file('fresh')
    mkdirSync(dataDir, { mode: 0o700 })
    const manifest = await readArchive(file)
    const restored = await restore({ dataDir, file, replace: false }, () => undefined)
    expect(restored).toMatchObject({ documents: 10, images: 1, workspaces: 1, before: null })
    const config = configFrom({ NODE_ENV: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
    const context = await createContext(config)
    try {
      for (const { id, seq } of manifest.documents) {
        const rows = await context.sync.record.read(id, 0)
        expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i + 1))
        const text = await replay(context.sync.record, id)
        expect(text).toBe(await replay(stage.world.context.sync.record, id, seq))
        for (const [n, typist] of stage.typists.entries())
          if (typist.documentId === id)
            for (const token of promised[n] ?? [])
              expect(text.split(token.replace('<', '&lt;')).length + text.split(token).length).toBe(
                3,
              )
      }
      expect(await context.audit.check(workspaceId)).toMatchObject({ whole: true })
      const [entry] = await context.audit.entries(workspaceId, { limit: 1 })
      expect(entry).toMatchObject({ action: 'data.restored', actor_id: null })
      const valid = await context.database.db
        .selectFrom('sessions')
        .selectAll()
        .where('revoked_at', 'is', null)
        .execute()
      expect(valid).toEqual([])
      const { checks } = await doctor(config)
      expect(checks.filter(({ ok, name }) => !ok && name !== 'disk')).toEqual([])
    } finally {
      await context.close()
    }
    for (const name of ['throughline.sqlite', 'documents.sqlite'])
      expect(damageIn(path.join(dataDir, name))).toBeNull()
    expect(readdirSync(path.join(dataDir, 'images'))).toEqual([IMAGE])
  })

  it('[BK2] one at a time, never over a file that exists', async () => {
    await twelvePeopleType()
    const first = backup(stage.file('a.tar.gz'))
    await expect(backup(stage.file('b.tar.gz'))).rejects.toMatchObject({ code: 'backup_running' })
    await first
    const { mtimeMs } = statSync(stage.file('a.tar.gz'))
    await expect(backup(stage.file('a.tar.gz'))).rejects.toMatchObject({ code: 'backup_exists' })
    expect(statSync(stage.file('a.tar.gz')).mtimeMs).toBe(mtimeMs)
    await expect(backup(stage.file('no/where.tar.gz'))).rejects.toThrow('There is no folder')
  })
})
