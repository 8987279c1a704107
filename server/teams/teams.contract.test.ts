import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Team } from '../../lib/teams'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World } from '../testing/world'

describe.each(BOTH_DATABASES)('teams on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  async function group() {
    const { id } = await world.workspace('Group')
    const [noor, amara, jonas, priya] = await Promise.all(
      ['Noor', 'Amara', 'Jonas', 'Priya'].map((name) => world.person(name)),
    )
    if (!noor || !amara || !jonas || !priya) throw new Error('Somebody is missing.')
    await world.join(id, noor.id, 'steward')
    await world.join(id, amara.id, 'coordinator')
    await world.join(id, jonas.id, 'member')
    await world.join(id, priya.id, 'member')
    const canvas = await world.canvas(id, amara.id)
    const path = `/workspaces/${id}/teams`
    const make = async (body: object) =>
      (await world.ask(noor.browser, 'POST', path, body)).body as Team
    const seat = (team: Team, userId: string, body: object) =>
      world.ask(noor.browser, 'PUT', `${path}/${team.id}/seats/${userId}`, body)
    const list = async () =>
      ((await world.ask(priya.browser, 'GET', path)).body as { items: Team[] }).items
    const acts = async () =>
      (await world.context.audit.entries(id, { limit: 5 })).map(({ action }) => action)
    return { id, noor, amara, jonas, priya, canvas, path, make, seat, list, acts }
  }

  it('[TM1] a team keeps its kind, and says what it is about and who sits where', async () => {
    const { noor, jonas, priya, canvas, path, make, seat, list } = await group()
    const scope = { canvasId: canvas.id, elementIds: [canvas.elements[2]?.id ?? ''] }
    const team = await make({ kind: 'drafting', name: 'Editors', purpose: 'Now.', scope })
    await seat(team, priya.id, { seat: 'member' })
    await seat(team, jonas.id, { seat: 'lead' })
    const change = { name: 'Writers', kind: 'approving' }
    await world.ask(noor.browser, 'PATCH', `${path}/${team.id}`, change)
    const [seen] = await list()
    expect(seen).toMatchObject({ kind: 'drafting', name: 'Writers', purpose: 'Now.', scope })
    expect(seen?.seats.map(({ person, seat }) => [person.name, seat])).toEqual([
      ['Jonas', 'lead'],
      ['Priya', 'member'],
    ])
  })

  it('[TM2] a canvas or element that is not in the workspace is as if it did not exist', async () => {
    const { noor, canvas, path } = await group()
    const other = await group()
    const elementId = other.canvas.elements[0]?.id ?? ''
    for (const scope of [
      { canvasId: other.canvas.id, elementIds: [] },
      { canvasId: canvas.id, elementIds: [elementId] },
    ])
      expect(
        await world.ask(noor.browser, 'POST', path, { kind: 'action', name: 'X', scope }),
      ).toMatchObject({ status: 404 })
    const loose = { canvasId: null, elementIds: [elementId] }
    expect(
      await world.ask(noor.browser, 'POST', path, { kind: 'action', name: 'X', scope: loose }),
    ).toMatchObject({ status: 400 })
  })

  it('[TM5] pairs a learner with somebody of the team, and with nobody once they are gone', async () => {
    const { noor, jonas, priya, make, seat, list, path } = await group()
    const team = await make({ kind: 'action', name: 'Weir Street' })
    const learner = { seat: 'learner', pairedWith: jonas.id }
    expect(await seat(team, priya.id, learner)).toMatchObject({ status: 400 })
    await seat(team, jonas.id, { seat: 'lead' })
    expect(await seat(team, priya.id, learner)).toMatchObject({ status: 204 })
    const paired = async () => (await list())[0]?.seats.at(-1)?.pairedWith?.name
    expect(await paired()).toBe('Jonas')
    await world.ask(noor.browser, 'DELETE', `${path}/${team.id}/seats/${jonas.id}`)
    expect(await paired()).toBeUndefined()
    expect((await list())[0]?.seats).toHaveLength(1)
  })

  it('[TM6] records what was done to teams and seats, and nothing that was refused', async () => {
    const { noor, jonas, make, seat, path, acts } = await group()
    const team = await make({ kind: 'evaluation', name: 'Looking back' })
    await seat(team, jonas.id, { seat: 'lead' })
    await seat(team, 'nobody', { seat: 'lead' })
    await world.ask(noor.browser, 'DELETE', `${path}/${team.id}/seats/${jonas.id}`)
    await world.ask(noor.browser, 'DELETE', `${path}/${team.id}`)
    expect((await acts()).reverse().slice(1)).toEqual([
      ...['team.made', 'seat.given', 'seat.taken', 'team.removed'],
    ])
  })

  it('[TM4] asks anew about exactly the texts and people that a change is about', async () => {
    const { id, noor, jonas, make, seat, path } = await group()
    const recheck = vi.spyOn(world.context.sync, 'recheck')
    const asked = () => recheck.mock.calls.map(([{ userId, documentIds }]) => [userId, documentIds])
    const documentIds = [id, ...(await world.context.canvases.documentIdsOf(id))]
    const team = await make({ kind: 'drafting', name: 'Editors' })
    await world.ask(noor.browser, 'PATCH', `${path}/${team.id}`, { purpose: 'Words only.' })
    expect(asked()).toEqual([])
    await seat(team, jonas.id, { seat: 'member' })
    await world.ask(noor.browser, 'PATCH', `/workspaces/${id}`, { writing: 'drafting' })
    await world.ask(noor.browser, 'PATCH', `/workspaces/${id}`, { writing: 'drafting' })
    expect(asked()).toEqual([
      [jonas.id, documentIds],
      [undefined, documentIds],
    ])
  })
})
