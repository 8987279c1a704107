import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import type { CanvasSince, ElementSince } from '../../lib/since'
import { bodyFromText } from '../../lib/thread-body'
import { compacted } from '../sync/compact'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'
import { VISIT_MS } from './visits'

describe.each(BOTH_DATABASES)('since one was last here on $name', ({ url }) => {
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
    const [one, two] = canvas.elements
    if (!one || !two) throw new Error('A canvas without elements.')
    const write = (who: WorldPerson, text = one) =>
      world.context.sync.edit(text.document_id, { userId: who.id, key: null }, (doc) => {
        const block = new Y.XmlElement('paragraph')
        block.insert(0, [new Y.XmlText('The hall opens at nine.')])
        doc.getXmlFragment(FRAGMENT).push([block])
      })
    const see = (who: WorldPerson, elementId = one.id) =>
      world.ask(who.browser, 'PUT', `/elements/${elementId}/seen`)
    const since = async (who: WorldPerson, query = '') => {
      const path = `/canvases/${canvas.id}/since${query}`
      return (await world.ask(who.browser, 'GET', path)).body as CanvasSince
    }
    const finish = (who: WorldPerson, elements: object[], at = new Date().toISOString()) =>
      world.ask(who.browser, 'PUT', `/canvases/${canvas.id}/seen`, { elements, at })
    return { id, noor, rafael, olu, canvas, one, two, write, see, since, finish }
  }

  /** As if all this person has seen had been seen an hour earlier: their visit has ended. */
  async function leave({ id }: WorldPerson): Promise<void> {
    const { db } = world.context.database
    const rows = await db.selectFrom('seen_points').selectAll().where('user_id', '=', id).execute()
    for (const { element_id, at } of rows)
      await db
        .updateTable('seen_points')
        .set({ at: new Date(Date.parse(at) - 2 * VISIT_MS).toISOString() })
        .where('user_id', '=', id)
        .where('element_id', '=', element_id)
        .execute()
  }
  const first = ({ elements }: CanvasSince): ElementSince => {
    const [element] = elements
    if (!element) throw new Error('A canvas without elements.')
    return element
  }
  const newOn = ({ elements }: CanvasSince) =>
    elements.filter(({ isNew }) => isNew).map(({ elementId }) => elementId)
  const names = ({ by }: ElementSince) => by.map(({ person }) => person?.name)

  it('[HI33] says who else wrote since one saw a text, never oneself, and of each person apart', async () => {
    const { noor, rafael, olu, one, write, see, since } = await group()
    await write(noor)
    // Nothing is new to somebody who was never there.
    expect(await since(rafael)).toMatchObject({ lastHere: null })
    expect(newOn(await since(rafael))).toEqual([])
    await see(rafael)
    await leave(rafael)
    expect(newOn(await since(rafael))).toEqual([])
    await write(rafael)
    expect(newOn(await since(rafael))).toEqual([])
    await write(noor)
    await see(olu)
    const found = await since(rafael)
    expect(newOn(found)).toEqual([one.id])
    expect(names(first(found))).toEqual(['Noor'])
    expect(first(found).seen?.edit).toBeLessThan(first(found).head)
    expect(newOn(await since(olu))).toEqual([])
    expect(JSON.stringify(found)).not.toContain(olu.id)
  })

  it('[HI72] of a text with something new it says about how many words others put in, gathered or not, and counts once', async () => {
    const { noor, rafael, olu, one, two, write, see, since } = await group()
    const { sync } = world.context
    const counting = vi.spyOn(sync, 'wordsSince')
    const words = async () => (await since(rafael)).elements.slice(0, 2).map((each) => each.words)
    await write(noor)
    await write(olu)
    await see(rafael)
    await leave(rafael)
    expect(await words()).toEqual([null, null])
    await write(noor)
    await write(rafael)
    // Never opened, it is new as a whole.
    await write(noor, two)
    await write(noor, two)
    expect(await words()).toEqual([5, 10])
    const asked = counting.mock.calls.length
    expect(await words()).toEqual([5, 10])
    expect(counting.mock.calls.length).toBe(asked)
    const made = await compacted(sync.record, one.document_id, Date.now() + 10 * 60_000)
    if (!made) throw new Error('Nothing was gathered.')
    await sync.record.compact(one.document_id, made)
    await write(noor)
    // Gathered, what an author wrote in that minute is one, also what he had seen of it.
    expect(await words()).toEqual([15, 10])
    // What goes again is no news; taking out alone says no number.
    await sync.edit(two.document_id, { userId: noor.id, key: null }, (doc) =>
      doc.getXmlFragment(FRAGMENT).delete(1, 2),
    )
    expect(await words()).toEqual([15, 0])
    counting.mockRejectedValueOnce(new Error('The thread has ended.'))
    await write(noor, two)
    expect(await words()).toEqual([15, null])
    expect(await words()).toEqual([15, 5])
    counting.mockRestore()
  })

  it('[HI33] names people as they go by now', async () => {
    const { id, noor, rafael, write, see, since } = await group()
    await write(noor)
    await see(rafael)
    await leave(rafael)
    await write(noor)
    await world.ask(noor.browser, 'PATCH', `/workspaces/${id}/me`, { pseudonym: 'The Heron' })
    expect(names(first(await since(rafael)))).toEqual(['The Heron'])
  })

  it('[HI34] having a text open makes it old on the board, and it stays comparable until it is marked', async () => {
    const { noor, rafael, one, two, write, see, since, finish } = await group()
    await write(noor)
    await see(rafael)
    await leave(rafael)
    await write(noor)
    await write(noor, two)
    // Looking at the page marks nothing, and a text one never opened is new as a whole.
    for (let time = 0; time < 2; time++)
      expect(newOn(await since(rafael))).toEqual([one.id, two.id])
    await see(rafael)
    const opened = await since(rafael)
    expect(newOn(opened)).toEqual([two.id])
    expect(names(first(opened))).toEqual(['Noor'])
    const shown = first(opened).head
    await write(noor)
    const marked = await finish(rafael, [{ elementId: one.id, edit: shown }], opened.at)
    expect(marked.status).toBe(204)
    const after = await since(rafael)
    // What came after they were shown it is new still.
    expect(first(after).from?.edit).toBe(shown)
    expect(newOn(after)).toEqual([one.id, two.id])
    const all = after.elements.map(({ elementId, head }) => ({ elementId, edit: head }))
    await finish(rafael, all, after.at)
    const done = await since(rafael)
    expect(newOn(done)).toEqual([])
    expect(done.elements.flatMap(({ by }) => by)).toEqual([])
    // Never back, and never beyond what there is.
    await finish(rafael, [{ elementId: one.id, edit: 1 }])
    await finish(rafael, [{ elementId: two.id, edit: 1_000_000 }])
    await write(noor, two)
    expect(newOn(await since(rafael))).toEqual([two.id])
  })

  it('[HI35] tells of threads, editions and the standing of the canvas, since then or since a day', async () => {
    const { noor, rafael, canvas, one, write, see, since } = await group()
    const thread = (who: WorldPerson) =>
      world.ask(who.browser, 'POST', `/elements/${one.id}/threads`, {
        ...{ id: randomUUID(), place: { scope: 'element', anchor: null } },
        message: { id: randomUUID(), body: bodyFromText('Is it so?') },
      })
    const old = (await thread(rafael)).body as { id: string }
    await write(noor)
    await see(rafael)
    await leave(rafael)
    await thread(rafael)
    await thread(noor)
    const message = { id: randomUUID(), body: bodyFromText('It is.') }
    await world.ask(noor.browser, 'POST', `/threads/${old.id}/messages`, message)
    await world.ask(noor.browser, 'POST', `/elements/${one.id}/editions`, {
      ...{ id: randomUUID(), label: 'For the meeting', significance: 'substantive' },
    })
    await world.ask(noor.browser, 'PATCH', `/canvases/${canvas.id}`, { standing: 'basis' })
    const found = await since(rafael)
    const turns = first(found).threads.map(({ turn, words }) => [turn, words])
    expect(turns.sort()).toEqual([
      ['answered', 'Is it so?'],
      ['opened', 'Is it so?'],
    ])
    expect(first(found).editions.map(({ label }) => label)).toEqual(['For the meeting'])
    expect(found.standings.map(({ to, person }) => [to, person?.name])).toEqual([['basis', 'Noor']])
    // Noor did all of that herself.
    const hers = await since(noor, '?since=2020-01-01T00:00:00.000Z')
    expect(first(hers).threads.map(({ person }) => person?.name)).toEqual(['Rafael', 'Rafael'])
    expect([first(hers).editions, hers.standings, first(hers).by]).toEqual([[], [], []])
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    const none = await since(rafael, `?since=${tomorrow}`)
    expect([first(none).threads, first(none).by, none.standings]).toEqual([[], [], []])
  })

  it('[HI33] whoever leaves a workspace has seen nothing there when they come back', async () => {
    const { id, noor, rafael, write, see, since } = await group()
    await write(noor)
    await see(rafael)
    await leave(rafael)
    await world.ask(noor.browser, 'DELETE', `/workspaces/${id}/members/${rafael.id}`)
    await world.join(id, rafael.id, 'member')
    // Their sessions ended with their last workspace.
    const again = { ...rafael, browser: await world.browser(rafael.id) }
    expect(await since(again)).toMatchObject({ lastHere: null })
  })

  it('[HI34] an element of another canvas is marked by nobody, and nothing of the rest is', async () => {
    const { noor, rafael, one, write, see, since, finish } = await group()
    const other = await group()
    await write(noor)
    await see(rafael)
    await leave(rafael)
    await write(noor)
    const answer = await finish(rafael, [
      { elementId: one.id, edit: 9 },
      { elementId: other.one.id, edit: 9 },
    ])
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
    expect(newOn(await since(rafael))).toEqual([one.id])
    const bad = await finish(rafael, [])
    expect(bad).toMatchObject({ status: 400, body: { error: { code: 'bad_request' } } })
  })
})
