import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { extract } from 'tar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BLANK } from '../../lib/traces'
import { FRAGMENT } from '../../lib/protocol'
import { bodyFromText } from '../../lib/thread-body'
import { makeBackup } from '../backup/make-backup'
import { automaticEdition } from '../editions/automatic-edition'
import { compacted } from '../sync/compact'
import { BOTH_DATABASES } from '../testing/both-databases'
import { suggestionOf } from '../testing/suggestion-of'
import { World } from '../testing/world'

const SECRET = 'Marta Quiroga lives at Weir Street 14'
const LATER = 10 * 60_000

describe.each(BOTH_DATABASES)('erasing on $name', ({ name, url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  async function group() {
    const { id } = await world.workspace('Group')
    const [noor, rafael] = await Promise.all(['Noor', 'Rafael'].map((who) => world.person(who)))
    if (!noor || !rafael) throw new Error('Somebody is missing.')
    await world.join(id, noor.id, 'steward')
    await world.join(id, rafael.id, 'member')
    const canvas = await world.canvas(id, noor.id)
    const { id: elementId = '', document_id: documentId = '' } = canvas.elements[0] ?? {}
    const { sync } = world.context
    const change = (how: (blocks: Y.XmlFragment) => void) =>
      sync.edit(documentId, { userId: rafael.id, key: null }, (doc) =>
        how(doc.getXmlFragment(FRAGMENT)),
      )
    const write = (words: string) =>
      change((blocks) => {
        const block = new Y.XmlElement('paragraph')
        block.insert(0, [new Y.XmlText(words)])
        blocks.push([block])
      })
    const gather = async () => {
      const made = await compacted(sync.record, documentId, Date.now() + LATER)
      if (made) await sync.record.compact(documentId, made)
    }
    const edition = (label: string) =>
      world.ask(noor.browser, 'POST', `/elements/${elementId}/editions`, {
        ...{ id: randomUUID(), label, significance: 'substantive' },
      })
    const erase = (body: object) =>
      world.ask(noor.browser, 'POST', `/elements/${elementId}/erasures`, {
        ...{ reason: 'She asked for it.' },
        ...body,
      })
    const text = async () => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, (await sync.state(documentId)).update)
      return doc.getXmlFragment(FRAGMENT).toString()
    }
    const verify = async () =>
      (await world.context.operator.run(['verify'])) as { faults: string[] }
    return {
      ...{ id, noor, rafael, elementId, documentId, sync },
      ...{ change, write, gather, edition, erase, text, verify },
    }
  }

  /** Everything that is kept, as bytes: rows unpacked, and files as they lie. */
  async function everything(): Promise<string> {
    const parts: string[] = []
    const { database, config } = world.context
    const tables = await database.db.introspection.getTables()
    for (const { name } of tables.filter(({ name }) => !name.startsWith('search_terms')))
      parts.push(asText((await sql`select * from ${sql.table(name)}`.execute(database.db)).rows))
    await world.tamper(async (log) => {
      for (const table of ['updates', 'chunks', 'snapshots', 'quarantine', 'links'])
        parts.push(asText((await sql`select * from ${sql.table(table)}`.execute(log)).rows))
    })
    for (const file of readdirSync(config.dataDir, { recursive: true }).map(String))
      if (/sqlite/.test(file))
        parts.push(readFileSync(path.join(config.dataDir, file)).toString('latin1'))
    return parts.join('\n')
  }

  it('[HI57, HI58] what is erased is found nowhere: not in the text, its history, editions, comments, suggestions, tiles and search, nor in a file or a new backup', async () => {
    const { noor, elementId, sync, change, write, gather, edition, erase, text, verify } =
      await group()
    await write(`Before. ${SECRET}. After.`)
    await gather()
    await edition(`About ${SECRET}`)
    // Once more, typed letter by letter, and taken out of the text since.
    for (const letter of SECRET)
      await change((blocks) => {
        const block = blocks.get(blocks.length - 1)
        const words = block instanceof Y.XmlElement ? block.get(0) : null
        if (words instanceof Y.XmlText) words.insert(words.length, letter)
      })
    await change((blocks) => blocks.delete(blocks.length - 1))
    await write(`Again: ${SECRET}.`)
    const comment = `/elements/${elementId}/threads`
    await world.ask(noor.browser, 'POST', comment, {
      ...{ id: randomUUID(), place: { scope: 'element', anchor: null } },
      message: { id: randomUUID(), body: bodyFromText(`Must "${SECRET}" stand here?`) },
    })
    await world.ask(noor.browser, 'POST', `/elements/${elementId}/suggestions`, {
      ...{ batchId: randomUUID(), suggestions: [suggestionOf(`that ${SECRET} and`, 'that')] },
    })
    await automaticEdition(world.context, {
      ...{ elementId, documentId: await documentOf(elementId), why: 'before_restore', by: null },
      at: new Date().toISOString(),
    })
    await world.context.searchIndex.settle()
    const found = await everything()
    expect(found.split(SECRET).length).toBeGreaterThan(6)
    const before = await sync.links(await documentOf(elementId), 0)

    const { status, body } = await erase({ words: [SECRET] })
    expect([status, body]).toMatchObject([200, { editions: 2 }])
    expect((body as { characters: number }).characters).toBe(3 * SECRET.length)
    await world.context.searchIndex.settle()
    const left = await everything()
    expect(left).not.toContain(SECRET)
    expect(left).not.toContain('Quiroga')
    expect(left.toLowerCase()).not.toContain('quiroga')
    // The text goes on without it, and everything beside it stays.
    expect(await text()).toContain('Again: .')
    expect(await text()).not.toContain(BLANK)
    const links = await sync.links(await documentOf(elementId), 0)
    expect(links.slice(0, before.length)).toEqual(before)
    expect(links.at(-1)).toMatchObject({ kind: 'erased' })
    expect((await verify()).faults).toEqual([])
    await write('And on.')
    await gather()
    expect((await verify()).faults).toEqual([])
    expect(await text()).toContain('And on.')

    if (name === 'SQLite') {
      const folder = mkdtempSync(path.join(tmpdir(), 'throughline-erased-'))
      const file = path.join(folder, 'new.tar.gz')
      await makeBackup({ dataDir: world.context.config.dataDir, file }, () => undefined)
      await extract({ file, cwd: folder })
      const files = readdirSync(folder).map((one) => readFileSync(path.join(folder, one)))
      expect(files.some((bytes) => bytes.includes('Quiroga'))).toBe(false)
      rmSync(folder, { recursive: true })
    }
  }, 60_000)

  it('[HI57, HI59] is in the audit log by whom and why, without a word of it; a new history begins, and the old one is known as erased', async () => {
    const { id, noor, documentId, sync, write, erase } = await group()
    await write(`Before. ${SECRET}. After.`)
    const epoch = (await sync.record.load(documentId))?.epoch ?? 0
    await erase({ words: [SECRET] })
    const [entry] = await world.context.audit.entries(id, { limit: 1 })
    expect(entry).toMatchObject({ action: 'data.erased', actor_id: noor.id })
    expect(entry?.detail).toContain('She asked for it.')
    expect(JSON.stringify(entry)).not.toContain('Marta')
    const loaded = await sync.record.load(documentId)
    expect(loaded?.epoch).not.toBe(epoch)
    expect(await sync.record.erasedEpochs(documentId)).toEqual([epoch])
    // The old copy must not come back in parts.
    const again = await erase({ words: [SECRET] })
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'nothing_to_erase' } } })
    expect((await erase({ words: ['ab'] })).status).toBe(400)
    expect((await erase({})).status).toBe(400)
  })

  it('[HI57] takes characters by their place, and the same words wherever they stood before', async () => {
    const { documentId, sync, write, erase, text } = await group()
    await write(`One. ${SECRET}`)
    await write(`Two. ${SECRET}`)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await sync.state(documentId)).update)
    const blocks = doc.getXmlFragment(FRAGMENT)
    const block = blocks.get(blocks.length - 1)
    const words = block instanceof Y.XmlElement ? block.get(0) : null
    const item = words instanceof Y.XmlText ? words._start : null
    if (!item) throw new Error('There are words.')
    const { client, clock } = item.id
    const { status } = await erase({ stretches: [[client, clock + 5, SECRET.length]] })
    expect(status).toBe(200)
    expect(await text()).not.toContain('Marta')
    expect(await text()).toContain('Two. ')
    expect(await everything()).not.toContain('Quiroga')
  })

  it('[OP15] `erase` takes the words of a file, in the name of nobody, and says what is wrong with one', async () => {
    const { id, elementId, write, text } = await group()
    await write(`Before. ${SECRET}. After.`)
    const folder = mkdtempSync(path.join(tmpdir(), 'throughline-words-'))
    const file = path.join(folder, 'words.txt')
    const { operator, audit } = world.context
    const run = () => operator.run(['erase', elementId, file, '--reason', 'Asked for'])
    writeFileSync(file, 'ab\n')
    await expect(run()).rejects.toMatchObject({ name: 'UsageError' })
    writeFileSync(file, `\n  ${SECRET}  \n`)
    expect(await run()).toMatchObject({ characters: SECRET.length })
    rmSync(folder, { recursive: true })
    expect(await text()).toContain('Before. . After.')
    const [entry] = await audit.entries(id, { limit: 1 })
    expect(entry).toMatchObject({ action: 'data.erased', actor_id: null })
  })

  function asText(rows: unknown[]): string {
    return JSON.stringify(rows, (_, value: unknown) => {
      const bytes = bytesIn(value)
      return bytes ? `${bytes.toString('latin1')} ${unpacked(bytes)}` : value
    })
  }

  async function documentOf(elementId: string): Promise<string> {
    const row = await world.context.database.db
      .selectFrom('elements')
      .select('document_id')
      .where('id', '=', elementId)
      .executeTakeFirstOrThrow()
    return row.document_id
  }
})

/** Buffers have been through `toJSON` when a replacer sees them. */
function bytesIn(value: unknown): Buffer | null {
  if (value instanceof Uint8Array) return Buffer.from(value)
  const isBuffer = typeof value === 'object' && value !== null && 'data' in value
  return isBuffer && Array.isArray(value.data) ? Buffer.from(value.data as number[]) : null
}

function unpacked(bytes: Buffer): string {
  try {
    return inflateRawSync(bytes).toString('latin1')
  } catch {
    return ''
  }
}
