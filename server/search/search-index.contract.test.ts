import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { SearchAnswer } from '../../lib/search/hits'
import { bodyFromText } from '../../lib/thread-body'
import type { Thread } from '../../lib/threads'
import { FRAGMENT } from '../../lib/protocol'
import { appendMarkdown } from '../canvases/element-text'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'

/** Often enough to be quick, and not so often that whoever asks is told to wait. */
const SOON = { timeout: 20_000, interval: 500 }

describe.each(BOTH_DATABASES)('the index of search on $name', ({ url }) => {
  let world: World
  let noor: WorldPerson
  let workspaceId: string
  let canvas: Awaited<ReturnType<World['canvas']>>

  beforeAll(async () => {
    world = await World.open(await url())
    workspaceId = (await world.workspace('Group')).id
    noor = await world.person('Noor')
    await world.join(workspaceId, noor.id, 'steward')
    canvas = await world.canvas(workspaceId, noor.id, 'One')
  })
  afterAll(() => world.close())

  const element = (n: number) => {
    const found = canvas.elements[n]
    if (!found) throw new Error('A canvas has nine elements.')
    return found
  }
  const edit = (n: number, change: Parameters<World['context']['sync']['edit']>[2]) =>
    world.context.sync.edit(element(n).document_id, { userId: noor.id, key: null }, change)
  const append = (n: number, markdown: string) => edit(n, (doc) => appendMarkdown(doc, markdown))
  const ask = (method: string, path: string, body?: object) =>
    world.ask(noor.browser, method, path, body)

  async function found(q: string): Promise<string[]> {
    const path = `/workspaces/${workspaceId}/search?kind=text,comment&q=${encodeURIComponent(q)}`
    const { body } = await ask('GET', path)
    return (body as SearchAnswer).items.map(({ passage }) => passage.text)
  }

  function rows() {
    const { db } = world.context.database
    return db
      .selectFrom('search_passages')
      .select(['id', 'words', 'source'])
      .orderBy('id')
      .execute()
  }

  it('[SE7] finds what was written by itself, and not what is gone', async () => {
    await append(0, 'The first heron.\n\nThe second heron.')
    await vi.waitFor(async () => expect(await found('heron')).toHaveLength(2), SOON)
    await edit(0, (doc) => doc.getXmlFragment(FRAGMENT).delete(0))
    await vi.waitFor(async () => expect(await found('heron')).toEqual(['The second heron.']), SOON)
  })

  it('[SE7] writes only what differs', async () => {
    await append(1, 'Stays one.\n\nStays two.\n\nGoes.')
    await world.context.searchIndex.settle()
    const mine = async () =>
      (await rows()).filter(({ source }) => source === element(1).document_id)
    const before = await mine()
    await edit(1, (doc) => doc.getXmlFragment(FRAGMENT).delete(2))
    await append(1, 'Comes.')
    await world.context.searchIndex.settle()
    const after = await mine()
    expect(after.map(({ words }) => words).sort()).toEqual(['Comes.', 'Stays one.', 'Stays two.'])
    const kept = before.filter(({ words }) => words.startsWith('Stays'))
    expect(after.filter(({ words }) => words.startsWith('Stays'))).toEqual(kept)
    // Nothing has changed: nothing is read, and nothing written.
    const reads = vi.spyOn(world.context.sync, 'state')
    await world.context.searchIndex.settle()
    expect(reads).not.toHaveBeenCalled()
    expect(await mine()).toEqual(after)
  })

  it('[SE7] a large text is found whole, in pieces', async () => {
    const paragraphs = Array.from({ length: 1500 }, (_, n) => `Paragraph ${n} about wagtail${n}.`)
    await append(2, paragraphs.join('\n\n'))
    await append(3, `${'much '.repeat(2000)}kestrel ${'more '.repeat(2000)}`)
    await world.context.searchIndex.settle()
    for (const n of [0, 749, 1499])
      expect(await found(`wagtail${n}`)).toContain(`Paragraph ${n} about wagtail${n}.`)
    const [piece = ''] = await found('kestrel')
    expect(piece).toContain('kestrel')
    expect(piece.length).toBeLessThanOrEqual(160)
  })

  it('[SE7] a copy of a canvas is found like what it was copied from', async () => {
    await append(4, 'Copied cormorant.')
    const wanted = { title: 'Two', as: 'copy', elements: [element(4).id] }
    await ask('POST', `/canvases/${canvas.id}/copies`, wanted)
    await world.context.searchIndex.settle()
    expect(await found('cormorant')).toHaveLength(2)
  })

  it('[SE8] a comment is found at once, by its words as they are, until it is taken back', async () => {
    const open = {
      ...{ id: randomUUID(), place: { scope: 'element', anchor: null } },
      message: { id: randomUUID(), body: bodyFromText('A dipper under the bridge.') },
    }
    const { body } = await ask('POST', `/elements/${element(5).id}/threads`, open)
    expect((body as Thread).id).toBe(open.id)
    const answer = { id: randomUUID(), body: bodyFromText('Two dippers.') }
    await ask('POST', `/threads/${open.id}/messages`, answer)
    expect(await found('dipper')).toHaveLength(2)
    await ask('PATCH', `/messages/${open.message.id}`, { body: bodyFromText('A wren.') })
    expect(await found('dipper')).toEqual(['Two dippers.'])
    expect(await found('wren')).toEqual(['A wren.'])
    await ask('DELETE', `/messages/${open.message.id}`)
    await ask('DELETE', `/messages/${answer.id}`)
    expect(await found('wren')).toEqual([])
    expect(await found('dippers')).toEqual([])
    expect(JSON.stringify(await rows())).not.toMatch(/wren|dipper/i)
  })

  it('[SE8] a comment whose transaction fails is not in the index', async () => {
    const { indexMessage } = await import('../threads/said')
    const { beginThread } = await import('../threads/writing')
    const failing = world.context.database.transaction(async (tx) => {
      await beginThread(tx, {
        ...{ id: randomUUID(), elementId: element(5).id, by: noor.id },
        ...{ at: new Date().toISOString(), place: { scope: 'element', anchor: null } },
        message: { id: randomUUID(), body: bodyFromText('A bittern.') },
      })
      await indexMessage(tx, 'no such message')
      throw new Error('on second thoughts')
    })
    await expect(failing).rejects.toThrow('on second thoughts')
    expect(await found('bittern')).toEqual([])
  })

  it('[SE9] is made anew by a command, and is the same then', async () => {
    const before = (await rows()).map(({ words, source }) => `${source} ${words}`).sort()
    expect(before.length).toBeGreaterThan(1500)
    const { database, operator } = world.context
    await database.db.deleteFrom('search_passages').execute()
    expect(await found('heron')).toEqual([])
    const done = await operator.run(['search', 'rebuild'])
    expect(done).toMatchObject({ texts: 18 })
    expect((await rows()).map(({ words, source }) => `${source} ${words}`).sort()).toEqual(before)
    expect(await found('heron')).toEqual(['The second heron.'])
  })

  it('[SE9] what was missed is read at the next start', async () => {
    const { database, searchIndex } = world.context
    const { document_id: documentId } = element(0)
    await database.db.deleteFrom('search_passages').where('source', '=', documentId).execute()
    await searchIndex.begin()
    // It was read as far as it goes: nothing tells that its passages are gone.
    expect(await found('heron')).toEqual([])
    await database.db.deleteFrom('search_texts').where('document_id', '=', documentId).execute()
    await searchIndex.begin()
    expect(await found('heron')).toEqual(['The second heron.'])
  })

  it('[SE9] an index of another form is made anew at the start', async () => {
    const { database, searchIndex } = world.context
    await database.db.deleteFrom('settings').where('key', '=', 'search.form').execute()
    await database.db.deleteFrom('search_passages').execute()
    await searchIndex.begin()
    expect(await found('heron')).toEqual(['The second heron.'])
  })
})
