import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Canvas } from '../../lib/canvases'
import type { CanvasRelative, ElementRelative } from '../../lib/relatives'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'
import { appendMarkdown } from './element-text'

describe.each(BOTH_DATABASES)('what shares an ancestor on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  /** A group, and a canvas of theirs from which copies can be made. */
  async function group() {
    const { id } = await world.workspace('Group')
    const ada = await world.person('Ada')
    const olu = await world.person('Olu')
    await world.join(id, ada.id, 'coordinator')
    await world.join(id, olu.id, 'observer')
    const read = async (canvasId: string) =>
      (await world.ask(ada.browser, 'GET', `/canvases/${canvasId}`)).body as Canvas
    const one = await read((await world.canvas(id, ada.id, 'Open late')).id)
    const copy = async (of: Canvas, title: string, as: 'copy' | 'fork', elements?: string[]) => {
      const wanted = { title, as, ...(elements && { elements }) }
      const { body } = await world.ask(ada.browser, 'POST', `/canvases/${of.id}/copies`, wanted)
      return body as Canvas
    }
    return { id, ada, olu, one, copy }
  }

  function element({ elements }: Canvas, kind: string) {
    const found = elements.find((one) => one.kind === kind)
    if (!found) throw new Error(`No ${kind}.`)
    return found
  }

  async function write(by: WorldPerson, of: Canvas, kind: string, words: string): Promise<void> {
    const author = { userId: by.id, key: null }
    const { documentId } = element(of, kind)
    await world.context.sync.edit(documentId, author, (doc) => appendMarkdown(doc, words))
  }

  async function kin(by: WorldPerson, of: Canvas): Promise<string[]> {
    const { body } = await world.ask(by.browser, 'GET', `/canvases/${of.id}/relatives`)
    return (body as { items: CanvasRelative[] }).items.map(
      ({ kinship, title, archived }) => `${kinship} ${title}${archived ? ', archived' : ''}`,
    )
  }

  async function elementKin(by: WorldPerson, id: string): Promise<ElementRelative[]> {
    const { body } = await world.ask(by.browser, 'GET', `/elements/${id}/relatives`)
    return (body as { items: ElementRelative[] }).items
  }

  it('[HI61] a canvas names its origins, its copies, and what was made from the same', async () => {
    const { ada, olu, one, copy } = await group()
    expect(await kin(ada, one)).toEqual([])
    const two = await copy(one, 'Two', 'copy')
    const three = await copy(two, 'Three', 'fork')
    const four = await copy(one, 'Four', 'fork')
    expect(await kin(ada, one)).toEqual(['copy Two', 'copy Three', 'copy Four'])
    expect(await kin(olu, three)).toEqual(['origin Two', 'origin Open late', 'shared Four'])
    await world.ask(ada.browser, 'PATCH', `/canvases/${four.id}`, { archived: true })
    expect(await kin(olu, three)).toEqual([
      'origin Two',
      'origin Open late',
      'shared Four, archived',
    ])
  })

  it('[HI61] nothing of another workspace, whatever the rows say, and nothing for outsiders', async () => {
    const { ada, one, copy } = await group()
    const two = await copy(one, 'Two', 'copy')
    const elsewhere = await group()
    await world.context.database.db
      .updateTable('canvases')
      .set({ origin_canvas_id: one.id, origin_as: 'copy', origin_at: new Date().toISOString() })
      .where('id', '=', elsewhere.one.id)
      .execute()
    expect(await kin(ada, one)).toEqual(['copy Two'])
    expect(await kin(elsewhere.ada, elsewhere.one)).toEqual([])
    for (const path of [
      `/canvases/${two.id}/relatives`,
      `/elements/${element(two, 'vision').id}/relatives`,
    ])
      expect(await world.ask(elsewhere.ada.browser, 'GET', path)).toMatchObject({ status: 404 })
  })

  it('[HI62] an element names the same element of each, begun or not', async () => {
    const { ada, olu, one, copy } = await group()
    await write(ada, one, 'vision', 'Anyone can walk in.')
    await write(ada, one, 'hypothesis', 'People come.')
    const two = await copy(one, 'Two', 'fork', [element(one, 'vision').id])
    const three = await copy(one, 'Three', 'copy')
    expect(await elementKin(olu, element(one, 'vision').id)).toMatchObject([
      { id: element(two, 'vision').id, words: 4, canvas: { title: 'Two', kinship: 'copy' } },
      { id: element(three, 'vision').id, words: 4, canvas: { title: 'Three', kinship: 'copy' } },
    ])
    const found = await elementKin(olu, element(two, 'hypothesis').id)
    expect(found).toMatchObject([
      { id: element(one, 'hypothesis').id, words: 2, canvas: { kinship: 'origin' } },
      { id: element(three, 'hypothesis').id, words: 2, canvas: { kinship: 'shared' } },
    ])
    expect(found[0]?.title).toBe(element(one, 'hypothesis').title)
  })
})
