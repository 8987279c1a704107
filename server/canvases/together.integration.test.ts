import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { CanvasEvent } from '../../lib/canvases'
import { MESSAGE } from '../../lib/protocol'
import { RawClient, until } from '../sync/testing/sync-people'
import { World, type Credentials } from '../testing/world'

let world: World
let http: Server

beforeAll(async () => {
  world = await World.open()
  http = createServer()
  http.on('upgrade', world.context.sync.handleUpgrade)
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
})
afterAll(async () => {
  http.close()
  await world.close()
})

const clients: RawClient[] = []
afterEach(() => {
  for (const { socket } of clients.splice(0)) socket.terminate()
})

async function enter(documentId: string, who: Credentials): Promise<RawClient> {
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const url = `${origin.replace('http', 'ws')}/sync/${documentId}?ext=1`
  const client = new RawClient(url, who.authorization ? who : { ...who, origin })
  clients.push(client)
  await until('they are greeted', () => client.frames.length > 0)
  return client
}

/** What was said on the canvas to this client, by type. */
function heard<T extends CanvasEvent['type']>(client: RawClient, type: T) {
  return client.frames.flatMap((frame) => {
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== MESSAGE.event) return []
    const event = CanvasEvent.safeParse(JSON.parse(decoding.readVarString(decoder)))
    return event.data?.type === type ? [event.data as Extract<CanvasEvent, { type: T }>] : []
  })
}

/** The states others are shown, last ones first. */
function shown(client: RawClient): { user: { id: string }; here?: unknown; view?: unknown }[] {
  return client.frames
    .flatMap((frame) => {
      const decoder = decoding.createDecoder(frame)
      if (decoding.readVarUint(decoder) !== MESSAGE.awareness) return []
      const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder))
      return Array.from({ length: decoding.readVarUint(inner) }, () => {
        decoding.readVarUint(inner)
        decoding.readVarUint(inner)
        return JSON.parse(decoding.readVarString(inner))
      })
    })
    .filter((state) => state !== null)
    .reverse()
}

async function canvas() {
  const { id: workspaceId } = await world.workspace('Group')
  const [amara, ben, olu] = await Promise.all(['Amara', 'Ben', 'Olu'].map((n) => world.person(n)))
  if (!amara || !ben || !olu) throw new Error('Three people.')
  await world.join(workspaceId, amara.id, 'coordinator')
  await world.join(workspaceId, ben.id, 'member')
  await world.join(workspaceId, olu.id, 'observer')
  const { documentId, elements, id } = await world.canvas(workspaceId, amara.id)
  const [one] = elements
  if (!one) throw new Error('A canvas without elements.')
  return { id, channel: documentId, one, amara, ben, olu }
}

const HERE = { state: 'idle', act: 'writing', place: 'e1', section: 'Why', follows: null }

describe('what a page says of its person', () => {
  it('[TG3] reaches the others under the name that the server knows, and nothing else does', async () => {
    const { channel, ben, olu } = await canvas()
    const bens = await enter(channel, ben.browser)
    const olus = await enter(channel, olu.browser)
    const view = { type: null, tname: 'default', item: null, assoc: 0 }
    const forged = { id: ben.id, name: 'Ben', colour: 9 }
    olus.presence([7, 1, JSON.stringify({ user: forged, here: HERE, view, admin: true })])
    await until('Ben is shown it', () => shown(bens).length > 0)
    expect(shown(bens)[0]).toEqual({
      user: { id: olu.id, name: 'Olu', colour: 3 },
      cursor: null,
      view,
      here: HERE,
    })
  })

  it('[TG3] is passed over when it is not what it should be', async () => {
    const { channel, ben, olu } = await canvas()
    const bens = await enter(channel, ben.browser)
    const olus = await enter(channel, olu.browser)
    const here = { ...HERE, section: 'x'.repeat(200) }
    const view = { tname: 'elsewhere', item: { client: -1, clock: 0 } }
    olus.presence([7, 1, JSON.stringify({ here, view })])
    await until('Ben is shown her', () => shown(bens).length > 0)
    expect(shown(bens)[0]).toEqual({
      user: { id: olu.id, name: 'Olu', colour: 3 },
      cursor: null,
    })
  })
})

describe('who has left', () => {
  it('[TG4] is told to those who stay and to those who come, until they are back', async () => {
    const { channel, one, ben, olu } = await canvas()
    const bens = await enter(channel, ben.browser)
    const olus = await enter(one.document_id, olu.browser)
    await until('Olu is there', () => heard(bens, 'who-is-where').some((e) => e.where[one.id]))
    expect(heard(bens, 'left')).toEqual([])
    olus.socket.close()
    await until('Ben hears it', () => heard(bens, 'left').length > 0)
    const [first] = heard(bens, 'left')
    expect(first?.left).toMatchObject([{ person: { id: olu.id, name: 'Olu', colour: 3 } }])
    await enter(channel, olu.browser)
    await until('and that nobody is missing', () => heard(bens, 'left').at(-1)?.left.length === 0)
  })
})

describe('bring everyone here', () => {
  it('[TG10] asks everyone on this canvas, observers too, and nobody else', async () => {
    const here = await canvas()
    const there = await canvas()
    const near = await enter(here.channel, here.olu.browser)
    const far = await enter(there.channel, there.olu.browser)
    const path = `/canvases/${here.id}/gather`
    const body = { elementId: here.one.id, section: 'Why' }
    expect((await world.ask(here.amara.browser, 'POST', path, body)).status).toBe(204)
    await until('Olu is asked', () => heard(near, 'gather').length > 0)
    expect(heard(near, 'gather')).toMatchObject([
      { ...body, by: { id: here.amara.id, name: 'Amara', colour: 1 } },
    ])
    await until('the other canvas was told who is there', () => {
      return heard(far, 'who-is-where').length > 0
    })
    expect(heard(far, 'gather')).toEqual([])
  })

  it('[TG11] is for coordinators and stewards; an observer cannot, by no way', async () => {
    const { id, one, channel, ben, olu } = await canvas()
    const bens = await enter(channel, ben.browser)
    for (const who of [ben, olu])
      expect(
        await world.ask(who.browser, 'POST', `/canvases/${id}/gather`, { elementId: one.id }),
      ).toMatchObject({ status: 403, body: { error: { code: 'not_allowed' } } })
    expect(heard(bens, 'gather')).toEqual([])
  })

  it('[TG11] leads only to a place on this canvas', async () => {
    const here = await canvas()
    const there = await canvas()
    const path = `/canvases/${here.id}/gather`
    for (const elementId of [there.one.id, 'nothing'])
      expect((await world.ask(here.amara.browser, 'POST', path, { elementId })).status).toBe(404)
    expect((await world.ask(here.amara.browser, 'POST', path, { elementId: null })).status).toBe(
      204,
    )
  })

  it('[TG12] not twice in ten seconds by one person on one canvas', async () => {
    const here = await canvas()
    const path = `/canvases/${here.id}/gather`
    const ask = () => world.ask(here.amara.browser, 'POST', path, { elementId: null })
    expect((await ask()).status).toBe(204)
    expect(await ask()).toMatchObject({ status: 429, body: { error: { code: 'gather_too_soon' } } })
  })
})
