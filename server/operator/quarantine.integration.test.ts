import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import { appendMarkdown } from '../canvases/element-text'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'
import { createContext } from '../context'
import { doctor } from './doctor'

const WORDS = 'The library stays open late.'

describe.each(BOTH_DATABASES)('documents in quarantine on $name', ({ url }) => {
  let world: World
  let ada: WorldPerson
  let workspaceId: string
  let canvasId: string
  let elementId: string
  let documentId: string
  let folder: string

  beforeAll(async () => {
    world = await World.open(await url())
    ada = await world.person('Ada')
    workspaceId = (await world.workspace('Ground')).id
    await world.join(workspaceId, ada.id, 'steward')
    const canvas = await world.canvas(workspaceId, ada.id)
    const [element] = canvas.elements
    if (!element) throw new Error('A canvas has elements.')
    canvasId = canvas.id
    elementId = element.id
    documentId = element.document_id
    folder = mkdtempSync(path.join(tmpdir(), 'throughline-quarantine-'))
    // Without opening it: what is in memory does not notice what becomes of the record.
    await append(textOf(WORDS))
    expect((await board())[0]).toMatchObject({ opening: WORDS })
    await append(new Uint8Array([9, 9, 9]))
  })
  afterAll(async () => {
    await world.close()
    rmSync(folder, { recursive: true })
  })

  async function append(bytes: Uint8Array): Promise<void> {
    await world.context.sync.record.append([
      { documentId, userId: ada.id, key: 'a-session', at: 1_800_000_000_000, bytes, writers: [] },
    ])
  }

  async function board(): Promise<unknown[]> {
    const { status, body } = await world.ask(ada.browser, 'GET', `/canvases/${canvasId}`)
    expect(status).toBe(200)
    return (body as { elements: unknown[] }).elements
  }

  /** Behind the server's back. */
  async function mend(): Promise<void> {
    const { dataDir, databaseUrl } = world.context.config
    if (databaseUrl === null) {
      const file = new BetterSqlite(path.join(dataDir, 'documents.sqlite'))
      file.prepare(`update updates set bytes = x'0000' where bytes = x'090909'`).run()
      file.close()
    } else
      await sql`update updates set bytes = '\\x0000' where bytes = '\\x090909'`.execute(
        world.context.database.db,
      )
  }

  function run(...args: string[]): Promise<object> {
    return world.context.operator.run(['quarantine', ...args])
  }

  async function doctorSays() {
    const { checks } = await doctor(world.context.config)
    return checks.find(({ name }) => name === 'quarantine')
  }

  it('[SY26] its board goes on: the other texts are there, and this one shows what it did before', async () => {
    expect(await doctorSays()).toMatchObject({ ok: true, note: 'none' })
    const tiles = await board()
    expect(tiles).toHaveLength(9)
    expect(tiles[0]).toMatchObject({ opening: WORDS })
    const text = await world.ask(ada.browser, 'GET', `/elements/${elementId}/markdown`)
    expect(text).toMatchObject({ status: 503, body: { error: { code: 'quarantined' } } })
  })

  it('[SY26] a page for readers says so in its place', async () => {
    const { body } = await world.ask(ada.browser, 'POST', `/canvases/${canvasId}/shares`, {})
    const page = await world.context.inProcess.fetch(new Request((body as { url: string }).url))
    expect(page.status).toBe(200)
    const html = await page.text()
    expect(html).toContain('This text cannot be shown just now.')
    expect(html).not.toContain(WORDS)
  })

  it('[OP9] the operator is told which, since when and why, by doctor and by the list', async () => {
    expect(await doctorSays()).toMatchObject({
      ok: false,
      note: expect.stringContaining(documentId),
    })
    expect(await run('list')).toEqual({
      items: [
        {
          documentId,
          at: expect.stringMatching(/^\d{4}-.*Z$/),
          reason: 'unreadable_entry',
          detail: 'entry 3 of 3',
          page: `/elements/${elementId}`,
        },
      ],
    })
    expect(await world.context.operator.run(['status'])).toMatchObject({ quarantined: 1 })
  })

  it('[OP10] its record is written out as it lies, with how far it can be read', async () => {
    const out = path.join(folder, 'out')
    expect(await run('export', documentId, out)).toMatchObject({ entries: 3, replayedUpTo: 2 })
    const lines = readFileSync(path.join(out, 'record.jsonl'), 'utf8').trimEnd().split('\n')
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(entries).toMatchObject([
      { kind: 'update', seq: 1, readable: true },
      { seq: 2, userId: ada.id, at: '2027-01-15T08:00:00.000Z', readable: true },
      { seq: 3, readable: false, bytes: Buffer.from([9, 9, 9]).toString('base64') },
    ])
    expect(lines.join('\n')).not.toContain('a-session')
    expect(readFileSync(path.join(out, 'replayed.md'), 'utf8')).toContain('The library stays open')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, readFileSync(path.join(out, 'replayed.bin')))
    expect(doc.getXmlFragment(FRAGMENT).toString()).toContain('The library stays open')
    expect(JSON.parse(readFileSync(path.join(out, 'about.json'), 'utf8'))).toMatchObject({
      documentId,
      quarantined: { reason: 'unreadable_entry' },
      replayedUpTo: 2,
      firstFault: { detail: 'entry 3 of 3' },
    })
    for (const name of readdirSync(out))
      expect(statSync(path.join(out, name)).mode & 0o077, name).toBe(0)
    await expect(run('export', documentId, out)).rejects.toMatchObject({ code: 'folder_exists' })
    await expect(run('export', 'nowhere', path.join(folder, 'b'))).rejects.toMatchObject({
      code: 'no_such_document',
    })
    await expect(run('export', documentId, 'here')).rejects.toThrow('whole path')
  })

  it('[OP11] it is released once it is mended, and not before', async () => {
    await expect(run('release', documentId)).rejects.toMatchObject({ code: 'record_broken' })
    expect(await run('list')).toMatchObject({ items: [{ documentId }] })
    await mend()
    expect(await run('release', documentId)).toEqual({ released: documentId, entries: 3 })
    expect(await run('list')).toEqual({ items: [] })
    expect(await doctorSays()).toMatchObject({ ok: true })
    const text = await world.ask(ada.browser, 'GET', `/elements/${elementId}/markdown`)
    expect(text).toMatchObject({ status: 200, body: expect.stringContaining('The library') })
    await expect(run('release', documentId)).rejects.toMatchObject({ code: 'not_in_quarantine' })
  })

  it('[OP12] its damage is cut off when the operator says so, with all of it kept in a folder first', async () => {
    const out = path.join(folder, 'cut')
    await expect(run('cut', documentId, out)).rejects.toMatchObject({ code: 'not_in_quarantine' })
    await world.context.sync.edit(documentId, { userId: null, key: null }, (doc) =>
      appendMarkdown(doc, 'Open on Sundays, too.'),
    )
    // It leaves memory with the server; here it stays, so the next server reads what is there.
    const again = await createContext(world.context.config)
    try {
      await again.sync.record.append([
        ...[new Uint8Array([9, 9, 9]), textOf('Written after the damage.')].map((bytes) => {
          return {
            documentId,
            userId: ada.id,
            key: null,
            at: 1_900_000_000_000,
            bytes,
            writers: [],
          }
        }),
      ])
      await expect(again.sync.state(documentId)).rejects.toMatchObject({ code: 'quarantined' })
      const answer = await again.operator.run(['quarantine', 'cut', documentId, out])
      expect(answer).toMatchObject({ cut: documentId, kept: 4, cutOff: 2, folder: out })
      const lines = readFileSync(path.join(out, 'record.jsonl'), 'utf8').trimEnd().split('\n')
      expect(lines).toHaveLength(6)
      expect(again.sync.quarantine.list()).toEqual([])
      expect(await doctorSays()).toMatchObject({ ok: true })
      const doc = new Y.Doc()
      Y.applyUpdate(doc, (await again.sync.state(documentId)).update)
      const text = doc.getXmlFragment(FRAGMENT).toString()
      expect(text).toContain('Open on Sundays')
      expect(text).not.toContain('after the damage')
      const [entry] = await again.audit.entries(workspaceId, { limit: 1 })
      expect(entry).toMatchObject({ action: 'data.cut', actor_id: null })
    } finally {
      await again.close()
    }
  })
})

function textOf(markdown: string): Uint8Array {
  const doc = new Y.Doc()
  appendMarkdown(doc, markdown)
  return Y.encodeStateAsUpdate(doc)
}
