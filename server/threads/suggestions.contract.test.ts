import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CORPUS } from '../../lib/document/testing/hostile/corpus'
import { SUGGESTIONS_WAITING, THREADS_OPEN } from '../../lib/suggestions/limits'
import { bodyFromText } from '../../lib/thread-body'
import type { SuggestionsActed, Thread, ThreadList } from '../../lib/threads'
import { BOTH_DATABASES } from '../testing/both-databases'
import { suggestionOf, wordsAsSlice } from '../testing/suggestion-of'
import { World, type WorldPerson } from '../testing/world'

describe.each(BOTH_DATABASES)('suggestions on $name', ({ url }) => {
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
    const [element] = canvas.elements
    if (!element) throw new Error('A canvas without elements.')
    const path = `/elements/${element.id}/suggestions`
    const ask = (who: WorldPerson, method: string, at: string, body?: object) =>
      world.ask(who.browser, method, at, body)
    const send = (who: WorldPerson, suggestions: object[], batchId = randomUUID()) =>
      ask(who, 'POST', path, { batchId, suggestions })
    const suggested = async (who: WorldPerson, count = 1) => {
      const made = Array.from({ length: count }, (_, n) => suggestionOf('two', `three ${n}`))
      return ((await send(who, made)).body as { items: Thread[] }).items
    }
    const act = async (who: WorldPerson, act: string, threads: readonly Thread[], more = {}) => {
      const ids = threads.map((thread) => thread.id)
      const { status, body } = await ask(who, 'PATCH', path, { ids, act, ...more })
      return { status, ...(body as SuggestionsActed) }
    }
    const list = async () =>
      (await ask(observer, 'GET', `/elements/${element.id}/threads`)).body as ThreadList
    const newcomer = async () => {
      const person = await world.person('Newcomer')
      await world.join(id, person.id, 'member')
      return person
    }
    return {
      newcomer,
      id,
      noor,
      rafael,
      priya,
      observer,
      canvas,
      element,
      ask,
      send,
      suggested,
      act,
      list,
    }
  }

  it('[CO40] whoever may comment and not write suggests, and not a byte of the text changes', async () => {
    const { id, noor, priya, observer, element, ask, send, list } = await group()
    await ask(noor, 'PATCH', `/workspaces/${id}`, { writing: 'drafting' })
    const before = await world.context.sync.state(element.document_id)
    const made = suggestionOf('two evenings', 'three evenings')
    const message = { id: randomUUID(), body: bodyFromText('Two are few.') }
    const { status, body } = await send(priya, [{ ...made, message }])
    expect(status).toBe(201)
    const [thread] = (body as { items: Thread[] }).items
    expect(thread).toMatchObject({
      ...{ id: made.id, kind: 'suggestion', state: 'open', openedBy: { name: 'Priya' } },
      messages: [{ author: { name: 'Priya' } }],
      suggestion: { state: 'waiting', before: made.before, after: made.after, inText: false },
    })
    expect((await list()).items).toEqual([thread])
    expect(await send(observer, [suggestionOf('a', 'b')])).toMatchObject({ status: 403 })
    await ask(noor, 'PATCH', `/workspaces/${id}`, { commenting: 'everyone' })
    expect(await send(observer, [suggestionOf('a', 'b')])).toMatchObject({ status: 201 })
    expect(await world.context.sync.state(element.document_id)).toEqual(before)
  })

  it('[CO9] a board and a list tell suggestions from comments', async () => {
    const { priya, canvas, element, ask, suggested, act, rafael, list } = await group()
    const [first] = await suggested(priya, 3)
    const said = { id: randomUUID(), body: bodyFromText('And when?') }
    const place = { scope: 'element', anchor: null }
    await ask(priya, 'POST', `/elements/${element.id}/threads`, {
      ...{ id: randomUUID(), place, message: said },
    })
    await act(rafael, 'refuse', first ? [first] : [])
    const { body } = await ask(priya, 'GET', `/canvases/${canvas.id}/open-threads`)
    expect(body).toEqual({ items: [{ elementId: element.id, open: 3, suggestions: 2 }] })
    expect((await list()).counts).toEqual({ open: 3, suggestions: 2, resolved: 1 })
  })

  it('[CO41] all that is sent together is kept or none of it, and sent twice it is there once', async () => {
    const { rafael, priya, send, list } = await group()
    const good = [suggestionOf('a', 'b'), suggestionOf('c', 'd')]
    const broken = { ...suggestionOf('e', 'f'), after: wordsAsSlice('e') }
    expect(await send(rafael, [...good, broken])).toMatchObject({
      status: 400,
      body: { error: { fields: { after: expect.any(String) } } },
    })
    expect((await list()).items).toEqual([])
    const batchId = randomUUID()
    const answers = await Promise.all([1, 2].map(() => send(rafael, good, batchId)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    const there = (await list()).items
    expect(there.map(({ id }) => id).sort()).toEqual(good.map(({ id }) => id).sort())
    expect(there.every(({ suggestion }) => suggestion?.batchId === batchId)).toBe(true)
    expect(await send(priya, [suggestionOf('x', 'y'), ...good])).toMatchObject({ status: 400 })
    expect((await list()).items).toHaveLength(2)
  })

  it('[CO42] what is no piece of a text is refused, and what else is sent along is left out', async () => {
    const { rafael, send, newcomer } = await group()
    const text = (value: unknown) => ({ type: 'text', text: value })
    const line = (content: unknown[], more = {}) => ({ type: 'paragraph', content, ...more })
    const slice = (content: unknown[], openStart = 0, openEnd = 0) => ({
      content,
      openStart,
      openEnd,
    })
    let deep: unknown = line([text('x')])
    for (let n = 0; n < 2000; n++) deep = { type: 'blockquote', content: [deep] }
    const link = (href: string) => [{ ...text('here'), marks: [{ type: 'link', attrs: { href } }] }]
    const refused: unknown[] = [
      slice([text(7)]),
      slice([text('')]),
      slice([null]),
      slice(['words']),
      slice([{ type: 'script', content: [text('x')] }]),
      slice([{ type: 'unknownBlock', attrs: { name: 'x' } }]),
      slice([{ ...text('x'), marks: [{ type: 'newer' }] }]),
      slice([{ type: 'listItem', content: [{ type: 'heading', content: [line([])] }] }]),
      slice([{ type: 'heading', attrs: { level: 1 }, content: [text('x')] }]),
      slice([{ type: 'heading', attrs: { level: 1 }, content: [text('x')] }], 1, 1),
      slice([{ type: 'bulletList', content: [line([text('x')])] }], 1, 0),
      slice([{ type: 'image', attrs: { image: 'https://example.org/a.png' } }]),
      slice([line([text('x')])], 3, 0),
      slice([text('x')], 1, 0),
      slice([deep]),
      slice([text('x'.repeat(130_000))]),
      ...CORPUS.filter((each) => !/^(https?:|mailto:)/i.test(each.trim())).map((href) =>
        slice(link(href)),
      ),
    ]
    // So many at once are too fast for one person.
    let who = rafael
    for (const [n, after] of refused.entries()) {
      if (n % 25 === 24) who = await newcomer()
      const answer = await send(who, [{ ...suggestionOf('a', 'b'), after }])
      expect(answer.status, JSON.stringify(after).slice(0, 200)).toBe(400)
    }
    const extra = slice([line([text('kept')], { onclick: 'x', attrs: { style: 'x' } })])
    const { body } = await send(who, [{ ...suggestionOf('a', 'b'), after: extra }])
    expect((body as { items: Thread[] }).items[0]?.suggestion?.after).toEqual(
      slice([line([text('kept')])]),
    )
  })

  it('[CO44] of two who decide at once one does; a reason is kept; it waits again', async () => {
    const { noor, priya, rafael, observer, suggested, act } = await group()
    const threads = await suggested(priya, 3)
    const [one, other] = await Promise.all([
      act(noor, 'accept', threads, { reason: 'Yes, three.' }),
      act(rafael, 'refuse', [...threads].reverse(), { reason: 'Two are enough.' }),
    ])
    const [winner, loser] = one.changed.length > 0 ? [one, other] : [other, one]
    expect([winner.changed.length, loser.changed.length]).toEqual([3, 0])
    expect(loser.others.map(({ suggestion }) => suggestion)).toEqual(
      expect.arrayContaining(winner.changed.map(({ suggestion }) => suggestion)),
    )
    const name = winner === one ? 'Noor' : 'Rafael'
    expect(winner.changed[0]).toMatchObject({
      ...{ state: 'resolved', resolvedBy: { name } },
      suggestion: {
        decidedBy: { name },
        reason: name === 'Noor' ? 'Yes, three.' : 'Two are enough.',
      },
    })
    expect(await act(observer, 'wait', threads)).toMatchObject({ status: 403 })
    const again = await act(rafael, 'wait', threads)
    expect(again.changed.map(({ state, suggestion }) => [state, suggestion?.state])).toEqual(
      Array(3).fill(['open', 'waiting']),
    )
    expect(again.changed[0]?.suggestion).toMatchObject({
      decidedBy: null,
      reason: null,
      hand: null,
    })
  })

  it('[CO44] is taken back by whoever made it while it waits; its words go, what was said stays', async () => {
    const { priya, rafael, ask, send, act, list } = await group()
    const made = suggestionOf('some secret words', 'other words')
    await send(priya, [made])
    await ask(rafael, 'POST', `/threads/${made.id}/messages`, {
      ...{ id: randomUUID(), body: bodyFromText('Are you sure?') },
    })
    const path = `/threads/${made.id}/suggestion`
    expect(await ask(rafael, 'DELETE', path)).toMatchObject({ status: 403 })
    const { body } = await ask(priya, 'DELETE', path)
    expect(body).toMatchObject({
      ...{ state: 'resolved', messages: [{ author: { name: 'Rafael' } }] },
      suggestion: { state: 'withdrawn', before: null, after: null },
    })
    const row = await world.context.database.db
      .selectFrom('suggestions')
      .selectAll()
      .where('thread_id', '=', made.id)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain('secret')
    const [thread] = (await list()).items
    if (!thread) throw new Error('It is gone.')
    expect((await act(rafael, 'accept', [thread])).changed).toEqual([])
    const changed = { status: 409, body: { error: { code: 'suggestion_changed' } } }
    expect(await ask(priya, 'DELETE', path)).toMatchObject(changed)
    // Nor is one that somebody has decided on.
    const decided = suggestionOf('two', 'three')
    const [other] = ((await send(priya, [decided])).body as { items: Thread[] }).items
    await act(rafael, 'refuse', other ? [other] : [])
    expect(await ask(priya, 'DELETE', `/threads/${decided.id}/suggestion`)).toMatchObject(changed)
  })

  it('[CO44] is not resolved like a comment, and stays when what was said about it goes', async () => {
    const { priya, rafael, ask, send, list } = await group()
    const message = { id: randomUUID(), body: bodyFromText('Why not?') }
    const made = { ...suggestionOf('a', 'b'), message }
    await send(priya, [made])
    expect(await ask(rafael, 'PATCH', `/threads/${made.id}`, { state: 'resolved' })).toMatchObject({
      status: 400,
    })
    await ask(priya, 'DELETE', `/messages/${message.id}`)
    expect((await list()).items).toMatchObject([{ id: made.id, messages: [], state: 'open' }])
  })

  it('[CO49] accepted words are in one pair of hands: others get them after a minute, once they are in nobody does', async () => {
    const { noor, priya, rafael, suggested, act } = await group()
    const threads = await suggested(priya)
    const accepted = (await act(noor, 'accept', threads)).changed
    expect(accepted[0]?.suggestion).toMatchObject({ hand: { name: 'Noor' }, inText: false })
    expect((await act(rafael, 'take', threads)).changed).toEqual([])
    expect((await act(noor, 'take', threads)).changed).toHaveLength(1)
    await world.context.database.db
      .updateTable('suggestions')
      .set({ hand_at: new Date(Date.now() - 61_000).toISOString() })
      .where('thread_id', '=', threads[0]?.id ?? '')
      .execute()
    const taken = await Promise.all([act(rafael, 'take', threads), act(priya, 'take', threads)])
    expect(taken.map(({ changed }) => changed.length).sort()).toEqual([0, 1])
    expect((await act(noor, 'done', threads)).changed[0]?.suggestion?.inText).toBe(true)
    expect((await act(noor, 'done', threads)).changed).toEqual([])
    expect((await act(noor, 'take', threads)).changed).toEqual([])
    const byHand = await suggested(priya)
    const written = (await act(noor, 'accept', byHand, { byHand: true })).changed
    expect(written[0]?.suggestion?.inText).toBe(true)
  })

  it('[CO44] of another element, or none, nothing is decided', async () => {
    const { noor, priya, canvas, ask, suggested, list } = await group()
    const [thread] = await suggested(priya)
    const path = `/elements/${canvas.elements[1]?.id}/suggestions`
    const body = { ids: [thread?.id], act: 'accept' }
    expect(await ask(noor, 'PATCH', path, body)).toMatchObject({ status: 404 })
    expect((await list()).items).toMatchObject([{ suggestion: { state: 'waiting' } }])
  })

  it('[CO10] of an archived canvas nothing is suggested, decided or taken back', async () => {
    const { noor, priya, canvas, ask, send, suggested, act } = await group()
    const threads = await suggested(priya)
    await ask(noor, 'PATCH', `/canvases/${canvas.id}`, { archived: true })
    const rested = { status: 409, body: { error: { code: 'canvas_archived' } } }
    expect(await send(priya, [suggestionOf('a', 'b')])).toMatchObject(rested)
    expect((await act(noor, 'accept', threads)).status).toBe(409)
    expect(await ask(priya, 'DELETE', `/threads/${threads[0]?.id}/suggestion`)).toMatchObject(
      rested,
    )
  })

  it('[CO43, CO36] so many wait of one person, and so many threads are open, at most', async () => {
    const everybody = await group()
    const { noor, priya, element, ask, send } = everybody
    await fill(element.id, priya.id, SUGGESTIONS_WAITING - 1)
    expect(await send(priya, [suggestionOf('a', 'b'), suggestionOf('c', 'd')])).toMatchObject({
      status: 409,
      body: { error: { code: 'suggestions_full' } },
    })
    expect(await send(priya, [suggestionOf('a', 'b')])).toMatchObject({ status: 201 })
    await fill(element.id, noor.id, THREADS_OPEN - SUGGESTIONS_WAITING)
    const opening = {
      ...{ id: randomUUID(), place: { scope: 'element', anchor: null } },
      message: { id: randomUUID(), body: bodyFromText('One more') },
    }
    const full = { status: 409, body: { error: { code: 'threads_full' } } }
    expect(await ask(noor, 'POST', `/elements/${element.id}/threads`, opening)).toMatchObject(full)
    const { rafael } = everybody
    expect(await send(rafael, [suggestionOf('a', 'b')])).toMatchObject(full)
  })

  /** So many threads of one person, each a suggestion that waits. */
  async function fill(elementId: string, by: string, count: number) {
    const at = new Date().toISOString()
    const { db } = world.context.database
    const ids = Array.from({ length: count }, () => randomUUID())
    const { ground, before, after } = suggestionOf('x', 'y')
    for (let from = 0; from < count; from += 50) {
      const some = ids.slice(from, from + 50)
      await db
        .insertInto('threads')
        .values(
          some.map((id) => ({
            ...{
              id,
              element_id: elementId,
              kind: 'suggestion' as const,
              scope: 'element' as const,
            },
            ...{ anchor: null, state: 'open' as const, opened_by: by, opened_at: at, last_at: at },
            ...{ resolved_by: null, resolved_at: null },
          })),
        )
        .execute()
      await db
        .insertInto('suggestions')
        .values(
          some.map((id) => ({
            ...{ thread_id: id, batch_id: id, ground: JSON.stringify(ground) },
            ...{ before: JSON.stringify(before), after: JSON.stringify(after) },
            state: 'waiting' as const,
            ...{ decided_by: null, decided_at: null, reason: null },
            ...{ hand_id: null, hand_at: null, in_text_at: null },
          })),
        )
        .execute()
    }
  }
})
