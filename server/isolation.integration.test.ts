import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fileOf } from '../lib/frameworks/framework-file'
import { swotChoices } from '../lib/frameworks/swot-choices'
import type { NoticePage } from '../lib/notices'
import { FRAGMENT } from '../lib/protocol'
import { bodyFromText } from '../lib/thread-body'
import type { Invite } from '../lib/workspaces'
import { automaticEdition } from './editions/automatic-edition'
import { API_PREFIX, openApiDocument, routeInventory } from './http/open-api'
import { BOTH_DATABASES } from './testing/both-databases'
import { onePixel } from './testing/one-pixel'
import { suggestionOf } from './testing/suggestion-of'
import { World, type WorldPerson } from './testing/world'

const NOT_FOUND = { status: 404, body: { error: { code: 'not_found' } } }

/** What each kind of body needs to get as far as the question of rights. */
const BODIES: Record<string, unknown> = {
  'PATCH /workspaces/{workspaceId}': { name: 'Taken over' },
  'PATCH /workspaces/{workspaceId}/me': { colour: 3 },
  'POST /workspaces/{workspaceId}/integrity/checks': {},
  'POST /workspaces/{workspaceId}/teams': { kind: 'drafting', name: 'Mine' },
  'PATCH /workspaces/{workspaceId}/teams/{teamId}': { name: 'Mine' },
  'PUT /workspaces/{workspaceId}/teams/{teamId}/seats/{userId}': { seat: 'lead' },
  'PATCH /workspaces/{workspaceId}/members/{userId}': { role: 'observer' },
  'POST /workspaces/{workspaceId}/invites': { role: 'steward' },
  'POST /workspaces/{workspaceId}/canvases': { title: 'Mine', framework: 'nine-elements' },
  'PATCH /canvases/{canvasId}': { title: 'Mine' },
  'POST /canvases/{canvasId}/copies': { title: 'Mine', as: 'copy' },
  'POST /workspaces/{workspaceId}/frameworks': { file: {} },
  'PUT /workspaces/{workspaceId}/frameworks/{frameworkKey}': { file: {}, after: 1 },
  'PUT /workspaces/{workspaceId}/frameworks/{frameworkKey}/labels': {},
  'POST /canvases/{canvasId}/upgrade': { to: 2 },
  'POST /canvases/{canvasId}/gather': { elementId: null },
  'POST /elements/{elementId}/threads': {
    id: randomUUID(),
    place: { scope: 'element', anchor: null },
    message: { id: randomUUID(), body: bodyFromText('Mine') },
  },
  'POST /elements/{elementId}/suggestions': {
    ...{ batchId: randomUUID(), suggestions: [suggestionOf('two', 'three')] },
  },
  'PATCH /elements/{elementId}/suggestions': { ids: [randomUUID()], act: 'accept' },
  'POST /elements/{elementId}/erasures': { words: ['Words'], reason: 'Mine' },
  'POST /elements/{elementId}/editions': {
    ...{ id: randomUUID(), label: 'Mine', significance: 'editorial' },
  },
  'POST /elements/{elementId}/restorations': { id: randomUUID(), from: { edit: 1 } },
  'POST /elements/{elementId}/restorations/preview': { from: { edit: 1 } },
  'PUT /workspaces/{workspaceId}/edition-keeping': { allDays: 1, dailyDays: 1, weeklyDays: 1 },
  'PATCH /threads/{threadId}': { state: 'resolved' },
  'POST /threads/{threadId}/messages': { id: randomUUID(), body: bodyFromText('Mine') },
  'PATCH /messages/{messageId}': { body: bodyFromText('Mine') },
  'POST /workspaces/{workspaceId}/webhooks': {
    ...{ name: 'Mine', url: 'https://hooks.example.org/mine', kinds: ['thread.opened'] },
  },
  'PATCH /webhooks/{webhookId}': { name: 'Mine' },
  'PUT /elements/{elementId}/following': { state: 'following' },
  'PUT /threads/{threadId}/following': { state: 'muted' },
  'PATCH /me/notices/{noticeId}': { read: true },
  'PUT /canvases/{canvasId}/seen': {
    ...{ elements: [{ elementId: 'x', edit: 0 }], at: '2026-11-28T00:00:00.000Z' },
  },
}

/** Ids that do not belong to a workspace. */
const PERSONAL = ['{tokenId}', '{token}', '{key}']

