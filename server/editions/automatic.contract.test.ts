import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { AutomaticEditionList, AutomaticEditionText, Edition } from '../../lib/editions'
import { FRAGMENT } from '../../lib/protocol'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World } from '../testing/world'
import { TextReader } from '../texts/text-reader'
import { AutomaticEditions } from './automatic-editions'
import { automaticEdition } from './automatic-edition'
import { editsPinned } from './store'

const MINUTE = 60_000
const SPANS = { quietMs: 10 * MINUTE, longestMs: 60 * MINUTE }

describe.each(BOTH_DATABASES)('automatic editions on $name', ({ url }) => {
  let world: World
  /** Milliseconds since 1970, as the server sees it. */
  let clock = Date.parse('2026-05-04T09:00:00Z')

  beforeAll(async () => {
    world = await World.open(await url(), {}, { editions: { now: () => clock } })
  })
  afterAll(() => world.close())

  async function text() {
    const { id } = await world.workspace('Group')
    const [noor, rafael, olu] = await Promise.all(
      ['Noor', 'Rafael', 'Olu'].map((name) => world.person(name)),
    )
    if (!noor || !rafael || !olu) throw new Error('Somebody is missing.')
    await world.join(id, noor.id, 'steward')
    await world.join(id, rafael.id, 'member')
    await world.join(id, olu.id, 'observer')
    const canvas = await world.canvas(id, noor.id)
    const { id: elementId = '', document_id: documentId = '' } = canvas.elements[0] ?? {}
    const write = (words: string, by = noor.id) =>
      world.context.sync.edit(
        documentId,
        { userId: by, key: null },
        (doc) => {
          const block = new Y.XmlElement('paragraph')
          block.insert(0, [new Y.XmlText(words)])
          doc.getXmlFragment(FRAGMENT).push([block])
        },
        clock,
      )
    const list = async () => {
      const { body } = await world.ask(
        rafael.browser,
        'GET',
        `/elements/${elementId}/automatic-editions`,
      )
      return (body as AutomaticEditionList).items
    }
    const name = async (label: string) => {
      const wanted = { id: randomUUID(), label, significance: 'substantive' }
      const path = `/elements/${elementId}/editions`
      return (await world.ask(noor.browser, 'POST', path, wanted)).body as Edition
    }
    return { id, noor, rafael, olu, canvas, elementId, documentId, write, list, name }
  }

  /** Lets so much time pass, and the server look at what is due. */
  async function pass(ms: number): Promise<void> {
    clock += ms
    await world.context.editions.automatic.look()
  }

  it('[EI16] a text that has been quiet for ten minutes is kept, once, whole, with who wrote in it', async () => {
    const { elementId, rafael, write, list } = await text()
    await write('The hall opens at nine.')
    await pass(9 * MINUTE)
    await write('And on Sundays at ten.', rafael.id)
    await pass(9 * MINUTE)
    expect(await list()).toEqual([])
    await pass(MINUTE)
    const [kept, ...others] = await list()
    expect(others).toEqual([])
    expect(kept).toMatchObject({ elementId, why: 'quiet', words: 10, held: false, madeBy: null })
    expect(kept?.madeAt).toBe(new Date(clock).toISOString())
    expect(kept?.authors.map(({ name }) => name).sort()).toEqual(['Noor', 'Rafael'])
    expect(kept?.hash).toMatch(/^[0-9a-f]{64}$/)
    const path = `/automatic-editions/${kept?.id}`
    const read = (await world.ask(rafael.browser, 'GET', path)).body as AutomaticEditionText
    expect(JSON.stringify(read.content)).toContain('The hall opens at nine.')
    const { body } = await world.ask(rafael.browser, 'GET', `${path}/markdown`)
    expect(body).toContain('And on Sundays at ten.')
    await pass(60 * MINUTE)
    expect(await list()).toHaveLength(1)
  })

  it('[EI16] while people write without a pause it is kept every hour', async () => {
    const { write, list } = await text()
    for (let minute = 0; minute < 150; minute += 5) {
      await write(`Minute ${minute}.`)
      await pass(5 * MINUTE)
    }
    expect((await list()).map(({ why }) => why)).toEqual(['hour', 'hour'])
    await pass(10 * MINUTE)
    const all = await list()
    expect(all.map(({ why }) => why)).toEqual(['quiet', 'hour', 'hour'])
    const edits = all.map(({ edit }) => edit)
    expect(edits).toEqual([...edits].sort((a, b) => b - a))
  })

  it('[EI16] nothing is made of what says the same as the newest edition, named or not, or never said anything', async () => {
    const { documentId, noor, write, list, name } = await text()
    const author = { userId: noor.id, key: null }
    // Typed and taken back: as it was.
    await world.context.sync.edit(documentId, author, addEmpty, clock)
    await world.context.sync.edit(documentId, author, removeLast, clock)
    await pass(10 * MINUTE)
    expect(await list()).toEqual([])
    await write('The hall opens at nine.')
    await name('For the meeting')
    await pass(10 * MINUTE)
    expect(await list()).toEqual([])
    await world.context.sync.edit(documentId, author, addEmpty, clock)
    await world.context.sync.edit(documentId, author, removeLast, clock)
    await pass(10 * MINUTE)
    expect(await list()).toEqual([])
    // Emptied: that says something else.
    const clear = (doc: Y.Doc) => doc.getXmlFragment(FRAGMENT).delete(1, 1)
    await world.context.sync.edit(documentId, author, clear, clock)
    await pass(10 * MINUTE)
    expect(await list()).toMatchObject([{ words: 0 }])
  })

  it('[EI17] what a stop came before is made up for at the next start, as of when the text came to rest', async () => {
    const [rested, fresh] = [await text(), await text()]
    await rested.write('Written long before the stop.')
    const wroteAt = clock
    clock += 3 * 60 * MINUTE
    await fresh.write('Written just before it.')
    clock += 2 * MINUTE
    // Another process on the same data, which heard of none of it.
    const { database, sync, editions } = world.context
    const both = [rested, fresh].map(placeOf)
    const places = {
      after: () => Promise.resolve(both),
      of: (id: string) => Promise.resolve(both.find(({ documentId }) => documentId === id) ?? null),
    }
    const started = new AutomaticEditions({
      ...{ database, sync: () => sync, spans: SPANS, log: world.context.log, now: () => clock },
      places,
      reader: new TextReader(),
    })
    await started.begin()
    const [made] = await rested.list()
    expect(made).toMatchObject({ why: 'quiet' })
    expect(Date.parse(made?.madeAt ?? '')).toBe(wroteAt + SPANS.quietMs)
    expect(await fresh.list()).toEqual([])
    clock += 8 * MINUTE
    await started.look()
    expect(await fresh.list()).toMatchObject([{ why: 'quiet' }])
    // A second start finds nothing to do: it does not even read them.
    const reads: string[] = []
    const again = new AutomaticEditions({
      ...{ database, spans: SPANS, log: world.context.log, now: () => clock },
      sync: () => ({
        heads: (ids) => sync.heads(ids),
        authors: (id, after, upTo) => sync.authors(id, after, upTo),
        updates: (id) => {
          reads.push(id)
          return sync.updates(id)
        },
      }),
      places,
      reader: { read: () => Promise.reject(new Error('Nothing is to be read.')) },
    })
    await again.begin()
    expect(reads).toEqual([])
    await Promise.all([started.stop(), again.stop()])
    await editions.automatic.look()
    expect(await rested.list()).toHaveLength(1)
  })

  it('[EI17] an hour of work that a start came into goes on', async () => {
    const { documentId, elementId, write, list } = await text()
    const { database, sync, log } = world.context
    const place = placeOf({ documentId, elementId })
    await write('Kept.')
    await pass(10 * MINUTE)
    for (let minute = 0; minute < 40; minute += 5) {
      await write(`Before, ${minute}.`)
      clock += 5 * MINUTE
    }
    const started = new AutomaticEditions({
      ...{ database, sync: () => sync, spans: SPANS, log, now: () => clock },
      places: { after: () => Promise.resolve([place]), of: () => Promise.resolve(place) },
      reader: new TextReader(),
    })
    await started.begin()
    for (let minute = 0; minute < 20; minute += 5) {
      await write(`After, ${minute}.`)
      started.changed(documentId)
      clock += 5 * MINUTE
    }
    await started.look()
    expect((await list()).map(({ why }) => why)).toEqual(['hour', 'quiet'])
    await started.stop()
  })

  it('[EI18] before an act that takes words out the text is kept for good, by whoever acts', async () => {
    const { documentId, elementId, rafael, write, list } = await text()
    const before = (why: 'before_restore' | 'before_import' | 'quiet') =>
      automaticEdition(world.context, {
        ...{ elementId, documentId, why, by: rafael.id, at: new Date(clock).toISOString() },
      })
    expect(await before('before_restore')).toBeNull()
    await write('One.')
    const first = await before('before_restore')
    expect(first).toMatchObject({ kind: 'automatic', made: true })
    expect(await before('before_restore')).toEqual({ ...first, made: false })
    expect((await list())[0]).toMatchObject({ held: true, why: 'before_restore' })
    expect((await list())[0]?.madeBy?.name).toBe('Rafael')
    // One that was there by itself is held from now on.
    await write('Two.')
    await pass(10 * MINUTE)
    expect((await list())[0]).toMatchObject({ held: false, why: 'quiet' })
    expect(await before('before_import')).toMatchObject({ id: (await list())[0]?.id, made: false })
    expect((await list())[0]).toMatchObject({ held: true, why: 'quiet' })
    expect(await list()).toHaveLength(2)
  })

  it('[EI18] putting an older text back keeps what stood there first, by whoever does it', async () => {
    const { elementId, rafael, write, list, name } = await text()
    await write('One.')
    const { id: editionId } = await name('First')
    await write('Two.')
    const path = `/elements/${elementId}/restorations`
    const wanted = { id: randomUUID(), from: { editionId } }
    expect((await world.ask(rafael.browser, 'POST', path, wanted)).status).toBe(201)
    expect(await list()).toMatchObject([
      { why: 'before_restore', held: true, words: 2, madeBy: { name: 'Rafael' } },
    ])
  })

  it('[EI18] two who act at the same moment keep it once', async () => {
    const { documentId, elementId, noor, rafael, write, list } = await text()
    await write('One.')
    const at = new Date(clock).toISOString()
    const acts = [noor, rafael, noor, rafael].map(({ id }) =>
      automaticEdition(world.context, {
        ...{ elementId, documentId, by: id, at },
        why: 'before_restore',
      }),
    )
    const ids = new Set((await Promise.all(acts)).map((kept) => kept?.id))
    expect(ids.size).toBe(1)
    expect(await list()).toHaveLength(1)
  })

  it('[EI19] they have no numbers, are no part of the list of editions, and are for those who may read history', async () => {
    const { documentId, elementId, olu, write, list, name } = await text()
    await write('One.')
    await pass(10 * MINUTE)
    await write('Two.')
    const named = await name('For the meeting')
    expect(named).toMatchObject({ number: 1, revises: null })
    const [kept] = await list()
    for (const path of [
      `/elements/${elementId}/automatic-editions`,
      `/automatic-editions/${kept?.id}`,
      `/automatic-editions/${kept?.id}/markdown`,
    ])
      expect((await world.ask(olu.browser, 'GET', path)).status).toBe(403)
    const { body } = await world.ask(olu.browser, 'GET', `/elements/${elementId}/editions`)
    expect((body as { items: unknown[] }).items).toHaveLength(1)
    // The record stays readable up to both.
    expect(await editsPinned(world.context.database.db, documentId)).toEqual([
      ...[kept?.edit, named.edit],
    ])
  })
})

function placeOf({ documentId, elementId }: { documentId: string; elementId: string }) {
  return { workspaceId: '', canvasId: '', documentId, elementId }
}

function addEmpty(doc: Y.Doc): void {
  doc.getXmlFragment(FRAGMENT).push([new Y.XmlElement('paragraph')])
}

function removeLast(doc: Y.Doc): void {
  const blocks = doc.getXmlFragment(FRAGMENT)
  blocks.delete(blocks.length - 1, 1)
}
