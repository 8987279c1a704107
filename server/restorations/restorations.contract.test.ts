import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { anchorAt } from '../../lib/anchors/make-anchor'
import { resolveAnchor } from '../../lib/anchors/resolve-anchor'
import { TextIndex } from '../../lib/anchors/text-index'
import type { Edition } from '../../lib/editions'
import type { WorkspaceEvent } from '../../lib/events'
import type { RecordPage } from '../../lib/history/record'
import { FRAGMENT } from '../../lib/protocol'
import type { Restoration, RestorationList, RestorePreview } from '../../lib/restorations'
import { BrokenRecord } from '../sync/broken-record'
import { appendMarkdown, textAsMarkdown } from '../canvases/element-text'
import { withText } from '../canvases/with-text'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'

const HOURS = '## Hours\n\nThe hall opens at nine.\n\n## Bikes\n\nThe racks are behind the hall.'

describe.each(BOTH_DATABASES)('restores on $name', ({ url }) => {
  let world: World
  let heard: WorkspaceEvent[] = []

  beforeAll(async () => {
    world = await World.open(await url())
    world.context.events.on(async (_, event) => void heard.push(event))
  })
  afterAll(() => world.close())

  async function group() {
    const { id } = await world.workspace('Group')
    const [noor, rafael, olu] = await Promise.all(
      ['Noor', 'Rafael', 'Olu'].map((name) => world.person(name)),
    )
    if (!noor || !rafael || !olu) throw new Error('Somebody is missing.')
    await world.join(id, noor.id, 'steward')
    await world.join(id, rafael.id, 'member')
    await world.join(id, olu.id, 'observer')
    const canvas = await world.canvas(id, noor.id)
    const [element, other] = canvas.elements
    const { id: elementId = '', document_id: documentId = '' } = element ?? {}
    const { sync } = world.context
    heard = []
    const change = (who: WorldPerson, how: (doc: Y.Doc) => void) =>
      sync.edit(documentId, { userId: who.id, key: null }, how)
    const begin = () => change(noor, (doc) => appendMarkdown(doc, HOURS))
    /** Puts words in the place of others, in whatever line they stand. */
    const say = (who: WorldPerson, old: string, words: string) =>
      change(who, (doc) => {
        for (const block of doc.getXmlFragment(FRAGMENT).toArray()) {
          const text: unknown = block instanceof Y.XmlElement ? block.get(0) : null
          const at = text instanceof Y.XmlText ? text.toJSON().indexOf(old) : -1
          if (!(text instanceof Y.XmlText) || at < 0) continue
          text.delete(at, old.length)
          text.insert(at, words)
        }
      })
    const head = async () => (await sync.state(documentId)).seq
    const words = async () =>
      withText((await sync.state(documentId)).update, (text) => textAsMarkdown(text).trim())
    const edition = async () => {
      const wanted = { id: randomUUID(), label: 'May', significance: 'substantive' }
      const path = `/elements/${elementId}/editions`
      return (await world.ask(noor.browser, 'POST', path, wanted)).body as Edition
    }
    const path = `/elements/${elementId}/restorations`
    const preview = (who: WorldPerson, from: object, scope?: object) =>
      world.ask(who.browser, 'POST', `${path}/preview`, { from, ...(scope && { scope }) })
    const restore = (who: WorldPerson, from: object, more: object = {}) =>
      world.ask(who.browser, 'POST', path, { id: randomUUID(), from, ...more })
    const undo = (who: WorldPerson, restorationId: string) =>
      world.ask(who.browser, 'POST', `/restorations/${restorationId}/undo`, {})
    const list = async (who: WorldPerson) =>
      (await world.ask(who.browser, 'GET', path)).body as RestorationList
    return {
      ...{ id, noor, rafael, olu, canvas, elementId, documentId, otherId: other?.id ?? '' },
      ...{ change, begin, say, head, words, edition, preview, restore, undo, list },
    }
  }

  it('[HI12, HI16] restores an edition or a moment as a forward edit, credited to who does it', async () => {
    const { rafael, documentId, begin, say, head, words, edition, restore } = await group()
    await begin()
    const { id: editionId } = await edition()
    const moment = await head()
    await say(rafael, 'nine', 'ten')
    const before = await head()
    const one = await restore(rafael, { editionId })
    expect(one).toMatchObject({ status: 201, body: { edition: { number: 1 }, scope: 'text' } })
    expect(await words()).toBe(HOURS)
    expect(await head()).toBe(before + 1)
    const heads = await world.context.sync.heads([documentId])
    expect(heads.get(documentId)?.userId).toBe(rafael.id)
    await say(rafael, 'racks', 'stands')
    expect(await restore(rafael, { edit: moment })).toMatchObject({ status: 201 })
    expect(await words()).toBe(HOURS)
    const nothing = { status: 409, body: { error: { code: 'says_so_already' } } }
    expect(await restore(rafael, { edit: moment })).toMatchObject(nothing)
  })

  it('[HI14] a section says it again, and the others go on saying what they say', async () => {
    const { noor, rafael, begin, say, words, edition, preview, restore } = await group()
    await begin()
    const { id: editionId } = await edition()
    await say(rafael, 'nine', 'ten')
    await say(rafael, 'behind', 'beside')
    const { sections } = (await preview(noor, { editionId })).body as RestorePreview
    expect(sections).toEqual([
      { at: 0, title: 'Hours', level: 2 },
      { at: 2, title: 'Bikes', level: 2 },
    ])
    const { body } = await restore(noor, { editionId }, { scope: { kind: 'section', at: 2 } })
    expect(body).toMatchObject({ scope: 'section', section: 'Bikes' })
    expect(await words()).toBe(HOURS.replace('nine', 'ten'))
    const wrong = { status: 400, body: { error: { code: 'bad_request' } } }
    for (const scope of [
      { kind: 'section', at: 1 },
      { kind: 'blocks', from: 3, to: 9 },
      { kind: 'blocks', from: 2, to: 1 },
    ])
      expect(await restore(noor, { editionId }, { scope })).toMatchObject(wrong)
  })

  it('[HI17] a preview shows what would change, and writes nothing', async () => {
    const { rafael, begin, say, head, edition, preview } = await group()
    await begin()
    const { id: editionId, edit } = await edition()
    await say(rafael, 'nine', 'ten o’clock')
    const before = await head()
    const seen = (await preview(rafael, { editionId })).body as RestorePreview
    expect(seen).toMatchObject({ fromEdit: edit, edit: before, nothing: false, more: 0 })
    expect([seen.wordsIn, seen.wordsOut]).toEqual([1, 2])
    expect(seen.by?.name).toBe('Rafael')
    expect(JSON.stringify(seen.passages)).toContain('ten o’clock')
    expect(JSON.stringify(seen.passages)).not.toContain('racks')
    expect(await head()).toBe(before)
    const same = (await preview(rafael, { edit: before })).body as RestorePreview
    expect(same).toMatchObject({ nothing: true, passages: [], wordsIn: 0, wordsOut: 0 })
  })

  it('[HI15] it is taken back whole, once, and what was written since stays', async () => {
    const { noor, rafael, begin, say, head, words, edition, restore, undo, list } = await group()
    await begin()
    const { id: editionId } = await edition()
    await say(rafael, 'nine', 'ten')
    const changed = await words()
    const { id } = (await restore(rafael, { editionId })).body as Restoration
    await say(noor, 'racks', 'new racks')
    const [one, two] = await Promise.all([undo(noor, id), undo(rafael, id)])
    expect([one.status, two.status]).toEqual([200, 200])
    expect(await words()).toBe(changed.replace('racks', 'new racks'))
    const [item] = (await list(noor)).items
    expect(item?.undone).toMatchObject({ edit: await head() })
    const after = await head()
    expect(await undo(noor, id)).toMatchObject({ status: 200 })
    expect(await head()).toBe(after)
  })

  it('[HI16] only who may write there; not in an archive, and not with an edition of another text', async () => {
    const { noor, rafael, olu, canvas, otherId, begin, say, edition, preview, restore, undo } =
      await group()
    await begin()
    const { id: editionId } = await edition()
    await say(rafael, 'nine', 'ten')
    const refused = { status: 403, body: { error: { code: 'not_allowed' } } }
    expect(await preview(olu, { editionId })).toMatchObject(refused)
    expect(await restore(olu, { editionId })).toMatchObject(refused)
    const elsewhere = { id: randomUUID(), from: { editionId } }
    expect(
      await world.ask(noor.browser, 'POST', `/elements/${otherId}/restorations`, elsewhere),
    ).toMatchObject({ status: 404 })
    const { id } = (await restore(rafael, { editionId })).body as Restoration
    expect(await undo(olu, id)).toMatchObject(refused)
    await world.ask(noor.browser, 'PATCH', `/canvases/${canvas.id}`, { archived: true })
    const archived = { status: 409, body: { error: { code: 'canvas_archived' } } }
    expect(await restore(noor, { editionId })).toMatchObject(archived)
    expect(await preview(noor, { editionId })).toMatchObject(archived)
    expect(await undo(noor, id)).toMatchObject(archived)
  })

  it('[HI16] asked twice it restores once, and two at once bring no word twice', async () => {
    const { noor, rafael, begin, say, words, edition, restore, list } = await group()
    await begin()
    const { id: editionId } = await edition()
    await say(rafael, 'The hall opens at nine.', '')
    const once = { id: randomUUID() }
    const answers = await Promise.all([
      ...[restore(noor, { editionId }, once), restore(noor, { editionId }, once)],
      ...[restore(rafael, { editionId }), restore(noor, { editionId }, once)],
    ])
    // Either of them may be the first; for the other the text says so already.
    const [first, ...others] = answers.map(({ status }) => status).toSorted()
    expect([first, others.at(-1)]).toEqual([201, 409])
    const isNoors = answers[0]?.status === 201
    expect(others).toEqual(isNoors ? [201, 201, 409] : [409, 409, 409])
    expect(await words()).toBe(HOURS)
    expect((await list(noor)).items).toHaveLength(1)
    expect((await restore(noor, { editionId }, once)).status).toBe(isNoors ? 201 : 409)
    if (isNoors) expect((await restore(rafael, { editionId }, once)).status).toBe(400)
  })

  it('[HI16] nothing is written into a text that is set aside', async () => {
    const { noor, rafael, documentId, begin, say, head, edition, preview, restore } = await group()
    await begin()
    const { id: editionId } = await edition()
    await say(rafael, 'nine', 'ten')
    const before = await head()
    const broken = new BrokenRecord('missing_entries', 'for this test')
    await world.context.sync.quarantine.add(documentId, broken, null)
    const refused = { status: 503, body: { error: { code: 'quarantined' } } }
    expect(await preview(noor, { editionId })).toMatchObject(refused)
    expect(await restore(noor, { editionId })).toMatchObject(refused)
    const heads = await world.context.sync.heads([documentId])
    expect(heads.get(documentId)?.seq).toBe(before)
  })

  it('[HI18] is told of, listed with who and what, and both moments stay apart in the record', async () => {
    const { id, noor, rafael, olu, canvas, elementId, begin, say, edition, restore, list } =
      await group()
    await begin()
    const { id: editionId } = await edition()
    await say(rafael, 'nine', 'ten')
    const { edit } = (await restore(rafael, { editionId })).body as Restoration
    const place = { workspaceId: id, canvasId: canvas.id, elementId, actorId: rafael.id }
    expect(heard).toEqual([expect.objectContaining({ kind: 'text.restored', ...place })])
    await restore(rafael, { edit: edit - 1 })
    const listed = await list(noor)
    expect(listed.mayRestore).toBe(true)
    expect(listed.items).toMatchObject([
      { by: { name: 'Rafael' }, edition: null, fromEdit: edit - 1, edit: edit + 1 },
      { by: { name: 'Rafael' }, edition: { label: 'May' }, edit },
    ])
    // Of one author in one session within a minute, and yet not one entry.
    const page = await world.ask(noor.browser, 'GET', `/elements/${elementId}/history`)
    const untils = (page.body as RecordPage).entries.map(({ until }) => until)
    expect(untils).toContain(edit - 1)
    expect(untils).toContain(edit)
    expect(untils).toContain(edit + 1)
    // Observers see it where they know the history at all.
    expect((await list(olu)).items).toBeUndefined()
    await world.ask(noor.browser, 'PATCH', `/workspaces/${id}`, { history: 'everyone' })
    expect(await list(olu)).toMatchObject({ items: [{}, { edit }], mayRestore: false })
  })

  it('[HI70, HI71] the audit log says who restored which text from what, and that it was taken back, without a word of it', async () => {
    const { id, noor, rafael, elementId, documentId, begin, say, head, edition, ...by } =
      await group()
    await begin()
    const { id: editionId } = await edition()
    await say(rafael, 'nine', 'ten')
    const moment = await head()
    const announce = vi.spyOn(world.context.sync, 'announce')
    const scope = { kind: 'section', at: 0 }
    const { id: first } = (await by.restore(rafael, { editionId }, { scope })).body as Restoration
    await by.undo(noor, first)
    await say(rafael, 'racks', 'stands')
    await by.restore(noor, { edit: moment })
    await by.restore(noor, { edit: moment })
    const told = announce.mock.calls.filter(([to]) => to === documentId)
    announce.mockRestore()

    const entries = (await world.context.audit.entries(id, { limit: 9, kind: 'text' })).reverse()
    const detail = { canvas: 'Open Late', scope: 'section', edition: 1 }
    expect(entries.map(({ action, actor_id: who }) => [action, who])).toEqual([
      ...[['text.restored', rafael.id]],
      ...[['text.restore-undone', noor.id]],
      ...[['text.restored', noor.id]],
    ])
    const [made, undone, whole] = entries.map((entry) => JSON.parse(entry.detail) as object)
    expect(made).toMatchObject(detail)
    expect(undone).toMatchObject(detail)
    expect(whole).toMatchObject({ canvas: 'Open Late', scope: 'text' })
    expect(whole).not.toHaveProperty('edition')
    for (const { subject } of entries)
      expect(JSON.parse(subject ?? '')).toEqual({ kind: 'element', id: elementId, name: 'Vision' })
    expect(JSON.stringify(entries)).not.toMatch(/hall|Hours|racks|nine/)

    // Those who have it open hear the same, after it is there.
    const news = (name: string, what: object) =>
      expect.objectContaining({
        type: 'text-restored',
        by: expect.objectContaining({ name }),
        ...what,
      })
    expect(told.map(([, event]) => event)).toEqual([
      news('Rafael', { scope: 'section', edition: 1, undone: false }),
      news('Noor', { scope: 'section', edition: 1, undone: true }),
      news('Noor', { scope: 'text', edition: null, undone: false }),
    ])
  })

  it('[HI21] comments on words that did not change keep their places', async () => {
    const { noor, rafael, documentId, begin, say, change, edition, restore } = await group()
    await begin()
    const { id: editionId } = await edition()
    await say(rafael, 'nine', 'ten')
    await change(rafael, (doc) => appendMarkdown(doc, 'One line more.'))
    const { sync } = world.context
    const anchored = async <T>(look: (text: Y.XmlFragment) => T) =>
      withText((await sync.state(documentId)).update, look)
    const anchor = await anchored((text) => {
      const index = TextIndex.of(text)
      const from = index.text.indexOf('hall opens')
      return anchorAt(index, from, from + 'hall opens'.length)
    })
    if (!anchor) throw new Error('There is no anchor.')
    await restore(noor, { editionId })
    const found = await anchored((text) => resolveAnchor(TextIndex.of(text), anchor))
    expect(found).toMatchObject({ state: 'attached', by: 'positions' })
  })
})
