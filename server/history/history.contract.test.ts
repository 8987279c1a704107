import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { AuditPage } from '../../lib/audit'
import type { Element } from '../../lib/canvases'
import { PastReader } from '../../lib/client/past-reader'
import { authorship, contributors } from '../../lib/history/authorship'
import { between } from '../../lib/history/between'
import type { RecordPage } from '../../lib/history/record'
import { wordsOf } from '../../lib/history/testing/as-past'
import { FRAGMENT } from '../../lib/protocol'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'

describe.each(BOTH_DATABASES)('the history of a text on $name', ({ url }) => {
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
    const write = (who: WorldPerson, words: string) =>
      world.context.sync.edit(documentId, { userId: who.id, key: 'a-session' }, (doc) => {
        const block = doc.getXmlFragment(FRAGMENT).get(0)
        const text = block instanceof Y.XmlElement ? block.get(0) : null
        if (text instanceof Y.XmlText) text.insert(text.length, words)
        else if (block instanceof Y.XmlElement) block.insert(0, [new Y.XmlText(words)])
      })
    const read = async (who: WorldPerson, after = 0) =>
      world.ask(who.browser, 'GET', `/elements/${elementId}/history?after=${after}`)
    const reader = (who: WorldPerson) =>
      new PastReader(
        {
          history: async (_, after = 0) => (await read(who, after)).body as RecordPage,
        },
        elementId,
      )
    return { id, noor, rafael, olu, elementId, documentId, write, read, reader }
  }

  it('[HI7] names who wrote what by what the server noted, as they go by now, and no session', async () => {
    const { id, noor, rafael, write, read, reader } = await group()
    await write(noor, 'The hall opens at nine. ')
    await write(rafael, 'And at ten on Sundays.')
    await world.ask(rafael.browser, 'PATCH', `/workspaces/${id}/me`, { pseudonym: 'The Heron' })
    const past = reader(noor)
    expect(await past.refresh()).toBe(true)
    const whole = between(past.past, past.past.last, past.past.last)
    expect(wordsOf(whole).trim()).toBe('The hall opens at nine. And at ten on Sundays.')
    const passages = authorship(past.past, past.origins)
    const by = passages.map(({ own }) => past.people.get(past.past.authorOf(own) ?? '')?.name)
    expect(new Set(by)).toEqual(new Set(['Noor', 'The Heron']))
    const shares = contributors(past.past, past.origins)
    expect(shares.map(({ userId }) => userId).slice(0, 2)).toEqual([noor.id, rafael.id])
    expect(JSON.stringify((await read(noor)).body)).not.toContain('a-session')
  })

  it('[HI7] goes on from where one was, and says nothing twice', async () => {
    const { noor, rafael, write, read, reader } = await group()
    await write(noor, 'First. ')
    const past = reader(rafael)
    await past.refresh()
    const { head } = past.past
    expect(await past.refresh()).toBe(false)
    await write(rafael, 'Second.')
    expect(await past.refresh()).toBe(true)
    expect(past.past.head).toBe(head + 1)
    const { body } = await read(rafael, head)
    expect((body as RecordPage).entries.map(({ by, first }) => [by, first])).toEqual([
      [rafael.id, head + 1],
    ])
  })

  it('[HI8] observers, and those who come too often, are told so', async () => {
    const { noor, olu, write, read } = await group()
    await write(noor, 'Not for everybody.')
    expect(await read(olu)).toMatchObject({ status: 403, body: { error: { code: 'not_allowed' } } })
    const answers = await Promise.all(Array.from({ length: 80 }, () => read(noor)))
    const codes = new Set(answers.map(({ status }) => status))
    expect(codes).toEqual(new Set([200, 429]))
  })

  it('[HI39] stewards let observers know the history, and take that back, at once', async () => {
    const { id, noor, rafael, olu, elementId, write, read } = await group()
    await write(noor, 'Said and taken back.')
    const element = async () =>
      (await world.ask(olu.browser, 'GET', `/elements/${elementId}`)).body as Element
    const set = (who: WorldPerson, history: string) =>
      world.ask(who.browser, 'PATCH', `/workspaces/${id}`, { history })
    expect((await element()).mayLookBack).toBe(false)
    expect(await set(rafael, 'everyone')).toMatchObject({ status: 403 })
    expect(await set(noor, 'nobody')).toMatchObject({ status: 400 })
    expect(await set(noor, 'everyone')).toMatchObject({ status: 204 })
    expect(await read(olu)).toMatchObject({ status: 200 })
    expect((await element()).mayLookBack).toBe(true)
    await set(noor, 'members')
    expect(await read(olu)).toMatchObject({ status: 403 })
    const { body } = await world.ask(noor.browser, 'GET', `/workspaces/${id}/audit`)
    const acts = AuditPage.parse(body).items.filter(
      ({ action }) => action === 'workspace.policy-changed',
    )
    expect(acts.map(({ detail }) => detail)).toEqual([
      { policy: 'history', from: 'everyone', to: 'members' },
      { policy: 'history', from: 'members', to: 'everyone' },
    ])
  })

  it('[HI9] a text that began anew is read anew', async () => {
    const { noor, documentId, write, reader } = await group()
    await write(noor, 'Before.')
    const past = reader(noor)
    await past.refresh()
    const old = past.past
    const { record } = world.context.sync
    await record.beginEpoch(1_234_567, Date.now())
    expect((await record.load(documentId))?.epoch).toBe(1_234_567)
    await past.refresh()
    expect(past.past).not.toBe(old)
    expect(wordsOf(between(past.past, past.past.last, past.past.last)).trim()).toBe('Before.')
  })
})
