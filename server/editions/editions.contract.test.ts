import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Edition, EditionList, EditionNamed, EditionText } from '../../lib/editions'
import { FRAGMENT } from '../../lib/protocol'
import { compacted } from '../sync/compact'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'
import { editsPinned } from './store'

describe.each(BOTH_DATABASES)('editions on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  async function group() {
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
    const write = (words: string, by: string | null = noor.id) =>
      world.context.sync.edit(documentId, { userId: by, key: null }, (doc) => {
        const block = new Y.XmlElement('paragraph')
        block.insert(0, [new Y.XmlText(words)])
        doc.getXmlFragment(FRAGMENT).push([block])
      })
    const make = (who: WorldPerson, label: string, more: object = {}) =>
      world.ask(who.browser, 'POST', `/elements/${elementId}/editions`, {
        ...{ id: randomUUID(), label, significance: 'substantive' },
        ...more,
      })
    const list = async (who: WorldPerson) =>
      (await world.ask(who.browser, 'GET', `/elements/${elementId}/editions`)).body as EditionList
    const text = async (editionId: string) =>
      (await world.ask(olu.browser, 'GET', `/editions/${editionId}`)).body as EditionText
    const markdown = async (editionId: string) =>
      (await world.ask(olu.browser, 'GET', `/editions/${editionId}/markdown`)).body as string
    return {
      ...{ id, noor, rafael, olu, canvas, elementId, documentId },
      ...{ write, make, list, text, markdown },
    }
  }

  it('[EI1] keeps the text as it was, whatever is written afterwards, numbered and named', async () => {
    const { noor, olu, write, make, list, text, markdown } = await group()
    await write('The hall opens at nine.')
    const more = { note: 'Hours agreed.', asOf: '2026-05-02' }
    const first = (await make(noor, ' For the meeting ', more)).body as Edition
    await write('And on Sundays at ten.')
    const second = (await make(noor, 'After it', { significance: 'editorial' })).body as Edition
    expect(first).toMatchObject({ number: 1, label: 'For the meeting', revises: null, ...more })
    expect(second).toMatchObject({ number: 2, significance: 'editorial', revises: first.id })
    expect((await markdown(first.id)).trim()).toBe('The hall opens at nine.')
    expect((await text(first.id)).words).toBe(5)
    expect((await text(second.id)).words).toBe(10)
    expect(first.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(first.hash).not.toBe(second.hash)
    const listed = await list(olu)
    expect(listed.items.map(({ number }) => number)).toEqual([2, 1])
    expect(listed.mayMake).toBe(false)
  })

  it('[EI2] coordinators and stewards make them, members only with a seat that drafts or approves this text', async () => {
    const { id, canvas, rafael, olu, make, list } = await group()
    const named = async (who: WorldPerson) => (await make(who, 'Mine')).status
    expect([await named(olu), await named(rafael)]).toEqual([403, 403])
    await world.team(id, { kind: 'action', seats: [rafael.id] })
    const other = canvas.elements[1]?.id ?? ''
    const elsewhere = { canvasId: canvas.id, elementIds: [other] }
    await world.team(id, { kind: 'drafting', scope: elsewhere, seats: [rafael.id] })
    expect([await named(rafael), (await list(rafael)).mayMake]).toEqual([403, false])
    await world.team(id, { kind: 'approving', seats: [rafael.id] })
    expect([await named(rafael), (await list(rafael)).mayMake]).toEqual([201, true])
  })

  it('[EI3] asking twice makes one, also at the same moment; numbers have no gaps', async () => {
    const { noor, rafael, id, make, list } = await group()
    await world.team(id, { kind: 'drafting', seats: [rafael.id] })
    const one = { id: randomUUID() }
    const answers = await Promise.all([
      ...[make(noor, 'Once', one), make(noor, 'Once', one), make(noor, 'Another')],
      ...[make(rafael, 'A third'), make(noor, 'Once', one)],
    ])
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    const numbers = (await list(noor)).items.map(({ number }) => number)
    expect(numbers).toEqual([3, 2, 1])
    expect(await make(rafael, 'Stolen', one)).toMatchObject({ status: 400 })
  })

  it('[EI4] the record stays readable up to each edition, and nothing of an archived canvas is named', async () => {
    const { noor, canvas, documentId, write, make } = await group()
    await write('One.')
    const { edit } = (await make(noor, 'First')).body as Edition
    await write('Two.')
    expect(await editsPinned(world.context.database.db, documentId)).toEqual([edit])
    const page = await world.context.sync.history(documentId, 0)
    expect(page.entries.map(({ until }) => until)).toContain(edit)
    await world.ask(noor.browser, 'PATCH', `/canvases/${canvas.id}`, { archived: true })
    const refused = { status: 409, body: { error: { code: 'canvas_archived' } } }
    expect(await make(noor, 'Too late')).toMatchObject(refused)
  })

  it('[EI22] names those who wrote in it since the one before, by what the record says', async () => {
    const { noor, rafael, olu, documentId, write, make, list } = await group()
    await write('One.')
    await write('Two.', rafael.id)
    await write('By the server.', null)
    const first = (await make(noor, 'First')).body as Edition
    expect(first.authors.map(({ name }) => name).sort()).toEqual(['Noor', 'Rafael'])
    await write('Three.', rafael.id)
    // The same when what was written is in chunks by now.
    const { record } = world.context.sync
    const pins = await editsPinned(world.context.database.db, documentId)
    const made = await compacted(record, documentId, Date.now() + 120_000, pins)
    if (!made) throw new Error('There is something to compact.')
    await record.compact(documentId, made)
    const second = (await make(noor, 'Second')).body as Edition
    expect(second.authors.map(({ name }) => name)).toEqual(['Rafael'])
    const third = (await make(noor, 'Third')).body as Edition
    expect(third.authors).toEqual([])
    expect((await list(olu)).items.map(({ authors }) => authors.length)).toEqual([0, 1, 2])
  })

  it('[EI22] takes in other editions of its canvas, by name, and nothing else', async () => {
    const { id, noor, olu, canvas, elementId, write, make, list } = await group()
    await write('One.')
    const first = (await make(noor, 'First')).body as Edition
    const other = canvas.elements[1]?.id ?? ''
    const elsewhere = { id: randomUUID(), label: 'Of another text', significance: 'substantive' }
    await world.ask(noor.browser, 'POST', `/elements/${other}/editions`, elsewhere)
    const around = await world.ask(olu.browser, 'GET', `/elements/${elementId}/editions/around`)
    const choices = (around.body as { items: EditionNamed[] }).items
    expect(choices.map(({ elementId: of, number, label }) => [of, number, label])).toEqual([
      [elementId, 1, 'First'],
      [other, 1, 'Of another text'],
    ])
    expect(choices.every(({ element }) => element !== '')).toBe(true)
    const integrates = [elsewhere.id, first.id, first.id]
    const made = (await make(noor, 'Second', { integrates })).body as Edition
    expect(made.integrates).toEqual([choices[1], choices[0]])
    expect((await list(olu)).items[0]?.integrates).toEqual(made.integrates)
    const strange = await world.canvas(id, noor.id, 'Another canvas')
    const foreign = { ...elsewhere, id: randomUUID() }
    const path = `/elements/${strange.elements[0]?.id}/editions`
    expect((await world.ask(noor.browser, 'POST', path, foreign)).status).toBe(201)
    for (const wrong of [[randomUUID()], [foreign.id], ['mine'], Array<string>(21).fill(first.id)])
      expect((await make(noor, 'Wrong', { integrates: wrong })).status).toBe(400)
  })

  it('[EI1] nothing odd is taken for a name, a note or a day', async () => {
    const { noor, make } = await group()
    const odd = [
      { label: ' ' },
      { label: 'x'.repeat(81) },
      { label: 'a\u0000b' },
      { label: 'a\nb' },
    ]
    const more = [{ note: 'x'.repeat(2001) }, { asOf: 'May' }, { significance: 'great' }]
    for (const wrong of [...odd, ...more, { id: 'mine' }])
      expect((await make(noor, 'Right', wrong)).status).toBe(400)
  })
})
