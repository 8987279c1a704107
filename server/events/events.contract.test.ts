import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WorkspaceEvent } from '../../lib/events'
import type { MessageBody } from '../../lib/thread-body'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'

describe.each(BOTH_DATABASES)('events on $name', ({ url }) => {
  let world: World
  let heard: WorkspaceEvent[] = []
  /** Run by the listener with each event. */
  let hear: (event: WorkspaceEvent) => Promise<void> = async () => {}
  let threadsSeen: number[] = []

  beforeAll(async () => {
    world = await World.open(await url())
    world.context.events.on(async (tx, event) => {
      // Whatever is not of the shape that is promised, or more than ids, fails right here.
      heard.push(WorkspaceEvent.strict().parse(event))
      if (event.threadId !== undefined) {
        const { threadId } = event
        const named = tx.db.selectFrom('threads').where('id', '=', threadId).select('id')
        threadsSeen.push((await named.execute()).length)
      }
      await hear(event)
    })
  })
  afterAll(() => world.close())

  async function group() {
    const { id } = await world.workspace('Group')
    const [noor, rafael] = await Promise.all(['Noor', 'Rafael'].map((name) => world.person(name)))
    if (!noor || !rafael) throw new Error('Somebody is missing.')
    await world.join(id, noor.id, 'steward')
    await world.join(id, rafael.id, 'member')
    const canvas = await world.canvas(id, noor.id)
    const elementId = canvas.elements[0]?.id ?? ''
    const ask = (who: WorldPerson, method: string, path: string, body?: object) =>
      world.ask(who.browser, method, path, body)
    hear = async () => {}
    heard = []
    threadsSeen = []
    return { id, noor, rafael, canvas, elementId, ask }
  }

  it('[EV1] what is said in threads is told by ids, where its rows are already', async () => {
    const { id, noor, rafael, canvas, elementId, ask } = await group()
    const opening = threadOn('A question', rafael.id)
    await ask(noor, 'POST', `/elements/${elementId}/threads`, opening)
    const answer = { id: randomUUID(), body: words('An answer') }
    await ask(rafael, 'POST', `/threads/${opening.id}/messages`, answer)
    await ask(rafael, 'PATCH', `/messages/${answer.id}`, { body: words('Better', noor.id) })
    await ask(rafael, 'PATCH', `/messages/${answer.id}`, { body: words('Best', noor.id) })
    await ask(noor, 'PATCH', `/threads/${opening.id}`, { state: 'resolved' })
    await ask(noor, 'PATCH', `/threads/${opening.id}`, { state: 'open' })
    await ask(rafael, 'DELETE', `/messages/${answer.id}`)
    const place = { workspaceId: id, canvasId: canvas.id, elementId, threadId: opening.id }
    const none = { personIds: [], teamIds: [] }
    const by = (who: WorldPerson) => ({ ...place, actorId: who.id })
    const first = { messageId: opening.message.id }
    const second = { messageId: answer.id }
    expect(heard.map(({ id: _id, at: _at, ...rest }) => rest)).toEqual([
      { ...by(noor), kind: 'thread.opened', ...first, ...none, personIds: [rafael.id] },
      { ...by(rafael), kind: 'thread.answered', ...second, ...none },
      { ...by(rafael), kind: 'message.edited', ...second, ...none, personIds: [noor.id] },
      { ...by(rafael), kind: 'message.edited', ...second, ...none },
      { ...by(noor), kind: 'thread.resolved' },
      { ...by(noor), kind: 'thread.reopened' },
      { ...by(rafael), kind: 'message.removed', ...second },
    ])
    expect(threadsSeen).toEqual([1, 1, 1, 1, 1, 1, 1])
    expect(new Set(heard.map((event) => event.id)).size).toBe(heard.length)
  })

  it('[EV1] who comes and goes and what becomes of canvases is told', async () => {
    const { id, noor, rafael, canvas, ask } = await group()
    const priya = await world.person('Priya')
    await world.join(id, priya.id, 'member')
    await ask(noor, 'DELETE', `/workspaces/${id}/members/${priya.id}`)
    await ask(rafael, 'DELETE', `/workspaces/${id}/members/${rafael.id}`)
    await ask(noor, 'PATCH', `/canvases/${canvas.id}`, { archived: true })
    await ask(noor, 'PATCH', `/canvases/${canvas.id}`, { archived: true })
    await ask(noor, 'PATCH', `/canvases/${canvas.id}`, { archived: false })
    const copying = { title: 'Another', as: 'copy' }
    const { body } = await ask(noor, 'POST', `/canvases/${canvas.id}/copies`, copying)
    expect(
      heard.map(({ kind, actorId, personIds, canvasId }) => [kind, actorId, personIds ?? canvasId]),
    ).toEqual([
      ['member.joined', null, [priya.id]],
      ['member.left', noor.id, [priya.id]],
      ['member.left', rafael.id, [rafael.id]],
      ['canvas.archived', noor.id, canvas.id],
      ['canvas.restored', noor.id, canvas.id],
      ['canvas.created', noor.id, (body as { id: string }).id],
    ])
  })

  it('[EV2] what could not be told of has not happened', async () => {
    const { noor, rafael, elementId, ask } = await group()
    hear = () => Promise.reject(new Error('No room for this event.'))
    const opening = threadOn('A question', rafael.id)
    const path = `/elements/${elementId}/threads`
    expect(await ask(noor, 'POST', path, opening)).toMatchObject({ status: 500 })
    hear = async () => {}
    expect(await ask(noor, 'GET', path)).toMatchObject({ body: { items: [] } })
    expect(await ask(noor, 'POST', path, opening)).toMatchObject({ status: 201 })
    expect(heard.map(({ kind }) => kind)).toEqual(['thread.opened', 'thread.opened'])
  })

  it('[EV3] what is refused, or changes nothing, is not told of', async () => {
    const { noor, rafael, elementId, canvas, ask } = await group()
    const opening = threadOn('A question')
    const path = `/elements/${elementId}/threads`
    await Promise.all([1, 2, 3].map(() => ask(noor, 'POST', path, opening)))
    const outsider = await world.person('Outsider')
    await ask(outsider, 'POST', path, threadOn('Let me in'))
    await ask(rafael, 'PATCH', `/messages/${opening.message.id}`, { body: words('Not mine') })
    await ask(noor, 'PATCH', `/messages/${opening.message.id}`, { body: words('A question') })
    await ask(noor, 'PATCH', `/threads/${opening.id}`, { state: 'open' })
    await ask(rafael, 'PATCH', `/canvases/${canvas.id}`, { archived: true })
    await ask(noor, 'PATCH', `/canvases/${canvas.id}`, { title: 'Renamed' })
    expect(heard.map(({ kind }) => kind)).toEqual(['thread.opened'])
  })
})

function words(text: string, personId?: string): MessageBody {
  const content: MessageBody['content'] = [{ type: 'paragraph', content: [{ type: 'text', text }] }]
  if (personId !== undefined)
    content.push({ type: 'paragraph', content: [{ type: 'mention', attrs: { id: personId } }] })
  return { type: 'doc', content }
}

function threadOn(text: string, personId?: string) {
  return {
    id: randomUUID(),
    place: { scope: 'element', anchor: null },
    message: { id: randomUUID(), body: words(text, personId) },
  }
}
