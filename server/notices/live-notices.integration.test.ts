import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { NOTICES_CHANGED } from '../../lib/notice-news'
import { MESSAGE } from '../../lib/protocol'
import { RawClient, until } from '../sync/testing/sync-people'
import { World, type WorldPerson } from '../testing/world'
import { ToldPeople } from './testing/told-people'

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

async function enter(documentId: string, who: WorldPerson): Promise<RawClient> {
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const url = `${origin.replace('http', 'ws')}/sync/${documentId}?ext=1`
  const client = new RawClient(url, { ...who.browser, origin })
  clients.push(client)
  await until('they are greeted', () => client.frames.length > 0)
  return client
}

/** How often it was told that its person's notices changed. */
function newsOf(client: RawClient): unknown[] {
  return client.frames.flatMap((frame) => {
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== MESSAGE.event) return []
    const event = JSON.parse(decoding.readVarString(decoder)) as { type?: unknown }
    return event.type === NOTICES_CHANGED ? [event] : []
  })
}

describe('that there is something new', () => {
  it('[NO9] is said over every connection of that person, and of nobody else', async () => {
    const people = await ToldPeople.meet(world)
    const { workspaceId, documentId, noor, rafael, priya } = people
    const home = await enter(workspaceId, rafael)
    const text = await enter(documentId, rafael)
    const others = [await enter(workspaceId, priya), await enter(documentId, noor)]
    await people.open(noor, rafael, ' look')
    await until('both of them hear', () => [home, text].every((c) => newsOf(c).length === 1))
    expect(newsOf(home)).toEqual([{ type: NOTICES_CHANGED }])
    await people.must(204, rafael, 'POST', '/me/notices/read', {})
    await until('both hear that it was read', () =>
      [home, text].every((c) => newsOf(c).length === 2),
    )
    // Answers are in order: had anything been said to them, it would have come before this.
    await people.open(rafael, priya, ' and ', noor)
    await until('the others hear of theirs', () => others.every((c) => newsOf(c).length > 0))
    expect(others.map((client) => newsOf(client).length)).toEqual([1, 1])
  })

  it('[NO5] whoever has the text open sees what is written and is not told of it', async () => {
    const people = await ToldPeople.meet(world)
    const { documentId, elementId, noor, rafael, priya } = people
    await people.follow(noor, 'elements', elementId, 'following')
    await people.follow(priya, 'elements', elementId, 'following')
    await enter(documentId, noor)
    await people.write(rafael)
    expect(await people.notices(noor)).toEqual([])
    expect(await people.told(priya)).toEqual(['following written Rafael 1'])
  })
})
