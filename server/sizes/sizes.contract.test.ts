import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Image } from '../../lib/kept-image'
import { FRAGMENT } from '../../lib/protocol'
import { addedUp, bytesOf, WorkspaceSizes } from '../../lib/sizes'
import { automaticEdition } from '../editions/automatic-edition'
import { compacted } from '../sync/compact'
import { BOTH_DATABASES } from '../testing/both-databases'
import { onePixel } from '../testing/one-pixel'
import { World, type WorldPerson } from '../testing/world'

describe.each(BOTH_DATABASES)('how much room a workspace takes, on $name', ({ url }) => {
  let world: World
  let ada: WorldPerson
  let workspaceId: string

  beforeAll(async () => {
    world = await World.open(await url())
    ada = await world.person('Ada')
    workspaceId = (await world.workspace('Group')).id
    await world.join(workspaceId, ada.id, 'steward')
  })
  afterAll(() => world.close())

  async function sizes(): Promise<WorkspaceSizes> {
    const path = `/workspaces/${workspaceId}/sizes`
    const { status, body } = await world.ask(ada.browser, 'GET', path)
    expect(status, JSON.stringify(body)).toBe(200)
    return WorkspaceSizes.parse(body)
  }

  async function write(documentId: string, words: string, at?: number): Promise<void> {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    const author = { userId: ada.id, key: null }
    const change = (doc: Y.Doc) => doc.getXmlFragment(FRAGMENT).push([paragraph])
    await world.context.sync.edit(documentId, author, change, at)
  }

  it('[SI1] is what lies in the log and in the folder of images, of each element and canvas, the largest first', async () => {
    expect(await sizes()).toEqual({ canvases: [], roomForImages: 1024 * 1024 * 1024 })
    const small = await world.canvas(workspaceId, ada.id, 'Small')
    const large = await world.canvas(workspaceId, ada.id, 'Large')
    const [, written, gathered, shown] = large.elements
    if (!written || !gathered || !shown) throw new Error('A canvas has nine elements.')
    await write(written.document_id, 'x'.repeat(9000))
    await write(gathered.document_id, 'y'.repeat(5000), 1_000_000)
    const { record } = world.context.sync
    const made = await compacted(record, gathered.document_id, Date.now() + 120_000)
    if (!made) throw new Error('There is something to compact.')
    await record.compact(gathered.document_id, made)
    const path = `/elements/${shown.id}/images`
    const image = (await world.ask(ada.browser, 'POST', path, onePixel())).body as Image
    await world.ask(ada.browser, 'PATCH', `/canvases/${small.id}`, { archived: true })

    const { canvases } = await sizes()
    expect(canvases.map(({ title, archived }) => [title, archived])).toEqual([
      ['Large', false],
      ['Small', true],
    ])
    const elements = canvases[0]?.elements ?? []
    expect(elements).toHaveLength(9)
    const of = (id: string) => elements.find((element) => element.id === id)?.size
    const updates = await record.loose(written.document_id, 10)
    const recent = updates.reduce((sum, { bytes }) => sum + bytes.length, 0)
    expect(recent).toBeGreaterThan(9000)
    expect(of(written.id)).toEqual({ recent, history: 0, state: 0, images: 0, editions: 0 })
    const raw = await record.raw(gathered.document_id)
    const history = raw?.chunks.reduce((sum, { bytes }) => sum + bytes.length, 0)
    const state = raw?.snapshot?.bytes.length
    expect(state).toBeGreaterThan(5000)
    expect(of(gathered.id)).toEqual({ recent: 0, history, state, images: 0, editions: 0 })
    expect(of(shown.id)?.images).toBe(image.bytes)
    const bytes = elements.map(({ size }) => bytesOf(size))
    expect(bytes).toEqual([...bytes].sort((a, b) => b - a))
    expect(elements[0]?.id).toBe(written.id)
    expect(canvases[0]?.size).toEqual(addedUp(elements.map(({ size }) => size)))
  })

  it('[SI1] editions count with their whole texts, named and automatic', async () => {
    const canvas = await world.canvas(workspaceId, ada.id, 'Kept')
    const { id: elementId = '', document_id: documentId = '' } = canvas.elements[0] ?? {}
    await write(documentId, 'x'.repeat(3000))
    const wanted = { id: randomUUID(), label: 'First', significance: 'editorial' }
    await world.ask(ada.browser, 'POST', `/elements/${elementId}/editions`, wanted)
    await write(documentId, 'y'.repeat(2000))
    await automaticEdition(world.context, {
      ...{ elementId, documentId, by: null, at: new Date().toISOString() },
      why: 'quiet',
    })
    const all = (await sizes()).canvases.flatMap(({ elements }) => elements)
    const { editions = 0 } = all.find(({ id }) => id === elementId)?.size ?? {}
    expect(editions).toBeGreaterThan(3000 + 5000)
    expect(editions).toBeLessThan(3000 + 5000 + 500)
  })

  it('[SI2] is asked in as many questions however much there is, and shows nothing of another workspace', async () => {
    const { database, sync } = world.context
    const count = async () => {
      const asked = vi.spyOn(database.db.getExecutor(), 'executeQuery')
      const counted = vi.spyOn(sync, 'sizes')
      await sizes()
      const counts = [asked.mock.calls.length, counted.mock.calls.length]
      asked.mockRestore()
      counted.mockRestore()
      return counts
    }
    const before = await count()
    expect(before[0]).toBeGreaterThan(3)
    const elsewhere = (await world.workspace('Others')).id
    await world.canvas(elsewhere, ada.id, 'Not theirs')
    for (let i = 0; i < 5; i++) await world.canvas(workspaceId, ada.id, `Canvas ${i}`)
    expect(await count()).toEqual(before)
    const titles = (await sizes()).canvases.map(({ title }) => title)
    expect(titles).toHaveLength(8)
    expect(titles).not.toContain('Not theirs')
  })
})
