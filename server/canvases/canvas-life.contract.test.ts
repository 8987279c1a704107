import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Canvas, Element } from '../../lib/canvases'
import type { Role } from '../../lib/roles'
import { bodyFromText } from '../../lib/thread-body'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type Credentials, type WorldPerson } from '../testing/world'
import { appendMarkdown } from './element-text'

describe.each(BOTH_DATABASES)('the life of a canvas on $name', ({ url }) => {
  let world: World
  let ada: WorldPerson
  let ben: WorldPerson
  let workspaceId: string

  beforeAll(async () => {
    world = await World.open(await url())
    workspaceId = (await world.workspace('Group')).id
    ada = await somebody('Ada', 'coordinator')
    ben = await somebody('Ben', 'member')
  })
  afterAll(() => world.close())

  async function somebody(name: string, role: Role): Promise<WorldPerson> {
    const person = await world.person(name)
    await world.join(workspaceId, person.id, role)
    return person
  }

  async function canvas(title = 'Open late'): Promise<Canvas> {
    return read((await world.canvas(workspaceId, ada.id, title)).id)
  }

  async function read(id: string): Promise<Canvas> {
    return (await world.ask(ada.browser, 'GET', `/canvases/${id}`)).body as Canvas
  }

  function change(who: WorldPerson, id: string, body: object) {
    return world.ask(who.browser, 'PATCH', `/canvases/${id}`, body)
  }

  async function copy(id: string, wanted: object): Promise<Canvas> {
    const { status, body } = await world.ask(ben.browser, 'POST', `/canvases/${id}/copies`, wanted)
    expect([status, body]).toEqual([201, expect.anything()])
    return body as Canvas
  }

  function write(of: Canvas, kind: string, words: string) {
    const author = { userId: ben.id, key: null }
    return world.context.sync.edit(element(of, kind).documentId, author, (doc) =>
      appendMarkdown(doc, words),
    )
  }

  function element(of: Canvas, kind: string) {
    const found = of.elements.find((one) => one.kind === kind)
    if (!found) throw new Error(`No ${kind}.`)
    return found
  }

  async function text(of: Canvas, kind: string): Promise<unknown> {
    const { id } = element(of, kind)
    return (await world.ask(ada.browser, 'GET', `/elements/${id}/json`)).body
  }

  async function listed(query = ''): Promise<string[]> {
    const path = `/workspaces/${workspaceId}/canvases${query}`
    const { body } = await world.ask(ben.browser, 'GET', path)
    return (body as { items: Canvas[] }).items.map(({ id }) => id)
  }

  async function acts(id: string) {
    const entries = await world.context.audit.entries(workspaceId, { limit: 100 })
    return entries
      .filter((entry) => entry.subject?.includes(id))
      .map(({ action, actor_id, detail }) => [action, actor_id, JSON.parse(detail) as unknown])
      .reverse()
  }

  it('[CA30] an archived canvas leaves the list, is read and not written, and comes back', async () => {
    const one = await canvas()
    await write(one, 'vision', 'Anyone can walk in.')
    const { id } = element(one, 'vision')
    const seenBy = async (who: Credentials) =>
      (await world.ask(who, 'GET', `/elements/${id}`)).body as Element

    expect(await change(ada, one.id, { archived: true })).toMatchObject({ status: 204 })
    expect(await listed()).not.toContain(one.id)
    expect(await listed('?archived=true')).toContain(one.id)
    expect((await read(one.id)).archived).toMatchObject({ by: { name: 'Ada' } })
    expect(await seenBy(ben.browser)).toMatchObject({
      access: 'read',
      opening: 'Anyone can walk in.',
      canvas: { archivedAt: expect.any(String) },
    })

    expect(await change(ada, one.id, { archived: false })).toMatchObject({ status: 204 })
    expect(await listed()).toContain(one.id)
    expect(await listed('?archived=true')).not.toContain(one.id)
    expect((await read(one.id)).archived).toBeNull()
    expect(await seenBy(ben.browser)).toMatchObject({
      access: 'write',
      canvas: { archivedAt: null },
    })
  })

  it('[CA30] what is archived is not changed, unless it is restored with it', async () => {
    const one = await canvas()
    await change(ada, one.id, { archived: true })
    for (const body of [{ title: 'Other' }, { standing: 'basis' }, { title: 'X', archived: true }])
      expect(await change(ada, one.id, body)).toMatchObject({
        status: 409,
        body: { error: { code: 'canvas_archived' } },
      })
    expect((await read(one.id)).title).toBe('Open late')
    await change(ada, one.id, { archived: false, title: 'Other' })
    expect(await read(one.id)).toMatchObject({ title: 'Other', archived: null })
  })

  it('[CA30] who archived it first is said, also when it is archived again', async () => {
    const one = await canvas()
    const eve = await somebody('Eve', 'coordinator')
    await change(ada, one.id, { archived: true })
    const { archived } = await read(one.id)
    await change(eve, one.id, { archived: true })
    expect((await read(one.id)).archived).toEqual(archived)
  })

  it('[CA35] a copy has no comments: they are about this text, and stay with it', async () => {
    const one = await canvas()
    await write(one, 'vision', 'Anyone can walk in.')
    const opening = {
      ...{ id: randomUUID(), place: { scope: 'element', anchor: null } },
      message: { id: randomUUID(), body: bodyFromText('Anyone at all?') },
    }
    const { id } = element(one, 'vision')
    await world.ask(ben.browser, 'POST', `/elements/${id}/threads`, opening)
    const openOn = async (of: Canvas) =>
      (await world.ask(ada.browser, 'GET', `/canvases/${of.id}/open-threads`)).body
    for (const as of ['copy', 'fork']) {
      const two = await copy(one.id, { title: 'Open late, 2', as })
      expect(await text(two, 'vision')).toEqual(await text(one, 'vision'))
      expect(await openOn(two)).toEqual({ items: [] })
    }
    expect(await openOn(one)).toMatchObject({ items: [{ elementId: id }] })
  })

  it('[CA31] a copy has the texts as they stand, in documents of its own', async () => {
    const one = await canvas()
    await write(one, 'vision', '# Lit\n\nAnyone can **walk in**.')
    await write(one, 'action-plan', '- [ ] Ask the keyholders')
    await world.context.database.db
      .updateTable('elements')
      .set({ title: 'Our picture' })
      .where('id', '=', element(one, 'vision').id)
      .execute()
    const two = await copy(one.id, { title: 'Open late, 2', summary: 'Again.', as: 'copy' })

    expect(two).toMatchObject({ title: 'Open late, 2', summary: 'Again.', standing: 'exploring' })
    expect(two.framework).toEqual(one.framework)
    expect(two.elements.map(({ kind }) => kind)).toEqual(one.elements.map(({ kind }) => kind))
    for (const { kind } of one.elements)
      expect(await text(two, kind)).toEqual(await text(one, kind))
    expect(element(two, 'vision').title).toBe('Our picture')
    const idsOf = (of: Canvas) => [
      ...[of.id, of.documentId],
      ...of.elements.flatMap(({ id, documentId }) => [id, documentId]),
    ]
    expect(new Set([...idsOf(one), ...idsOf(two)]).size).toBe(40)

    await write(two, 'vision', 'Only in the copy.')
    await write(one, 'vision', 'Only in the first.')
    expect(JSON.stringify(await text(one, 'vision'))).not.toContain('Only in the copy.')
    expect(JSON.stringify(await text(two, 'vision'))).not.toContain('Only in the first.')
  })

  it('[CA31] what was copied is nobody’s writing', async () => {
    const one = await canvas()
    await write(one, 'vision', 'By Ben.')
    const two = await copy(one.id, { title: 'Two', as: 'copy' })
    expect(element(two, 'vision')).toMatchObject({ opening: 'By Ben.', lastChange: null })
  })

  it('[CA32] a fork knows where it started, and its origin knows its forks', async () => {
    const one = await canvas('Open late')
    const two = await copy(one.id, { title: 'Lending vans', as: 'fork' })
    const three = await copy(one.id, { title: 'A copy', as: 'copy' })
    const origin = { canvasId: one.id, title: 'Open late', by: { name: 'Ben' } }
    expect(two.origin).toMatchObject({ ...origin, as: 'fork' })
    expect(three.origin).toMatchObject({ ...origin, as: 'copy' })
    expect(Date.parse(two.origin?.at ?? '')).toBeGreaterThan(Date.now() - 60_000)
    expect((await read(one.id)).forks).toEqual([{ id: two.id, title: 'Lending vans' }])
    await change(ada, one.id, { title: 'Open later' })
    expect((await read(two.id)).origin?.title).toBe('Open later')
    await change(ada, two.id, { archived: true })
    expect((await read(one.id)).forks).toEqual([])
  })

  it('[CA32] carries over the texts that were chosen, and no others', async () => {
    const one = await canvas()
    await write(one, 'vision', 'Carried over.')
    await write(one, 'hypothesis', 'Left behind.')
    const elements = [element(one, 'vision').id]
    const two = await copy(one.id, { title: 'Two', as: 'fork', elements })
    expect(element(two, 'vision').opening).toBe('Carried over.')
    expect(element(two, 'hypothesis')).toMatchObject({ status: 'empty', opening: '' })
    const none = await copy(one.id, { title: 'None', as: 'fork', elements: [] })
    expect(none.elements.every(({ status }) => status === 'empty')).toBe(true)
  })

  it('[CA32] no text of another canvas comes in by its id', async () => {
    const one = await canvas()
    const other = await canvas('Other')
    const wanted = { title: 'X', as: 'fork', elements: [element(other, 'vision').id] }
    const before = await listed()
    expect(
      await world.ask(ben.browser, 'POST', `/canvases/${one.id}/copies`, wanted),
    ).toMatchObject({ status: 400, body: { error: { fields: { elements: expect.any(String) } } } })
    expect(await listed()).toEqual(before)
  })

  it('[CA32] an archived canvas can be copied', async () => {
    const one = await canvas()
    await write(one, 'vision', 'Kept.')
    await change(ada, one.id, { archived: true })
    const two = await copy(one.id, { title: 'Taken up again', as: 'copy' })
    expect(two).toMatchObject({ archived: null })
    expect(element(two, 'vision').opening).toBe('Kept.')
  })

  it('[CA33] has a standing that coordinators give', async () => {
    const one = await canvas()
    expect(one.standing).toBe('exploring')
    expect(await change(ben, one.id, { standing: 'adopted' })).toMatchObject({ status: 403 })
    expect(await change(ada, one.id, { standing: 'adopted' })).toMatchObject({ status: 204 })
    expect((await read(one.id)).standing).toBe('adopted')
  })

  it('[CA34] what happens to it stands in the audit log', async () => {
    const one = await canvas()
    await change(ada, one.id, { title: 'Later', standing: 'basis' })
    await change(ada, one.id, { summary: 'A line.' })
    await change(ada, one.id, { archived: true })
    await change(ada, one.id, { archived: false })
    expect(await acts(one.id)).toEqual([
      ['canvas.made', ada.id, { framework: 'nine-elements', version: 1 }],
      ['canvas.renamed', ada.id, { from: 'Open late', to: 'Later' }],
      ['canvas.standing-changed', ada.id, { from: 'exploring', to: 'basis' }],
      ['canvas.archived', ada.id, {}],
      ['canvas.restored', ada.id, {}],
    ])
    const two = await copy(one.id, { title: 'Two', as: 'fork' })
    expect(await acts(two.id)).toEqual([
      ['canvas.copied', ben.id, { from: one.id, fromTitle: 'Later', as: 'fork' }],
    ])
  })
})
