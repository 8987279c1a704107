import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyFromText, type MessageBody } from '../../lib/thread-body'
import type { OpenThreads, Thread, ThreadList } from '../../lib/threads'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'

const WHOLE = { scope: 'element', anchor: null }

describe.each(BOTH_DATABASES)('comments on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  async function group() {
    const { id } = await world.workspace('Group')
    const [noor, rafael, priya, observer] = await Promise.all(
      ['Noor', 'Rafael', 'Priya', 'Olu'].map((name) => world.person(name)),
    )
    if (!noor || !rafael || !priya || !observer) throw new Error('Somebody is missing.')
    await world.join(id, noor.id, 'steward')
    await world.join(id, rafael.id, 'member')
    await world.join(id, priya.id, 'member')
    await world.join(id, observer.id, 'observer')
    const canvas = await world.canvas(id, noor.id)
    const elementId = canvas.elements[0]?.id ?? ''
    const ask = (who: WorldPerson, method: string, path: string, body?: object) =>
      world.ask(who.browser, method, path, body)
    const open = async (who: WorldPerson, words: string | MessageBody, more: object = {}) => {
      const wanted = { ...opening(words), ...more }
      return ask(who, 'POST', `/elements/${elementId}/threads`, wanted)
    }
    const opened = async (who: WorldPerson, words: string) =>
      (await open(who, words)).body as Thread
    const reply = async (who: WorldPerson, thread: Thread, words: string) => {
      const message = { id: randomUUID(), body: bodyFromText(words) }
      const { body } = await ask(who, 'POST', `/threads/${thread.id}/messages`, message)
      return { id: message.id, thread: body as Thread }
    }
    const list = async (state = 'all') =>
      (await ask(observer, 'GET', `/elements/${elementId}/threads?state=${state}`))
        .body as ThreadList
    return {
      ...{ id, noor, rafael, priya, observer, canvas, elementId },
      ...{ ask, open, opened, reply, list },
    }
  }

  it('[CO1] a thread has what was said in it, by whom and when, for everybody inside', async () => {
    const { rafael, priya, opened, reply, list } = await group()
    const first = await opened(rafael, 'Do we have the letter?')
    const { thread } = await reply(priya, first, 'I have it.')
    const said = thread.messages.map(({ author, body }) => [author?.name, body])
    expect(said).toEqual([
      ['Rafael', bodyFromText('Do we have the letter?')],
      ['Priya', bodyFromText('I have it.')],
    ])
    expect(thread).toMatchObject({ kind: 'comment', state: 'open', openedBy: { name: 'Rafael' } })
    const at = thread.messages.map((message) => message.at)
    expect([thread.openedAt, thread.lastAt]).toEqual([at[0], at[1]])
    expect(Math.abs(Date.now() - Date.parse(thread.openedAt))).toBeLessThan(60_000)
    expect(await list()).toEqual({
      items: [thread],
      counts: { open: 1, suggestions: 0, resolved: 0 },
    })
  })

  it('[CO15] whoever may not write in a text comments on it, and not a byte of it changes', async () => {
    const { id, noor, priya, canvas, ask, opened, reply } = await group()
    await ask(noor, 'PATCH', `/workspaces/${id}`, { writing: 'drafting' })
    const documentId = canvas.elements[0]?.document_id ?? ''
    const before = await world.context.sync.state(documentId)
    const thread = await opened(priya, 'I only read here.')
    expect((await reply(noor, thread, 'You are heard.')).thread.messages).toHaveLength(2)
    expect(await world.context.sync.state(documentId)).toEqual(before)
  })

  it('[CO2] asking twice says it once, also at the same moment; an id of somebody else is refused', async () => {
    const { rafael, priya, elementId, ask, open, opened, list } = await group()
    const wanted = opening('Once')
    const path = `/elements/${elementId}/threads`
    const answers = await Promise.all([1, 2, 3].map(() => ask(rafael, 'POST', path, wanted)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    const message = { id: randomUUID(), body: bodyFromText('Twice') }
    const replying = `/threads/${wanted.id}/messages`
    await Promise.all([1, 2, 3].map(() => ask(priya, 'POST', replying, message)))
    const { items } = await list()
    expect(items.map(({ messages }) => messages.length)).toEqual([2])
    const refused = { status: 400, body: { error: { fields: { id: expect.any(String) } } } }
    expect(await open(priya, 'Mine now', { id: wanted.id })).toMatchObject(refused)
    const other = await opened(priya, 'Another')
    const stolen = { ...message, id: wanted.message.id }
    expect(await ask(priya, 'POST', `/threads/${other.id}/messages`, stolen)).toMatchObject(refused)
    expect((await list()).items).toHaveLength(2)
  })

  it('[CO3] is resolved and opened again by who opened it and by who may write there', async () => {
    const { id, noor, rafael, priya, observer, ask, opened, list } = await group()
    const { id: threadId } = await opened(rafael, 'A question')
    const turn = (who: WorldPerson, state: string) =>
      ask(who, 'PATCH', `/threads/${threadId}`, { state })
    expect(await turn(observer, 'resolved')).toMatchObject({ status: 403 })
    const resolved = (await turn(priya, 'resolved')).body as Thread
    expect(resolved).toMatchObject({ state: 'resolved', resolvedBy: { name: 'Priya' } })
    expect(resolved.resolvedAt).toBe(resolved.lastAt)
    expect(await list('open')).toEqual({
      items: [],
      counts: { open: 0, suggestions: 0, resolved: 1 },
    })
    expect((await list('resolved')).items).toEqual([resolved])
    await ask(noor, 'PATCH', `/workspaces/${id}`, { writing: 'drafting' })
    expect(await turn(priya, 'open')).toMatchObject({ status: 403 })
    expect((await turn(rafael, 'open')).body).toMatchObject({
      ...{ state: 'open', resolvedBy: null, resolvedAt: null },
    })
    expect(await turn(noor, 'resolved')).toMatchObject({ status: 200 })
  })

  it('[CO4] words are changed by their author only, and it shows', async () => {
    const { noor, rafael, ask, opened } = await group()
    const { messages } = await opened(rafael, 'Four')
    const path = `/messages/${messages[0]?.id}`
    const words = { body: bodyFromText('Five') }
    expect(await ask(noor, 'PATCH', path, words)).toMatchObject({ status: 403 })
    const changed = (await ask(rafael, 'PATCH', path, words)).body as Thread
    expect(changed.messages[0]).toMatchObject({ body: words.body, at: messages[0]?.at })
    expect(changed.messages[0]?.editedAt).not.toBeNull()
    const { words: kept } = await world.context.database.db
      .selectFrom('thread_messages')
      .select('words')
      .where('id', '=', messages[0]?.id ?? '')
      .executeTakeFirstOrThrow()
    expect(kept).toBe('Five')
  })

  it('[CO5] a message taken back leaves a trace while answers follow it, and nothing otherwise', async () => {
    const { rafael, priya, ask, opened, reply, list } = await group()
    const thread = await opened(rafael, 'First words')
    const second = await reply(priya, thread, 'Second')
    const third = await reply(rafael, thread, 'Third')
    const first = thread.messages[0]?.id ?? ''
    await ask(priya, 'PUT', `/messages/${first}/reactions/heart`)
    const back = (who: WorldPerson, id: string) => ask(who, 'DELETE', `/messages/${id}`)
    const left = (await back(rafael, first)).body as { thread: Thread }
    expect(left.thread.messages.map(({ body, reactions }) => [body === null, reactions])).toEqual([
      [true, []],
      [false, []],
      [false, []],
    ])
    expect(left.thread.messages[0]?.deletedAt).not.toBeNull()
    const { db } = world.context.database
    const rows = await db.selectFrom('thread_messages').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('First words')
    expect(
      await ask(rafael, 'PATCH', `/messages/${first}`, { body: bodyFromText('x') }),
    ).toMatchObject({ status: 404 })
    await back(priya, second.id)
    // With the last words the traces before them go too.
    expect(await back(rafael, third.id)).toEqual({ status: 200, body: { thread: null } })
    expect(await list()).toEqual({ items: [], counts: { open: 0, suggestions: 0, resolved: 0 } })
    expect(await db.selectFrom('thread_reactions').selectAll().execute()).toEqual([])
  })

  it('[CO5] words that are taken back do not come back, whatever is done to them at that moment', async () => {
    const { rafael, priya, ask, opened, reply, list } = await group()
    const edit = (id: string) =>
      ask(rafael, 'PATCH', `/messages/${id}`, { body: bodyFromText('x') })
    const react = (id: string, kind: string) =>
      ask(priya, 'PUT', `/messages/${id}/reactions/${kind}`)
    for (let turn = 0; turn < 5; turn++) {
      const thread = await opened(rafael, 'Taken back')
      const messageId = thread.messages[0]?.id ?? ''
      const at = (await reply(priya, thread, 'I answer.')).thread.lastAt
      const back = ask(rafael, 'DELETE', `/messages/${messageId}`)
      await Promise.all([edit(messageId), back, react(messageId, 'heart'), edit(messageId)])
      const left = (await list()).items.find(({ id }) => id === thread.id)
      expect(left?.messages[0]).toMatchObject({ body: null, reactions: [] })
      expect(left?.lastAt).toBe(at)
    }
  })

  it('[CO6] reactions are counted once a person and kind, and taken back', async () => {
    const { noor, rafael, priya, ask, opened } = await group()
    const { messages } = await opened(rafael, 'Look')
    const react = (who: WorldPerson, method: string, kind: string) =>
      ask(who, method, `/messages/${messages[0]?.id}/reactions/${kind}`)
    await react(priya, 'PUT', 'heart')
    await react(noor, 'PUT', 'heart')
    await react(noor, 'PUT', 'heart')
    await react(noor, 'PUT', 'thumbs-up')
    const seen = ((await react(priya, 'DELETE', 'eyes')).body as Thread).messages[0]?.reactions
    expect(seen?.map(({ kind, people }) => [kind, people.map(({ name }) => name)])).toEqual([
      ['thumbs-up', ['Noor']],
      ['heart', ['Priya', 'Noor']],
    ])
    const after = (await react(priya, 'DELETE', 'heart')).body as Thread
    expect(after.messages[0]?.reactions.at(-1)?.people).toHaveLength(1)
    expect(await react(priya, 'PUT', 'poison')).toMatchObject({ status: 404 })
  })

  it('[CO7] observers comment where the group lets them, and stewards say where', async () => {
    const { id, noor, rafael, observer, ask, open, elementId } = await group()
    expect(await open(observer, 'May I?')).toMatchObject({ status: 403 })
    const may = async () =>
      ((await ask(observer, 'GET', `/elements/${elementId}`)).body as { mayComment: boolean })
        .mayComment
    expect(await may()).toBe(false)
    const let_ = { commenting: 'everyone' }
    expect(await ask(rafael, 'PATCH', `/workspaces/${id}`, let_)).toMatchObject({ status: 403 })
    await ask(noor, 'PATCH', `/workspaces/${id}`, let_)
    expect(await open(observer, 'I may.')).toMatchObject({ status: 201 })
    expect(await may()).toBe(true)
    const [act] = await world.context.audit.entries(id, { limit: 1 })
    expect(act?.action).toBe('workspace.policy-changed')
    expect(JSON.parse(act?.detail ?? '')).toEqual({
      ...{ policy: 'commenting', from: 'members', to: 'everyone' },
    })
  })

  it('[CO8] names members and elements of the workspace, as they go by now, and nobody else', async () => {
    const { id, noor, rafael, priya, canvas, ask, open } = await group()
    const stranger = await group()
    const elementId = canvas.elements[4]?.id ?? ''
    const body = naming(priya.id, elementId)
    const { status, body: thread } = await open(rafael, body)
    expect(status).toBe(201)
    await ask(priya, 'PATCH', `/workspaces/${id}/me`, { pseudonym: 'The Heron' })
    const read = await ask(noor, 'GET', `/threads/${(thread as Thread).id}`)
    expect((read.body as Thread).messages[0]).toMatchObject({
      mentions: [{ id: priya.id, name: 'The Heron' }],
      elements: [{ id: elementId, canvasId: canvas.id, title: 'Situational objective' }],
    })
    const foreign = stranger.canvas.elements[4]?.id ?? ''
    const refused = { status: 400, body: { error: { fields: { body: expect.any(String) } } } }
    for (const bad of [
      naming(stranger.rafael.id, elementId),
      naming(priya.id, foreign),
      naming(randomUUID(), elementId),
    ])
      expect(await open(rafael, bad)).toMatchObject(refused)
    // Whoever has left stays named in what was said before, and is not called on anew.
    await ask(noor, 'DELETE', `/workspaces/${id}/members/${priya.id}`)
    const messageId = (read.body as Thread).messages[0]?.id ?? ''
    expect(await ask(rafael, 'PATCH', `/messages/${messageId}`, { body })).toMatchObject({
      status: 200,
    })
    expect(await open(rafael, body)).toMatchObject(refused)
  })

  it('[CO8] names teams of the workspace, and keeps the name of one that is no more', async () => {
    const { id, noor, rafael, priya, ask, open } = await group()
    const stranger = await group()
    const teamId = await world.team(id, { seats: [priya.id] })
    const foreign = await world.team(stranger.id, { seats: [stranger.priya.id] })
    const { status, body: opened } = await open(rafael, calling(teamId))
    expect(status).toBe(201)
    const { id: threadId, messages } = opened as Thread
    await ask(noor, 'PATCH', `/workspaces/${id}/teams/${teamId}`, { name: 'Drafters' })
    const read = async () => (await ask(noor, 'GET', `/threads/${threadId}`)).body as Thread
    expect((await read()).messages[0]?.teams).toEqual([{ id: teamId, name: 'Drafters' }])
    const refused = { status: 400, body: { error: { fields: { body: expect.any(String) } } } }
    for (const bad of [foreign, randomUUID()])
      expect(await open(rafael, calling(bad))).toMatchObject(refused)
    await ask(noor, 'DELETE', `/workspaces/${id}/teams/${teamId}`)
    expect((await read()).messages[0]?.teams).toEqual([{ id: teamId, name: 'Drafters' }])
    const again = { body: calling(teamId, 'again') }
    const path = `/messages/${messages[0]?.id}`
    expect(await ask(rafael, 'PATCH', path, again)).toMatchObject({ status: 200 })
    expect(await open(rafael, calling(teamId))).toMatchObject(refused)
  })

  it('[CO9] a board knows how many are open on each of its elements', async () => {
    const { rafael, observer, canvas, ask, opened } = await group()
    const [, second] = [await opened(rafael, 'One'), await opened(rafael, 'Two')]
    await opened(rafael, 'Three')
    await ask(rafael, 'PATCH', `/threads/${second.id}`, { state: 'resolved' })
    const { body } = await ask(observer, 'GET', `/canvases/${canvas.id}/open-threads`)
    expect((body as { items: OpenThreads[] }).items).toEqual([
      { elementId: canvas.elements[0]?.id, open: 2, suggestions: 0 },
    ])
  })

  it('[CO10] of an archived canvas threads are read and nothing of them changes', async () => {
    const { noor, rafael, canvas, ask, open, opened, list } = await group()
    const thread = await opened(rafael, 'Before')
    await ask(noor, 'PATCH', `/canvases/${canvas.id}`, { archived: true })
    const rested = { status: 409, body: { error: { code: 'canvas_archived' } } }
    expect(await open(rafael, 'After')).toMatchObject(rested)
    expect(await ask(noor, 'PATCH', `/threads/${thread.id}`, { state: 'resolved' })).toMatchObject(
      rested,
    )
    expect(await ask(rafael, 'DELETE', `/messages/${thread.messages[0]?.id}`)).toMatchObject(rested)
    expect((await list()).items).toEqual([thread])
  })

  it('[CO11] somebody who says too much at once is told to wait, and others are not', async () => {
    const { rafael, priya, ask, open, opened } = await group()
    const { id } = await opened(rafael, 'Here')
    const turns = Array.from({ length: 40 }, (_, n) =>
      ask(rafael, 'PATCH', `/threads/${id}`, { state: n % 2 ? 'open' : 'resolved' }),
    )
    const answers = await Promise.all(turns)
    expect(answers.map(({ status }) => status)).toContain(429)
    expect(answers.find(({ status }) => status === 429)?.body).toMatchObject({
      error: { code: 'comments_too_fast' },
    })
    expect(await open(priya, 'Still possible')).toMatchObject({ status: 201 })
  })

  it('[CO28] is attached to another place by those who may resolve it', async () => {
    const { rafael, observer, ask, opened } = await group()
    const { id } = await opened(rafael, 'Where?')
    const anchor = {
      ...{ start: 'AQMHZGVmYXVsdAA=', end: 'AQMHZGVmYXVsdAA=' },
      ...{ quote: 'four', before: 'by ', after: ' per', length: 4, others: 0, othersBefore: 0 },
    }
    const attach = (who: WorldPerson, place: object) =>
      ask(who, 'PATCH', `/threads/${id}`, { place })
    const broken = { scope: 'text', anchor: { ...anchor, start: 'AAAA' } }
    expect(await attach(rafael, broken)).toMatchObject({
      status: 400,
      body: { error: { fields: { anchor: expect.any(String) } } },
    })
    expect(await attach(rafael, { scope: 'element', anchor })).toMatchObject({ status: 400 })
    expect(await attach(observer, WHOLE)).toMatchObject({ status: 403 })
  })
})

function opening(words: string | MessageBody) {
  const body = typeof words === 'string' ? bodyFromText(words) : words
  return { id: randomUUID(), place: WHOLE, message: { id: randomUUID(), body } }
}

function calling(teamId: string, words = 'please look'): MessageBody {
  const team = { type: 'teamMention' as const, attrs: { id: teamId } }
  const content = [team, { type: 'text' as const, text: ` ${words}` }]
  return { type: 'doc', content: [{ type: 'paragraph', content }] }
}

function naming(person: string, element: string): MessageBody {
  return {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'mention', attrs: { id: person } },
          { type: 'text', text: ' look at ' },
          { type: 'elementLink', attrs: { id: element } },
        ],
      },
    ],
  }
}
