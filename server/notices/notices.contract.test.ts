import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BOTH_DATABASES } from '../testing/both-databases'
import { suggestionOf } from '../testing/suggestion-of'
import { World } from '../testing/world'
import { saying, ToldPeople } from './testing/told-people'

const WITHIN = { timeout: 10_000 }

describe.each(BOTH_DATABASES)('notices on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  const meet = () => ToldPeople.meet(world)

  it('[NO1] whoever a comment calls on by name or as a team is told, and whoever takes part of each answer', async () => {
    const people = await meet()
    const { workspaceId, noor, rafael, priya, olu } = people
    const team = await world.team(workspaceId, { seats: [priya.id, noor.id] })
    const { id } = await people.open(noor, rafael, ' and ', { team }, ' please look')
    expect(await people.told(rafael)).toEqual(['direct named Noor 1'])
    expect(await people.told(priya)).toEqual(['direct team-named Noor 1'])
    expect(await people.told(noor)).toEqual([])
    expect(await people.told(olu)).toEqual([])
    await people.reply(priya, id, 'I have it.')
    // Called on by name is to take part; as one of a team it is not.
    expect(await people.told(noor)).toEqual(['direct answered Priya 1'])
    expect(await people.told(rafael)).toEqual(['direct named Noor 2'])
    const [notice] = await people.notices(rafael)
    expect(notice).toMatchObject({
      workspace: { id: workspaceId, name: 'Group' },
      canvas: { id: people.canvasId, title: 'Open Late' },
      element: { id: people.elementId, title: expect.any(String) },
      ...{ threadId: id, words: '@Rafael and @A team please look', readAt: null },
    })
  })

  it('[NO1] an edit calls only on those whom it did not call on before', async () => {
    const people = await meet()
    const { noor, rafael, priya } = people
    const { messageId } = await people.open(noor, rafael, ' look')
    await people.must(204, rafael, 'POST', '/me/notices/read', {})
    await people.must(200, noor, 'PATCH', `/messages/${messageId}`, {
      body: saying([rafael, priya, ' look again']),
    })
    expect(await people.unread(rafael)).toEqual({ direct: 0, following: 0 })
    expect(await people.told(priya)).toEqual(['direct named Noor 1'])
  })

  it('[NO1] who follows an element is told of its threads, who follows a thread of what becomes of it', async () => {
    const people = await meet()
    const { noor, rafael, priya, olu, elementId } = people
    await people.follow(olu, 'elements', elementId, 'following')
    const { id } = await people.open(noor, 'Is it so?')
    expect(await people.told(olu)).toEqual(['following opened Noor 1'])
    await people.follow(priya, 'threads', id, 'following')
    await people.reply(rafael, id, 'It is.')
    expect(await people.told(priya)).toEqual(['following answered Rafael 1'])
    await people.must(200, rafael, 'PATCH', `/threads/${id}`, { state: 'resolved' })
    expect(await people.told(priya)).toEqual(['following resolved Rafael 2'])
    // The answer is to them; that it is resolved is not.
    expect(await people.told(noor)).toEqual(['direct answered Rafael 2'])
    expect(await people.told(rafael)).toEqual([])
  })

  it('[NO1] whose suggestion was decided on is told, and those who follow it', async () => {
    const people = await meet()
    const { elementId, noor, rafael, priya } = people
    const [taken, left] = [suggestionOf('fifty', 'sixty'), suggestionOf('two', 'three')]
    const path = `/elements/${elementId}/suggestions`
    const act = (what: string, { id }: { id: string }) =>
      people.must(200, noor, 'PATCH', path, { act: what, ids: [id] })
    await people.must(201, rafael, 'POST', path, {
      ...{ batchId: randomUUID(), suggestions: [taken, left] },
    })
    await people.follow(priya, 'threads', taken.id, 'following')
    await act('accept', taken)
    // Between the browser of whoever accepted and the server: nobody else's news.
    await act('done', taken)
    await act('refuse', left)
    expect(await people.told(rafael)).toEqual(['direct refused Noor 1', 'direct accepted Noor 1'])
    expect(await people.told(priya)).toEqual(['following accepted Noor 1'])
    expect(await people.told(noor)).toEqual([])
  })

  it('[NO1] whom a text calls on is told, once and only those who are here', async () => {
    const people = await meet()
    const stranger = await world.person('Stranger')
    const { workspaceId, canvasId, elementId, noor, rafael } = people
    const { database, events } = world.context
    await database.transaction((tx) =>
      events.tell(tx, {
        ...{ workspaceId, canvasId, elementId, actorId: noor.id, kind: 'text.mentioned' },
        personIds: [rafael.id, noor.id, stranger.id, randomUUID(), 'not even an id'],
      }),
    )
    expect(await people.told(rafael)).toEqual(['direct named-in-text Noor 1'])
    expect(await people.told(noor)).toEqual([])
    expect(await people.told(stranger)).toEqual([])
  })

  it('[NO2] a burst in one thread is one notice with a count; once read it is news again', async () => {
    const people = await meet()
    const { noor, rafael, priya } = people
    const { id } = await people.open(noor, 'Is it so?')
    for (const words of ['One', 'Two', 'Three']) await people.reply(rafael, id, words)
    await people.reply(priya, id, noor, ' what do you say?')
    const last = await people.reply(rafael, id, 'Four')
    // To be called on is not covered by the answers that follow.
    const [notice, ...others] = await people.notices(noor)
    expect(others).toEqual([])
    expect(notice).toMatchObject({ kind: 'named', count: 5, by: { name: 'Priya' } })
    expect(await people.unread(noor)).toEqual({ direct: 1, following: 0 })
    await people.must(204, noor, 'PATCH', `/me/notices/${notice?.id}`, { read: true })
    expect(await people.unread(noor)).toEqual({ direct: 0, following: 0 })
    const next = await people.reply(rafael, id, 'Five')
    const again = await people.notices(noor)
    expect(again).toMatchObject([
      { kind: 'answered', count: 1, by: { name: 'Rafael' }, messageId: next, words: 'Five' },
    ])
    expect(next).not.toBe(last)
  })

  it('[NO2] people who answer at the same moment are all counted', async () => {
    const people = await meet()
    const { noor, rafael, priya, olu } = people
    const { id } = await people.open(noor, 'Now')
    await people.follow(olu, 'threads', id, 'following')
    await Promise.all(
      [rafael, priya, rafael, priya, rafael].map((who, n) => people.reply(who, id, `Answer ${n}`)),
    )
    expect((await people.notices(noor)).map(({ count }) => count)).toEqual([5])
    expect((await people.notices(olu)).map(({ count }) => count)).toEqual([5])
  })

  it('[NO3] whoever has left is told nothing, and finds nothing when they are back', async () => {
    const people = await meet()
    const { workspaceId, noor, rafael, elementId } = people
    await people.follow(rafael, 'elements', elementId, 'following')
    const { id } = await people.open(noor, rafael, ' look')
    expect(await people.unread(rafael)).toEqual({ direct: 1, following: 0 })
    await people.must(204, noor, 'DELETE', `/workspaces/${workspaceId}/members/${rafael.id}`)
    const back = { ...rafael, browser: await world.browser(rafael.id) }
    expect(await people.notices(back)).toEqual([])
    await people.reply(noor, id, 'Anybody?')
    await people.open(noor, 'And this?')
    expect(await people.unread(back)).toEqual({ direct: 0, following: 0 })
    await world.join(workspaceId, rafael.id, 'member')
    expect(await people.notices(back)).toEqual([])
    expect(await people.state(back, 'elements', elementId)).toBe('neither')
  })

  it('[NO3] what is left over of a workspace one is not in is neither shown nor counted', async () => {
    const people = await meet()
    const { workspaceId, noor, rafael } = people
    await people.open(noor, rafael, ' look')
    // As if the word of their leaving had not reached the notices.
    await world.context.database.db
      .updateTable('memberships')
      .set({ removed_at: new Date().toISOString() })
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', rafael.id)
      .execute()
    expect(await people.notices(rafael)).toEqual([])
    expect(await people.unread(rafael)).toEqual({ direct: 0, following: 0 })
  })

  it('[NO3] words that were taken back are told to nobody, and a thread that is gone is no news', async () => {
    const people = await meet()
    const { noor, rafael, priya } = people
    const { id, messageId } = await people.open(noor, rafael, ' look')
    const said = await people.reply(priya, id, rafael, ' what I said in anger')
    await people.must(200, priya, 'DELETE', `/messages/${said}`)
    expect(await people.notices(rafael)).toMatchObject([{ count: 2, words: null }])
    const other = await people.open(priya, rafael, ' another')
    expect(await people.notices(rafael)).toHaveLength(2)
    await people.must(200, priya, 'DELETE', `/messages/${other.messageId}`)
    expect(await people.notices(rafael)).toHaveLength(1)
    await people.must(200, noor, 'DELETE', `/messages/${messageId}`)
    expect(await people.notices(rafael)).toEqual([])
    const { db } = world.context.database
    const left = db.selectFrom('follows').where('subject_id', 'in', [id, other.id]).selectAll()
    expect(await left.execute()).toEqual([])
  })

  it('[NO3] names are those people go by now', async () => {
    const people = await meet()
    const { workspaceId, noor, rafael, priya } = people
    await people.open(priya, rafael, ' and ', noor)
    const hidden = { pseudonym: 'The Heron' }
    await people.must(204, priya, 'PATCH', `/workspaces/${workspaceId}/me`, hidden)
    await people.must(204, noor, 'PATCH', `/workspaces/${workspaceId}/me`, { pseudonym: 'Owl' })
    const [notice] = await people.notices(rafael)
    expect(notice).toMatchObject({ by: { name: 'The Heron' }, words: '@Rafael and @Owl' })
    expect(JSON.stringify(notice)).not.toMatch(/Priya|Noor/)
  })

  it('[NO4] whoever writes in an element or says something follows it, until they choose otherwise', async () => {
    const people = await meet()
    const { noor, rafael, priya, elementId, documentId, otherId } = people
    expect(await people.state(rafael, 'elements', elementId)).toBe('neither')
    await people.write(rafael)
    expect(await people.state(rafael, 'elements', elementId)).toBe('following')
    expect(await people.state(rafael, 'elements', otherId)).toBe('neither')
    await people.follow(priya, 'elements', elementId, 'neither')
    await people.write(priya, documentId)
    expect(await people.state(priya, 'elements', elementId)).toBe('neither')
    const { id } = await people.open(noor, 'A question')
    expect(await people.state(noor, 'threads', id)).toBe('following')
    await people.follow(noor, 'threads', id, 'muted')
    await people.reply(noor, id, 'I ask again')
    expect(await people.state(noor, 'threads', id)).toBe('muted')
    await people.reply(priya, id, 'An answer')
    expect(await people.told(noor)).toEqual([])
    await people.reply(priya, id, noor, ' do you hear?')
    expect(await people.told(noor)).toEqual(['direct named Priya 1'])
  })

  it('[NO5] who follows an element is told that somebody wrote there, once a sitting', async () => {
    const people = await meet()
    const { noor, rafael, priya, elementId } = people
    await people.follow(noor, 'elements', elementId, 'following')
    await people.follow(priya, 'elements', elementId, 'muted')
    for (let n = 0; n < 5; n++) await people.write(rafael)
    expect(await people.told(noor)).toEqual(['following written Rafael 1'])
    expect(await people.told(priya)).toEqual([])
    expect(await people.told(rafael)).toEqual([])
    await people.write(priya)
    expect(await people.told(noor)).toEqual(['following written Priya 2'])
    expect(await people.told(rafael)).toEqual(['following written Priya 1'])
    const [notice] = await people.notices(noor)
    expect(notice).toMatchObject({ threadId: null, words: null, element: { id: elementId } })
  })

  it('[NO5] those who begin to write together are told of together, a moment later', async () => {
    const people = await meet()
    const { noor, rafael, priya, olu, elementId } = people
    await people.follow(noor, 'elements', elementId, 'following')
    for (const who of [rafael, priya, noor]) await people.begin(who)
    await expect.poll(() => people.told(noor), WITHIN).toEqual(['following written Priya 2'])
    expect(await people.told(rafael)).toEqual(['following written Noor 2'])
    expect(await people.told(priya)).toEqual(['following written Noor 2'])
    expect(await people.told(olu)).toEqual([])
    await people.write(olu)
    expect(await people.told(rafael)).toEqual(['following written Olu 3'])
  })

  it('[NO6] is marked as read one by one, by way, by thread, by text and up to a moment', async () => {
    const people = await meet()
    const { noor, rafael, priya, olu, elementId } = people
    await people.follow(olu, 'elements', elementId, 'following')
    await people.open(noor, olu, ' one')
    const two = await people.open(rafael, 'two')
    await people.open(priya, 'three')
    expect(await people.unread(olu)).toEqual({ direct: 1, following: 2 })
    const seen = (await people.notices(olu))[1]?.at
    await people.must(204, olu, 'POST', '/me/notices/read', { until: seen, way: 'following' })
    expect(await people.unread(olu)).toEqual({ direct: 1, following: 1 })
    const [unread, ...others] = await people.notices(olu, '?unread=true&way=following')
    expect([unread?.words, others]).toEqual(['three', []])
    await people.must(204, olu, 'PATCH', `/me/notices/${unread?.id}`, { read: true })
    await people.must(204, olu, 'PATCH', `/me/notices/${unread?.id}`, { read: false })
    expect(await people.unread(olu)).toEqual({ direct: 1, following: 1 })
    await people.must(204, olu, 'POST', '/me/notices/read', { threadId: two.id })
    expect(await people.unread(olu)).toEqual({ direct: 1, following: 1 })
    await people.write(priya)
    expect(await people.unread(olu)).toEqual({ direct: 1, following: 2 })
    await people.must(204, olu, 'POST', '/me/notices/read', { elementId })
    expect(await people.unread(olu)).toEqual({ direct: 1, following: 1 })
    await people.must(204, olu, 'POST', '/me/notices/read', {})
    expect(await people.unread(olu)).toEqual({ direct: 0, following: 0 })
    const others_ = await people.ask(rafael, 'PATCH', `/me/notices/${unread?.id}`, { read: true })
    expect(others_).toMatchObject({ status: 404 })
  })

  it('[NO7] come in pages, newest first, none twice and none left out', async () => {
    const people = await meet()
    const { noor, olu, elementId } = people
    const { db } = world.context.database
    const at = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, Math.floor(n / 3))).toISOString()
    const rows = Array.from({ length: 70 }, (_, n) => ({
      ...{ id: randomUUID(), user_id: olu.id, workspace_id: people.workspaceId },
      ...{ subject: `thread:${n}`, element_id: elementId, thread_id: `${n}`, message_id: null },
      ...({ kind: 'opened', way: 'following', weight: 0, actor_id: noor.id, count: 1 } as const),
      ...{ since: at(n), at: at(n), direct_at: null, read_at: null, mailed_at: null },
    }))
    await db.insertInto('notices').values(rows).execute()
    const seen: string[] = []
    let before: string | null = ''
    while (before !== null) {
      const { items, older } = await people.page(olu, before && `?before=${before}`)
      seen.push(...items.map(({ id }) => id))
      before = older
    }
    const expected = [...rows].sort((a, b) => (a.at + a.id < b.at + b.id ? 1 : -1))
    expect(seen).toEqual(expected.map(({ id }) => id))
    expect(await people.ask(olu, 'GET', '/me/notices?before=yesterday')).toMatchObject({
      status: 400,
    })
  })

  it('[NO8] what was read goes after three months, and what nobody looked at after six', async () => {
    const people = await meet()
    const { noor, rafael } = people
    await people.open(noor, rafael, ' one')
    await people.open(noor, rafael, ' two')
    const [notice] = await people.notices(rafael)
    await people.must(204, rafael, 'PATCH', `/me/notices/${notice?.id}`, { read: true })
    const { tidying } = world.context
    const later = (days: number) => Date.now() + days * 24 * 60 * 60 * 1000
    await tidying.tidy(later(80))
    expect(await people.notices(rafael)).toHaveLength(2)
    await tidying.tidy(later(100))
    expect((await people.notices(rafael)).map(({ readAt }) => readAt)).toEqual([null])
    await tidying.tidy(later(200))
    expect(await people.notices(rafael)).toEqual([])
  })
})
