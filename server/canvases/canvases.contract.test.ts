import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Canvas, Element } from '../../lib/canvases'
import { BUILT_IN } from '../../lib/frameworks/built-in'
import { FRAGMENT } from '../../lib/protocol'
import { BOTH_DATABASES } from '../testing/both-databases'
import { TextReader } from '../texts/text-reader'
import { World, type WorldPerson } from '../testing/world'

describe.each(BOTH_DATABASES)('canvases on $name', ({ url }) => {
  let world: World
  let ada: WorldPerson
  let workspaceId: string

  beforeAll(async () => {
    world = await World.open(await url())
    ada = await world.person('Ada')
    workspaceId = (await world.workspace('Group')).id
    await world.join(workspaceId, ada.id, 'member')
  })
  afterAll(() => world.close())

  async function make(title = 'Open Late'): Promise<Canvas> {
    const path = `/workspaces/${workspaceId}/canvases`
    const wanted = { title, framework: 'nine-elements' }
    const { status, body } = await world.ask(ada.browser, 'POST', path, wanted)
    expect(status).toBe(201)
    return body as Canvas
  }

  async function read(id: string, headers = {}): Promise<Canvas> {
    const { body } = await world.ask({ ...ada.browser, ...headers }, 'GET', `/canvases/${id}`)
    return body as Canvas
  }

  async function first(canvas: Canvas) {
    const [element] = (await read(canvas.id)).elements
    if (!element) throw new Error('A canvas without elements.')
    return element
  }

  function write(documentId: string, author: string | null, words: string, at?: number) {
    const who = { userId: author, key: null }
    const change = (doc: Y.Doc) => {
      const paragraph = new Y.XmlElement('paragraph')
      doc.getXmlFragment(FRAGMENT).push([paragraph])
      paragraph.insert(0, [new Y.XmlText(words)])
    }
    return world.context.sync.edit(documentId, who, change, at)
  }

  it('[CA1] has the nine elements of its framework, in order, each an empty document', async () => {
    const canvas = await make()
    expect(canvas.framework).toEqual({ key: 'nine-elements', version: 1 })
    expect(canvas.elements.map((one) => one.kind)).toEqual([
      ...['vision', 'structural-analysis', 'conjunctural-analysis', 'liberatory-strategy'],
      ...['situational-objective', 'scenario-planning', 'hypothesis', 'action-plan', 'evaluation'],
    ])
    for (const element of canvas.elements)
      expect(element).toMatchObject({ status: 'empty', opening: '', words: 0, lastChange: null })
    const ids = [canvas.documentId, ...canvas.elements.map((one) => one.documentId)]
    expect(new Set(ids).size).toBe(10)
    expect((await world.context.sync.heads(ids)).size).toBe(10)
  })

  it('[CA2] has its first paragraph from the server, once', async () => {
    const { documentId } = await first(await make())
    const { update } = await world.context.sync.state(documentId)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, update)
    expect(doc.getXmlFragment(FRAGMENT).toString()).toBe('<paragraph></paragraph>')
  })

  it('[CA3] refuses an unknown framework by name of the field', async () => {
    const path = `/workspaces/${workspaceId}/canvases`
    const wanted = { title: 'X', framework: 'no-such' }
    const answer = await world.ask(ada.browser, 'POST', path, wanted)
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'bad_request' } } })
    expect(answer.body).toHaveProperty('error.fields.framework')
  })

  it('[CA4] shows the opening words of a text, how many there are, when it changed and by whom', async () => {
    const canvas = await make()
    const at = Date.parse('2026-05-01T10:00:00Z')
    await write((await first(canvas)).documentId, ada.id, 'Anyone can walk in.', at)
    expect(await first(canvas)).toMatchObject({
      status: 'draft',
      opening: 'Anyone can walk in.',
      words: 4,
      lastChange: { at: '2026-05-01T10:00:00.000Z', by: { id: ada.id, name: 'Ada', colour: 1 } },
    })
  })

  it('[CA4] goes on showing who wrote it after they left', async () => {
    const ben = await world.person('Ben')
    await world.join(workspaceId, ben.id, 'member')
    const canvas = await make()
    await write((await first(canvas)).documentId, ben.id, 'By Ben.')
    await world.ask(ben.browser, 'DELETE', `/workspaces/${workspaceId}/members/${ben.id}`)
    expect((await first(canvas)).lastChange?.by?.name).toBe('Ben')
  })

  it('[CA5] opens a board without opening its texts, unless they changed', async () => {
    const canvas = await make()
    const { documentId } = await first(canvas)
    await write(documentId, ada.id, 'Once.')
    await read(canvas.id)
    const reading = vi.spyOn(TextReader.prototype, 'read')
    const summaries = () => reading.mock.calls.filter(([look]) => look === 'summary').length
    await read(canvas.id)
    expect(summaries()).toBe(0)
    await write(documentId, ada.id, 'Twice.')
    await Promise.all([read(canvas.id), read(canvas.id), read(canvas.id)])
    // The one text and none of the others; those who ask at the same time share a reading if they can.
    expect([1, 2, 3]).toContain(summaries())
    expect((await first(canvas)).opening).toBe('Once. Twice.')
  })

  it('[CA6] names elements in the language of the reader', async () => {
    const canvas = await make()
    const titles = async (headers = {}) =>
      (await read(canvas.id, headers)).elements.slice(0, 2).map((one) => one.title)
    expect(await titles()).toEqual(['Vision', 'Structural analysis'])
    expect(await titles({ 'accept-language': 'es-MX' })).toEqual(['Visión', 'Análisis estructural'])
    const chosen = { cookie: `${ada.browser.cookie}; throughline-locale=es` }
    expect(await titles(chosen)).toEqual(['Visión', 'Análisis estructural'])
    await world.context.database.db
      .updateTable('elements')
      .set({ title: 'Our own word' })
      .where('id', '=', canvas.elements[0]?.id ?? '')
      .execute()
    expect(await titles(chosen)).toEqual(['Our own word', 'Análisis estructural'])
  })

  it('[CA7] is listed with its siblings, oldest first, and changes title and summary', async () => {
    const { id } = await world.workspace('Another')
    await world.join(id, ada.id, 'member')
    const [one, two] = [
      await world.canvas(id, ada.id, 'One'),
      await world.canvas(id, ada.id, 'Two'),
    ]
    const change = { title: 'Uno', summary: 'The first.' }
    await world.ask(ada.browser, 'PATCH', `/canvases/${one.id}`, change)
    const { body } = await world.ask(ada.browser, 'GET', `/workspaces/${id}/canvases`)
    const { items } = body as { items: Canvas[] }
    expect(items.map((canvas) => canvas.id)).toEqual([one.id, two.id])
    expect(items[0]).toMatchObject(change)
    expect(items.map((canvas) => canvas.elements.length)).toEqual([9, 9])
    await world.ask(ada.browser, 'PATCH', `/canvases/${one.id}`, {})
    expect(await read(one.id)).toMatchObject(change)
  })

  it('[CA8] tells a reader of an element what they may do in it', async () => {
    const canvas = await make()
    const { id } = await first(canvas)
    const watcher = await world.person('Watcher')
    await world.join(workspaceId, watcher.id, 'observer')
    const seenBy = async (browser: Record<string, string>) =>
      (await world.ask(browser, 'GET', `/elements/${id}`)).body as Element
    expect((await seenBy(ada.browser)).access).toBe('write')
    expect((await seenBy(watcher.browser)).access).toBe('read')
    expect((await seenBy(await world.token(ada.id, 'read'))).access).toBe('read')
    expect((await seenBy(ada.browser)).canvas).toMatchObject({ id: canvas.id, workspaceId })
  })

  it('[CA9] gives a text as Markdown and as JSON', async () => {
    const { id, documentId } = await first(await make())
    await write(documentId, ada.id, 'Plain words.')
    const markdown = await world.ask(ada.browser, 'GET', `/elements/${id}/markdown`)
    expect(markdown.body).toContain('Plain words.')
    const { body } = await world.ask(ada.browser, 'GET', `/elements/${id}/json`)
    expect(body).toMatchObject({
      type: 'doc',
      content: [
        { type: 'paragraph' },
        { type: 'paragraph', content: [{ type: 'text', text: 'Plain words.' }] },
      ],
    })
  })

  it('[CA10] keeps a board whole when one text holds what nobody knows', async () => {
    const canvas = await make()
    const { id, documentId } = await first(canvas)
    await world.context.sync.edit(documentId, { userId: ada.id, key: null }, (doc) => {
      const strange = new Y.XmlElement('fromTheFuture')
      doc.getXmlFragment(FRAGMENT).push([strange])
      strange.setAttribute('x', 'y')
      strange.insert(0, [new Y.XmlText('still here\u0000')])
    })
    expect(await first(canvas)).toMatchObject({ opening: 'still here', words: 2 })
    const { body } = await world.ask(ada.browser, 'GET', `/elements/${id}/json`)
    expect(body).toHaveProperty('content[1].type', 'fromTheFuture')
    const markdown = await world.ask(ada.browser, 'GET', `/elements/${id}/markdown`)
    expect(markdown.status).toBe(200)
  })

  it('[FW12] offers the built-in frameworks in their order', async () => {
    const { body } = await world.ask(ada.browser, 'GET', '/frameworks')
    expect((body as { items: { key: string }[] }).items.map((one) => one.key)).toEqual(
      BUILT_IN.map((one) => one.key),
    )
  })

  it('[CA11] serves frameworks by version, and the newest of each in the list', async () => {
    const { body } = await world.ask(ada.browser, 'GET', '/frameworks')
    expect((body as { items: { key: string }[] }).items.map((one) => one.key)).toContain(
      'nine-elements',
    )
    const one = await world.ask(ada.browser, 'GET', '/frameworks/nine-elements/1')
    expect(one).toMatchObject({ status: 200, body: { key: 'nine-elements', version: 1 } })
    const none = await world.ask(ada.browser, 'GET', '/frameworks/nine-elements/99')
    expect(none.status).toBe(404)
  })
})
