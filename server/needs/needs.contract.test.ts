import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Canvas } from '../../lib/canvases'
import { nineElements } from '../../lib/frameworks/nine-elements'
import type { Need } from '../../lib/needs'
import { appendMarkdown } from '../canvases/element-text'
import { Frameworks } from '../canvases/frameworks'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type Credentials, type WorldPerson } from '../testing/world'

const DAY = 24 * 60 * 60 * 1000

describe.each(BOTH_DATABASES)('what needs somebody, on $name', ({ url }) => {
  let world: World
  let ada: WorldPerson
  let ben: WorldPerson
  let eve: WorldPerson
  let workspaceId: string

  beforeAll(async () => {
    world = await World.open(await url())
    workspaceId = (await world.workspace('Group')).id
    ada = await world.person('Ada')
    ben = await world.person('Ben')
    eve = await world.person('Eve')
    await world.join(workspaceId, ada.id, 'coordinator')
    await world.join(workspaceId, ben.id, 'member')
    await world.join(workspaceId, eve.id, 'observer')
  })
  afterAll(() => world.close())

  async function needs(who: Credentials): Promise<Need[]> {
    const { status, body } = await world.ask(who, 'GET', `/workspaces/${workspaceId}/needs`)
    expect(status).toBe(200)
    return (body as { items: Need[] }).items
  }

  async function canvas(title: string): Promise<Canvas> {
    const { id } = await world.canvas(workspaceId, ada.id, title)
    return (await world.ask(ada.browser, 'GET', `/canvases/${id}`)).body as Canvas
  }

  function write(of: Canvas, kind: string, author: WorldPerson) {
    const element = of.elements.find((one) => one.kind === kind)
    if (!element) throw new Error(`No ${kind}.`)
    const who = { userId: author.id, key: null }
    return world.context.sync.edit(element.documentId, who, (doc) =>
      appendMarkdown(doc, 'Some words.'),
    )
  }

  it('[HM1] who writes on a canvas is told of the next element, once what it rests on is begun', async () => {
    const one = await canvas('Open late')
    expect(await needs(ben.browser)).toEqual([])
    await write(one, 'vision', ben)
    const [need, ...more] = await needs(ben.browser)
    expect(more).toEqual([])
    expect(need).toMatchObject({
      type: 'begin-element',
      canvas: { id: one.id, title: 'Open late' },
      element: { title: 'Structural analysis' },
      others: 0,
    })
    expect(await needs(ada.browser)).toEqual([])
    expect(await needs(eve.browser)).toEqual([])
    expect(await needs(await world.token(ben.id, 'read'))).toEqual([])

    for (const { kind } of one.elements) if (kind !== 'vision') await write(one, kind, ada)
    expect(await needs(ben.browser)).toEqual([])
  })

  it('[HM1] what is archived asks for nothing', async () => {
    const one = await canvas('Shelved')
    await write(one, 'vision', ben)
    expect(await needs(ben.browser)).toHaveLength(1)
    await world.ask(ada.browser, 'PATCH', `/canvases/${one.id}`, { archived: true })
    expect(await needs(ben.browser)).toEqual([])
  })

  it('[HM2] who may make links is told of a used one that ends soon and has no follower', async () => {
    const path = `/workspaces/${workspaceId}/invites`
    const link = async (days: number) =>
      (await world.ask(ada.browser, 'POST', path, { role: 'member', days })).body as { id: string }
    const { db } = world.context.database
    const ending = await link(7)
    const endsAt = (ms: number) =>
      db
        .updateTable('invites')
        .set({ expires_at: new Date(Date.now() + ms).toISOString() })
        .where('id', '=', ending.id)
        .execute()
    const used = () =>
      db.updateTable('invites').set({ uses: 1 }).where('id', '=', ending.id).execute()

    await endsAt(DAY)
    expect(await needs(ada.browser)).toEqual([])
    await used()
    expect(await needs(ada.browser)).toMatchObject([
      { type: 'invite-ending', inviteId: ending.id, role: 'member' },
    ])
    expect(await needs(ben.browser)).toEqual([])
    await endsAt(3 * DAY)
    expect(await needs(ada.browser)).toEqual([])
    await endsAt(DAY)
    await link(7)
    expect(await needs(ada.browser)).toEqual([])
  })

  it('[HM4] who may accept a newer framework is told of it, once a canvas', async () => {
    const one = await canvas('Older')
    const updates = async (who: WorldPerson) =>
      (await needs(who.browser)).filter(({ type }) => type === 'framework-update')
    expect(await updates(ada)).toEqual([])
    const newer = { ...nineElements, version: nineElements.version + 1 }
    await new Frameworks({ database: world.context.database }).install([newer])
    expect(await updates(ada)).toContainEqual({
      type: 'framework-update',
      canvas: { id: one.id, title: 'Older' },
      version: newer.version,
    })
    expect(await updates(ben)).toEqual([])
  })
})
