import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Hit, SearchAnswer } from '../../lib/search/hits'
import { bodyFromText } from '../../lib/thread-body'
import { appendMarkdown } from '../canvases/element-text'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type Credentials, type WorldPerson } from '../testing/world'

describe.each(BOTH_DATABASES)('search on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  async function group(name = 'Group') {
    const { id } = await world.workspace(name)
    const [noor, priya] = [await world.person('Noor Haddad'), await world.person('Priya Nair')]
    await world.join(id, noor.id, 'steward')
    await world.join(id, priya.id, 'observer')
    const find = (q: string, more = '', who: Credentials = noor.browser) => search(who, id, q, more)
    const canvas = (title: string) => world.canvas(id, noor.id, title)
    return { id, noor, priya, find, canvas }
  }

  async function search(who: Credentials, workspaceId: string, q: string, more = '') {
    const path = `/workspaces/${workspaceId}/search?q=${encodeURIComponent(q)}${more}`
    const { status, body } = await world.ask(who, 'GET', path)
    expect(status, JSON.stringify(body)).toBe(200)
    return body as SearchAnswer
  }

  type Made = Awaited<ReturnType<World['canvas']>>

  async function write(
    canvas: Made,
    n: number,
    author: WorldPerson,
    markdown: string,
    at?: number,
  ) {
    const by = { userId: author.id, key: null }
    const documentId = canvas.elements[n]?.document_id ?? ''
    await world.context.sync.edit(documentId, by, (doc) => appendMarkdown(doc, markdown), at)
    await world.context.searchIndex.settle()
  }

  function comment(author: WorldPerson, elementId: string, words: string) {
    return world.ask(author.browser, 'POST', `/elements/${elementId}/threads`, {
      ...{ id: randomUUID(), place: { scope: 'element', anchor: null } },
      message: { id: randomUUID(), body: bodyFromText(words) },
    })
  }

  it('[SE1, SE11] finds words of texts, with where, by whom, and what to highlight', async () => {
    const { noor, find, canvas } = await group()
    const one = await canvas('Weir Street')
    await write(one, 0, noor, 'The café stays open **late**, said the committee.')
    const { items, next } = await find('CAFE lat')
    expect(next).toBeNull()
    expect(items).toMatchObject([
      {
        kind: 'text',
        canvas: { id: one.id, title: 'Weir Street', archived: false },
        element: { id: one.elements[0]?.id, title: 'Vision' },
        passage: { text: 'The café stays open late, said the committee.' },
        lastChange: { by: { name: 'Noor Haddad' } },
      },
    ])
    expect(marked(items)).toEqual(['café', 'late'])
    expect((await find('committees')).items).toEqual([])
    expect((await find('street late')).items).toEqual([])
  })

  it('[SE1, SE2] compares the same words as everywhere: scripts, quotes, what is left out', async () => {
    const { noor, find, canvas } = await group()
    const one = await canvas('Scripts')
    await write(one, 0, noor, '市立図書館は夜も開いている。')
    await write(one, 1, noor, 'Das Straßenfest in Łódź.')
    await write(one, 2, noor, 'مَكْتَبَة الحي')
    await write(one, 3, noor, 'Open late on Tuesdays.\n\nLate, if open at all.')
    for (const [typed, expected] of [
      ['図書館', ['図書館']],
      ['夜', ['夜も']],
      ['strassenfest lodz', ['Straßenfest', 'Łódź']],
      ['مكتبة', ['مَكْتَبَة']],
      ['"open late"', ['Open late']],
      ['open -tuesdays', ['Late', 'open']],
      ['open late -"open late" -nothing', ['Late', 'open']],
    ] as const) {
      const { items } = await find(typed, '&kind=text')
      expect(items, typed).toHaveLength(1)
      expect(marked(items).join(), typed).toContain(expected.at(-1))
    }
    expect((await find('書図')).items).toEqual([])
    expect((await find('-open')).items).toEqual([])
  })

  it('[SE3] takes any input for words: no language of a database, no error', async () => {
    const { id, noor, find, canvas } = await group()
    await write(await canvas('Plain'), 0, noor, 'The terms of near place, and not or star.')
    for (const typed of [
      ...['"', '""', '*', 'a*', '(', ')', '^terms', 'terms:', 'place : "w"', '{terms}:star', '-'],
      ...['NEAR(terms star, 2)', 'terms AND', 'NOT star', 'OR', 'star OR nothing', "'", "''; --"],
      ...['\\', "\\'", ':*', '!', '&', '|', '<->', 'star:A', '%', '_', '$1', '?', '\u2028'],
      ...['"star" * "', 'star + near', 'x'.repeat(200), '"a '.repeat(60), 'w'.repeat(65)],
    ])
      await find(typed.slice(0, 200))
    // Were it a language, these would find it.
    for (const typed of ['nothing OR star', 'st*r', 'terms:nothing', '{terms}:star nothing'])
      expect((await find(typed, '&kind=text')).items, typed).toEqual([])
    expect((await find('NEAR( terms ) star', '&kind=text')).items).toHaveLength(1)
    expect((await find('-"', '&kind=text')).items).toEqual([])
    for (const wrong of [
      `q=${'x'.repeat(201)}`,
      ...['kind=secrets', 'kind=', 'limit=0', 'limit=51', 'cursor=x:1', 'cursor=title:-1'],
      ...[
        'cursor=text:nothing',
        'cursor=text:[0,0,"now",1]',
        'cursor=text:[9e9,0,"2026-01-01T00:00:00Z",1]',
      ],
    ]) {
      const path = `/workspaces/${id}/search?q=star&${wrong}`
      expect((await world.ask(noor.browser, 'GET', path)).status, wrong).toBe(400)
    }
  })

  it('[SE4] orders by kind, whole words, then the newest, and leafs through all of it once', async () => {
    const { id, noor, find, canvas } = await group()
    const cyclist = await world.person('Bike Lane')
    await world.join(id, cyclist.id, 'member')
    const one = await canvas('Bikes for all')
    const day = (n: number) => Date.UTC(2026, 0, n)
    await write(one, 0, noor, 'An old bike.', day(1))
    await write(one, 1, noor, 'A newer bike.', day(3))
    await write(one, 2, noor, 'Only bikes, and the newest.', day(5))
    await write(one, 3, noor, '## The bike\n\nNothing else.', day(2))
    await comment(noor, one.elements[0]?.id ?? '', 'Whose bike?')
    const expected = [
      'Bikes for all',
      'Bike Lane',
      'The bike',
      'A newer bike.',
      'An old bike.',
      'Only bikes, and the newest.',
      'Whose bike?',
    ]
    expect(texts((await find('bike')).items)).toEqual(expected)
    for (const limit of [1, 2, 3]) {
      const leafed: Hit[] = []
      let cursor: string | null = null
      do {
        const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
        const page: SearchAnswer = await find('bike', `&limit=${limit}${more}`)
        expect(page.items.length).toBeLessThanOrEqual(limit)
        leafed.push(...page.items)
        cursor = page.next
      } while (cursor !== null && leafed.length < 20)
      expect(texts(leafed), `by ${limit}`).toEqual(expected)
    }
  })

  it('[SE4] finds names of elements in the language of the reader, with their canvas to narrow it', async () => {
    const { noor, find, canvas } = await group()
    const one = await canvas('Copper Lane')
    await canvas('Weir Street')
    const spanish = { ...noor.browser, 'accept-language': 'es' }
    expect(texts((await find('visión', '', spanish)).items)).toEqual(['Visión', 'Visión'])
    const narrowed = (await find('copper vision')).items
    expect(narrowed).toMatchObject([{ kind: 'title', canvas: { id: one.id }, element: {} }])
    expect(texts((await find('copper', '&kind=title')).items)).toEqual(['Copper Lane'])
  })

  it('[SE5] finds nothing of another workspace, whatever is asked', async () => {
    const ours = await group('Ours')
    const theirs = await group('Theirs')
    const secret = await theirs.canvas('Heron plans')
    await write(secret, 0, theirs.noor, 'The heron nests by the weir.')
    await comment(theirs.noor, secret.elements[0]?.id ?? '', 'Nobody else knows of the heron.')
    const eve = ours.noor.browser
    expect((await theirs.find('heron')).items.length).toBe(3)
    expect((await ours.find('heron')).items).toEqual([])
    const { next } = await theirs.find('heron', '&limit=1')
    const foreign = encodeURIComponent(next ?? '')
    expect((await ours.find('heron', `&cursor=${foreign}`)).items).toEqual([])
    for (const path of [
      `/workspaces/${theirs.id}/search?q=heron`,
      `/workspaces/${ours.id}/search?q=heron&canvas=${secret.id}`,
    ])
      expect(await world.ask(eve, 'GET', path)).toMatchObject({ status: 404 })
  })

  it('[SE5] whoever is removed finds nothing from that moment on; an observer finds what they read', async () => {
    const { id, noor, priya, find, canvas } = await group()
    const one = await canvas('Open')
    await write(one, 0, noor, 'The kingfisher.')
    await comment(noor, one.elements[0]?.id ?? '', 'A kingfisher, really?')
    expect((await find('kingfisher', '', priya.browser)).items).toHaveLength(2)
    // Elsewhere she stays, so her session does.
    await world.join((await world.workspace('Elsewhere')).id, priya.id, 'member')
    await world.ask(noor.browser, 'DELETE', `/workspaces/${id}/members/${priya.id}`)
    const path = `/workspaces/${id}/search?q=kingfisher`
    expect(await world.ask(priya.browser, 'GET', path)).toMatchObject({ status: 404 })
    expect((await find('priya')).items).toEqual([])
  })

  it('[SE6] what is archived is found when asked for, and marked', async () => {
    const { noor, find, canvas } = await group()
    const one = await canvas('Shelved otters')
    await write(one, 0, noor, 'Otters came back.')
    await world.ask(noor.browser, 'PATCH', `/canvases/${one.id}`, { archived: true })
    expect((await find('otters')).items).toEqual([])
    for (const more of ['&archived=true', `&canvas=${one.id}`]) {
      const { items } = await find('otters', more)
      expect(items).toMatchObject([
        { kind: 'title', canvas: { archived: true } },
        { kind: 'text', canvas: { archived: true } },
      ])
    }
  })

  it('[SE5] looks only where one says: at one kind, on one canvas', async () => {
    const { noor, find, canvas } = await group()
    const [one, two] = [await canvas('First swift'), await canvas('Second swift')]
    for (const each of [one, two]) await write(each, 0, noor, 'A swift.')
    await comment(noor, one.elements[0]?.id ?? '', 'Swift indeed.')
    const kinds = async (more: string) => (await find('swift', more)).items.map(({ kind }) => kind)
    expect(await kinds('&kind=text')).toEqual(['text', 'text'])
    expect(await kinds('&kind=comment,title')).toEqual(['title', 'title', 'comment'])
    expect(await kinds(`&canvas=${one.id}`)).toEqual(['title', 'text', 'comment'])
    expect(await kinds(`&canvas=${two.id}&kind=comment`)).toEqual([])
  })

  it('[SE1] finds what editions are called and what is new in them, with their number and maker', async () => {
    const { noor, priya, find, canvas } = await group()
    const one = await canvas('Swifts')
    await write(one, 1, noor, 'Words.')
    const path = `/elements/${one.elements[1]?.id}/editions`
    const wanted = { id: randomUUID(), label: 'For the May meeting', significance: 'editorial' }
    await world.ask(noor.browser, 'POST', path, { ...wanted, note: 'The herons\nare counted.' })
    for (const [words, more] of [
      ['may meet', ''],
      ['"herons are" counted', '&kind=edition'],
    ] as const) {
      const { items } = await find(words, more, priya.browser)
      expect(items).toMatchObject([
        {
          ...{ kind: 'edition', number: 1, element: { id: one.elements[1]?.id } },
          ...{ passage: { text: 'For the May meeting: The herons are counted.' } },
          by: { name: 'Noor Haddad' },
        },
      ])
    }
    await world.context.searchIndex.rebuild()
    expect((await find('herons')).items).toHaveLength(1)
  })

  it('[SE16] whoever goes by another name is found by that name only', async () => {
    const { id, noor, priya, find } = await group()
    await world.ask(priya.browser, 'PATCH', `/workspaces/${id}/me`, { pseudonym: 'The Heron' })
    for (const who of [noor, priya]) {
      expect((await find('priya', '', who.browser)).items).toEqual([])
      const { items } = await find('heron', '', who.browser)
      expect(items).toMatchObject([{ kind: 'person', person: { id: priya.id, name: 'The Heron' } }])
      expect(JSON.stringify(items)).not.toContain('Nair')
    }
  })

  it('[SE10] one person searches so often at once; others notice nothing', async () => {
    const { id, noor, priya } = await group()
    const path = `/workspaces/${id}/search?q=word`
    const asked = await Promise.all(
      Array.from({ length: 80 }, () => world.ask(noor.browser, 'GET', path)),
    )
    const refused = asked.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.length).toBeLessThan(40)
    expect(refused[0]?.body).toMatchObject({ error: { code: 'search_too_fast' } })
    expect((await world.ask(priya.browser, 'GET', path)).status).toBe(200)
  })
})

function texts(items: readonly Hit[]): string[] {
  return items.map(({ passage }) => passage.text)
}

function marked(items: readonly Hit[]): string[] {
  return items.flatMap(({ passage: { text, marks } }) =>
    marks.map(([from, to]) => text.slice(from, to)),
  )
}