describe.each(BOTH_DATABASES)('two workspaces on one server, on $name', ({ url }) => {
  let world: World
  let ours: Group
  let theirs: Group

  beforeAll(async () => {
    world = await World.open(await url())
    await world.context.courier.stop()
    ours = await group('Ours')
    theirs = await group('Theirs')
  })
  afterAll(() => world.close())

  async function group(name: string) {
    const { id: workspaceId } = await world.workspace(name)
    const steward = await world.person(`Steward of ${name}`)
    const member = await world.person(`Member of ${name}`)
    await world.join(workspaceId, steward.id, 'steward')
    await world.join(workspaceId, member.id, 'member')
    const canvas = await world.canvas(workspaceId, steward.id, `Canvas of ${name}`)
    const path = `/workspaces/${workspaceId}/invites`
    const { body } = await world.ask(steward.browser, 'POST', path, { role: 'member' })
    const made = await world.ask(steward.browser, 'POST', `/workspaces/${workspaceId}/frameworks`, {
      file: fileOf(swotChoices),
    })
    const elementId = canvas.elements[0]?.id ?? ''
    const images = `/elements/${elementId}/images`
    const image = await world.ask(steward.browser, 'POST', images, onePixel())
    const [threadId, messageId] = [randomUUID(), randomUUID()]
    const following = `/elements/${elementId}/following`
    await world.ask(member.browser, 'PUT', following, { state: 'following' })
    await world.ask(steward.browser, 'POST', `/elements/${elementId}/threads`, {
      ...{ id: threadId, place: { scope: 'element', anchor: null } },
      message: { id: messageId, body: bodyFromText(`Words of ${name}`) },
    })
    const webhooks = `/workspaces/${workspaceId}/webhooks`
    const webhook = await world.ask(steward.browser, 'POST', webhooks, {
      ...{ name: `Webhook of ${name}`, url: 'https://hooks.example.org/room' },
      kinds: ['thread.opened'],
    })
    const { id: webhookId } = webhook.body as { id: string }
    const test = await world.ask(steward.browser, 'POST', `/webhooks/${webhookId}/test`)
    const told = (await world.ask(member.browser, 'GET', '/me/notices')).body as NoticePage
    const editionId = randomUUID()
    await world.ask(steward.browser, 'POST', `/elements/${elementId}/editions`, {
      ...{ id: editionId, label: `Edition of ${name}`, significance: 'editorial' },
    })
    const documentId = canvas.elements[0]?.document_id ?? ''
    await world.context.sync.edit(documentId, { userId: steward.id, key: null }, (doc) =>
      doc.getXmlFragment(FRAGMENT).push([new Y.XmlElement('horizontalRule')]),
    )
    const kept = await automaticEdition(world.context, {
      ...{ elementId, documentId, by: null, at: new Date().toISOString() },
      why: 'quiet',
    })
    const restorationId = randomUUID()
    await world.ask(steward.browser, 'POST', `/elements/${elementId}/restorations`, {
      ...{ id: restorationId, from: { editionId } },
    })
    const ids = {
      ...{ editionId, restorationId },
      automaticId: kept?.id ?? '',
      noticeId: told.items[0]?.id ?? '',
      ...{ webhookId, deliveryId: (test.body as { id: string }).id },
      ...{ threadId, messageId, kind: 'heart' },
      frameworkKey: (made.body as { key: string }).key,
      ...{ workspaceId, userId: member.id, inviteId: (body as Invite).id },
      ...{ canvasId: canvas.id, elementId },
      imageId: (image.body as { id: string }).id,
      teamId: await world.team(workspaceId, { seats: [member.id] }),
    }
    return { name, steward, ids }
  }

  /** Every route that names something of a workspace. */
  function routes() {
    return routeInventory(openApiDocument(world.context.http, '0'))
      .map(({ method, path }) => ({ method, path: path.replace(API_PREFIX, '') }))
      .filter(({ path }) => path.includes('{') && !PERSONAL.some((id) => path.includes(id)))
  }

  function knock(who: WorldPerson, { method, path }: Route, ids: Group['ids']) {
    const real = path.replaceAll(/\{(\w+)\}/g, (_, name: keyof Group['ids']) => ids[name])
    return world.ask(who.browser, method, real, BODIES[`${method} ${path}`])
  }

  it('[RO5] the steward of one gets "not found" for every id of the other', async () => {
    expect(routes().length).toBeGreaterThan(10)
    for (const route of routes())
      expect([route, await knock(ours.steward, route, theirs.ids)]).toMatchObject([
        route,
        NOT_FOUND,
      ])
  })

  it('[RO6] an own id beside a foreign one opens nothing', async () => {
    const mixed = routes().filter(({ path }) => /\{workspaceId\}.*\{/.test(path))
    expect(mixed.length).toBeGreaterThan(2)
    for (const route of mixed) {
      const foreignSecond = { ...theirs.ids, workspaceId: ours.ids.workspaceId }
      const foreignFirst = { ...ours.ids, workspaceId: theirs.ids.workspaceId }
      for (const ids of [foreignSecond, foreignFirst])
        expect([route, await knock(ours.steward, route, ids)]).toMatchObject([route, NOT_FOUND])
    }
  })

  it('[RO5] nothing of the other is in what one can read', async () => {
    const names = Object.values(theirs.ids)
    for (const route of [...routes(), { method: 'GET', path: '/me' }]) {
      if (route.method !== 'GET') continue
      const { status, body } = await knock(ours.steward, route, ours.ids)
      expect([route, status]).toEqual([route, 200])
      const text = JSON.stringify(body)
      for (const id of [...names, 'Theirs'])
        expect([route, text.includes(id)]).toEqual([route, false])
    }
  })

  it('[RO7] a member of both has in each the role of that one', async () => {
    const both = await world.person('Both')
    await world.join(ours.ids.workspaceId, both.id, 'steward')
    await world.join(theirs.ids.workspaceId, both.id, 'observer')
    const rename = { method: 'PATCH', path: '/canvases/{canvasId}' }
    expect(await knock(both, rename, ours.ids)).toMatchObject({ status: 204 })
    expect(await knock(both, rename, theirs.ids)).toMatchObject({
      status: 403,
      body: { error: { code: 'not_allowed' } },
    })
  })
})

interface Group {
  name: string
  steward: WorldPerson
  ids: Record<
    | 'workspaceId'
    | 'userId'
    | 'inviteId'
    | 'canvasId'
    | 'elementId'
    | 'imageId'
    | 'editionId'
    | 'automaticId'
    | 'frameworkKey'
    | 'teamId'
    | 'threadId'
    | 'messageId'
    | 'kind',
    string
  >
}

interface Route {
  method: string
  path: string
}
