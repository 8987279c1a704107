import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { WorkspaceEvent } from '../../lib/events'
import { FRAGMENT } from '../../lib/protocol'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'

describe.each(BOTH_DATABASES)('mentions in texts on $name', ({ url }) => {
  let world: World
  let told: WorkspaceEvent[] = []
  let ada: WorldPerson
  let ben: WorldPerson
  let workspaceId: string
  let canvasId: string
  let elementId: string
  let documentId: string

  beforeAll(async () => {
    world = await World.open(await url())
    world.context.events.on((_, event) => {
      if (event.kind === 'text.mentioned') told.push(event)
      return Promise.resolve()
    })
  })
  afterAll(() => world.close())

  beforeEach(async () => {
    told = []
    workspaceId = (await world.workspace('Group')).id
    ;[ada, ben] = [await member('Ada'), await member('Ben')]
    const canvas = await world.canvas(workspaceId, ada.id)
    canvasId = canvas.id
    const [element] = canvas.elements
    ;[elementId, documentId] = [element?.id ?? '', element?.document_id ?? '']
  })

  async function member(name: string): Promise<WorldPerson> {
    const person = await world.person(name)
    await world.join(workspaceId, person.id, 'member')
    return person
  }

  /** Writes a line that names somebody, as this person's keystroke. */
  async function name(by: string | null, attrs: Record<string, unknown>, of = documentId) {
    await world.context.sync.edit(of, { userId: by, key: null }, (doc) => {
      const mention = new Y.XmlElement('mention')
      for (const [key, value] of Object.entries(attrs)) mention.setAttribute(key, value as string)
      const line = new Y.XmlElement('paragraph')
      line.insert(0, [new Y.XmlText('Ask '), mention])
      doc.getXmlFragment(FRAGMENT).push([line])
    })
    await world.context.mentions.look(of)
  }

  /** Cuts the last line out and puts the same in at the top. */
  async function move(by: string) {
    await world.context.sync.edit(documentId, { userId: by, key: null }, (doc) => {
      const text = doc.getXmlFragment(FRAGMENT)
      const last = text.get(text.length - 1) as Y.XmlElement
      const copy = last.clone()
      text.delete(text.length - 1)
      text.insert(0, [copy])
    })
    await world.context.mentions.look(documentId)
  }

  it('[ED94] tells once of each who is newly named, by whoever wrote it', async () => {
    await name(ada.id, { id: ben.id, key: 'first' })
    expect(told).toMatchObject([
      { workspaceId, canvasId, elementId, actorId: ada.id, personIds: [ben.id] },
    ])
    await world.context.mentions.look(documentId)
    await name(ada.id, { id: (await member('Cleo')).id, key: 'second' })
    expect(told).toHaveLength(2)
    expect(told[1]?.personIds).not.toContain(ben.id)
  })

  it('[ED94] sees it by itself, a few seconds after it was written', async () => {
    const key = { userId: ada.id, key: null }
    await world.context.sync.edit(documentId, key, (doc) => {
      const mention = new Y.XmlElement('mention')
      for (const [name, value] of [['id', ben.id] as const, ['key', 'first'] as const])
        mention.setAttribute(name, value)
      const line = new Y.XmlElement('paragraph')
      line.insert(0, [mention])
      doc.getXmlFragment(FRAGMENT).push([line])
    })
    await expect.poll(() => told.length, { timeout: 15_000 }).toBe(1)
  }, 20_000)

  it('[ED94] not again when it is cut and pasted, by whomever, or gone and back', async () => {
    await name(ada.id, { id: ben.id, key: 'first' })
    await move(ada.id)
    await move((await member('Cleo')).id)
    await name(ada.id, { id: ben.id, key: 'first' })
    expect(told).toHaveLength(1)
  })

  it('[ED94] not of oneself, not outsiders, not whoever has left', async () => {
    const outsider = await world.person('Outsider')
    const gone = await member('Gone')
    await world.ask(gone.browser, 'DELETE', `/workspaces/${workspaceId}/members/${gone.id}`)
    for (const { id } of [ada, outsider, gone]) await name(ada.id, { id, key: 'a1b2' })
    await name(ada.id, { id: randomUUID(), key: 'a1b2' })
    expect(told).toEqual([])
  })

  it('[ED94] not of what is copied: nobody wrote it', async () => {
    await name(ada.id, { id: ben.id, key: 'first' })
    const { body } = await world.ask(ada.browser, 'POST', `/canvases/${canvasId}/copies`, {
      title: 'Another',
      as: 'copy',
    })
    const { elements } = body as { elements: { id: string; documentId: string }[] }
    for (const element of elements) await world.context.mentions.look(element.documentId)
    expect(told).toHaveLength(1)
  })

  it('[ED94] somebody named again and again hears of it once in a while', async () => {
    for (let n = 0; n < 20; n++) await name(ada.id, { id: ben.id, key: `again${n}` })
    expect(told).toHaveLength(1)
    const cleo = await member('Cleo')
    await name(cleo.id, { id: ben.id, key: 'another' })
    expect(told).toHaveLength(2)
  })

  it('[ED93] what is no id of a person calls nobody and breaks nothing', async () => {
    const hostile = [
      { id: '../admin', key: 'a1b2' },
      { id: 7, key: 'a1b2' },
      { id: ben.id },
      { id: ben.id, key: '<script>' },
      { id: ben.id, key: 'x'.repeat(500) },
      {},
    ]
    for (const attrs of hostile) await name(ada.id, attrs)
    expect(told).toEqual([])
    await name(ada.id, { id: ben.id, key: 'real' })
    expect(told).toHaveLength(1)
  })

  it('[ED92] in Markdown somebody is who they go by now; readers with a link see nobody', async () => {
    await name(ada.id, { id: ben.id, key: 'first' })
    const markdown = () => world.ask(ada.browser, 'GET', `/elements/${elementId}/markdown`)
    expect((await markdown()).body).toContain('Ask @Ben')
    const path = `/workspaces/${workspaceId}/me`
    await world.ask(ben.browser, 'PATCH', path, { pseudonym: 'The Heron' })
    expect((await markdown()).body).toContain('Ask @The Heron')
    await world.ask(ben.browser, 'DELETE', `/workspaces/${workspaceId}/members/${ben.id}`)
    expect((await markdown()).body).toContain('Ask @The Heron')
    const people = await world.ask(ada.browser, 'GET', `/workspaces/${workspaceId}/people`)
    expect(people.body).toMatchObject({
      items: expect.arrayContaining([{ id: ben.id, name: 'The Heron', colour: 2 }]) as unknown,
    })
    const board = await world.ask(ada.browser, 'GET', `/canvases/${canvasId}`)
    expect(JSON.stringify(board.body)).toContain('Ask @…')
  })
})
