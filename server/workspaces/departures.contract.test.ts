import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLOSE, MESSAGE } from '../../lib/protocol'
import type { Member } from '../../lib/workspaces'
import { RawClient, until } from '../sync/testing/sync-people'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type Credentials, type WorldPerson } from '../testing/world'

describe.each(BOTH_DATABASES)('coming, going and appearing on $name', ({ url }) => {
  let world: World
  let http: Server

  beforeAll(async () => {
    world = await World.open(await url())
    http = createServer()
    http.on('upgrade', world.context.sync.handleUpgrade)
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    http.close()
    await world.close()
  })

  async function group() {
    const { id } = await world.workspace('Group')
    const noor = await world.person('Noor')
    const ada = await world.person('Ada Lovelace')
    await world.join(id, noor.id, 'steward')
    await world.join(id, ada.id, 'coordinator')
    const canvas = await world.canvas(id, noor.id)
    const text = canvas.elements[0]?.document_id ?? ''
    return { id, noor, ada, canvas, text, path: `/workspaces/${id}/members/${ada.id}` }
  }

  function open(who: Credentials, documentId: string): RawClient {
    const { port } = http.address() as AddressInfo
    return new RawClient(`ws://127.0.0.1:${port}/sync/${documentId}?ext=1`, {
      ...who,
      ...(!who.authorization && { origin: `http://127.0.0.1:${port}` }),
    })
  }

  async function inviteBy(who: WorldPerson, id: string): Promise<string> {
    const made = await world.ask(who.browser, 'POST', `/workspaces/${id}/invites`, {
      role: 'member',
    })
    return new URL((made.body as { url: string }).url).pathname.slice('/join/'.length)
  }

  it('[RO18] removing somebody puts them out everywhere within a second', async () => {
    const { id, noor, ada, canvas, text, path } = await group()
    const token = await world.token(ada.id, 'write')
    const link = await inviteBy(ada, id)
    await world.team(id, { seats: [ada.id] })
    const sockets = [open(ada.browser, text), open(ada.browser, canvas.documentId)]
    sockets.push(open(token, text))
    await until('all are in', () => sockets.every(({ frames }) => frames.length > 0))
    expect(await world.ask(noor.browser, 'DELETE', path)).toMatchObject({ status: 204 })
    const since = performance.now()
    for (const socket of sockets) await socket.closedWith(CLOSE.notFound)
    expect(performance.now() - since).toBeLessThan(1000)
    for (const who of [ada.browser, token])
      expect(await world.ask(who, 'GET', '/me')).toMatchObject({ status: 401 })
    expect(await world.ask({}, 'GET', `/invites/${link}`)).toMatchObject({ status: 410 })
    const [team] = await world.context.teams.of(id)
    expect(team?.seats).toEqual([])
    const acts = await world.context.audit.entries(id, { limit: 3 })
    expect(acts.map(({ action }) => action)).toEqual([
      ...['member.removed', 'invite.revoked', 'seat.taken'],
    ])
  })

  it('[RO18] whoever has another workspace keeps what opens that one, and no more', async () => {
    const { noor, ada, text, path } = await group()
    const elsewhere = await world.workspace('Elsewhere')
    await world.join(elsewhere.id, ada.id, 'member')
    const token = await world.token(ada.id, 'read')
    await world.ask(noor.browser, 'DELETE', path)
    for (const who of [ada.browser, token]) {
      const there = await world.ask(who, 'GET', `/workspaces/${elsewhere.id}`)
      expect(there).toMatchObject({ status: 200 })
      await open(who, text).closedWith(CLOSE.notFound)
    }
  })

  it('[RO18] leaving by oneself keeps the account, and takes seats and links along', async () => {
    const { id, ada, path } = await group()
    const link = await inviteBy(ada, id)
    await world.team(id, { seats: [ada.id] })
    await world.ask(ada.browser, 'DELETE', path)
    expect(await world.ask(ada.browser, 'GET', '/me')).toMatchObject({ body: { workspaces: [] } })
    await world.join(id, ada.id, 'coordinator')
    expect(await world.ask({}, 'GET', `/invites/${link}`)).toMatchObject({ status: 410 })
    expect((await world.context.teams.of(id))[0]?.seats).toEqual([])
  })

  it('[RO19] a pseudonym hides name and address from all but stewards and oneself', async () => {
    const { id, noor, ada } = await group()
    const ben = await world.person('Ben')
    await world.join(id, ben.id, 'coordinator')
    const heron = { pseudonym: 'Heron' }
    await world.ask(ada.browser, 'PATCH', `/workspaces/${id}/me`, heron)
    const seenBy = async (who: WorldPerson) => {
      const { body } = await world.ask(who.browser, 'GET', `/workspaces/${id}/members`)
      const found = (body as { items: Member[] }).items.find((member) => member.id === ada.id)
      return [found?.name, found?.ownName, found?.email !== undefined]
    }
    expect(await seenBy(ben)).toEqual(['Heron', undefined, false])
    expect(await seenBy(noor)).toEqual(['Heron', 'Ada Lovelace', true])
    expect(await seenBy(ada)).toEqual(['Heron', 'Ada Lovelace', true])
    const link = await inviteBy(ada, id)
    expect(await world.ask({}, 'GET', `/invites/${link}`)).toMatchObject({
      body: { invitedBy: 'Heron' },
    })
    expect((await world.context.members.people(id)).get(ada.id)?.name).toBe('Heron')
  })

  it('[RO20] nobody takes the name of somebody else, however it is written', async () => {
    const { id, ada } = await group()
    const path = `/workspaces/${id}/me`
    for (const pseudonym of ['Noor', ' noor ', 'ＮＯＯＲ'])
      expect(await world.ask(ada.browser, 'PATCH', path, { pseudonym })).toMatchObject({
        ...{ status: 409, body: { error: { code: 'name_in_use' } } },
      })
    const own = await world.ask(ada.browser, 'PATCH', path, { pseudonym: 'Ada Lovelace' })
    expect(own).toMatchObject({ status: 204 })
  })

  it('[RO21] a new name and colour are shown at once where one is, and close nothing', async () => {
    const { id, noor, ada, canvas, text } = await group()
    const [writer, reader] = [open(ada.browser, text), open(noor.browser, text)]
    const board = open(noor.browser, canvas.documentId)
    await until('all are in', () =>
      [writer, reader, board].every(({ frames }) => frames.length > 0),
    )
    writer.presence([4711, 1, '{}'])
    await until('she is seen', () => heard(reader, 'Ada Lovelace'))
    const heron = { pseudonym: 'Heron', colour: 11 }
    await world.ask(ada.browser, 'PATCH', `/workspaces/${id}/me`, heron)
    await until('all see the new name', () =>
      [writer, reader, board].every((one) => heard(one, 'Heron')),
    )
    expect([writer.closed, reader.closed, board.closed]).toEqual([null, null, null])
    for (const client of [writer, reader, board]) client.socket.terminate()
  })
})

/** Whether presence or an event with these words has arrived. */
function heard({ frames }: RawClient, words: string): boolean {
  return frames.some(
    (frame) =>
      (frame[0] === MESSAGE.awareness || frame[0] === MESSAGE.event) &&
      Buffer.from(frame).includes(words),
  )
}
