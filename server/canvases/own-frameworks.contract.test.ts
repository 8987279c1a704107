import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Canvas } from '../../lib/canvases'
import { fileOf, type FrameworkFile } from '../../lib/frameworks/framework-file'
import type { Framework } from '../../lib/frameworks/framework'
import { swotChoices } from '../../lib/frameworks/swot-choices'
import type { UpgradeOffer, WorkspaceFramework } from '../../lib/frameworks/workspace-framework'
import { FRAGMENT } from '../../lib/protocol'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'

describe.each(BOTH_DATABASES)('frameworks of a workspace on $name', ({ url }) => {
  let world: World
  let noor: WorldPerson
  let workspaceId: string

  beforeAll(async () => {
    world = await World.open(await url())
    noor = await world.person('Noor')
    workspaceId = (await world.workspace('Group')).id
    await world.join(workspaceId, noor.id, 'steward')
  })
  afterAll(() => world.close())

  const ask = async <T>(method: string, path: string, body?: unknown) => {
    const answer = await world.ask(noor.browser, method, path, body)
    return { status: answer.status, body: answer.body as T }
  }
  const path = (rest = '') => `/workspaces/${workspaceId}/frameworks${rest}`

  /** The six fields without the last, or with one more. */
  function file(change: (file: FrameworkFile) => void = () => undefined): FrameworkFile {
    const copy = structuredClone(fileOf(swotChoices))
    copy.texts = { en: structuredClone(swotChoices.texts.en) }
    change(copy)
    return copy
  }
  const without = (kind: string) =>
    file((it) => {
      it.kinds = it.kinds.filter(({ key }) => key !== kind)
      delete it.texts.en?.kinds[kind]
    })
  const withMore = () =>
    file((it) => {
      const [first] = it.kinds
      const words = it.texts.en?.kinds
      if (!first || !words?.strengths) throw new Error('No strengths.')
      it.kinds.push({ ...first, key: 'lessons', place: { row: 3, column: 1 } })
      words.lessons = { ...words.strengths, label: 'Lessons' }
    })

  const make = async () => (await ask<Framework>('POST', path(), { file: file() })).body
  const save = (key: string, after: number, next: unknown) =>
    ask<Framework>('PUT', path(`/${key}`), { file: next, after })
  const canvasOn = async (framework: string) =>
    (
      await ask<Canvas>('POST', `/workspaces/${workspaceId}/canvases`, {
        ...{ title: 'On our own', framework },
      })
    ).body
  const read = async (id: string) => (await ask<Canvas>('GET', `/canvases/${id}`)).body
  const titles = async (id: string) => (await read(id)).elements.map(({ title }) => title)

  async function write(canvas: Canvas, kind: string, words: string): Promise<void> {
    const documentId = canvas.elements.find((one) => one.kind === kind)?.documentId ?? ''
    await world.context.sync.edit(documentId, { userId: noor.id, key: null }, (doc) => {
      const paragraph = new Y.XmlElement('paragraph')
      doc.getXmlFragment(FRAGMENT).push([paragraph])
      paragraph.insert(0, [new Y.XmlText(words)])
    })
  }

  it('[FW30] come after those of the product; others neither see nor use them', async () => {
    const { key } = await make()
    const { body } = await ask<{ items: WorkspaceFramework[] }>('GET', path())
    expect(body.items.slice(0, 5).map((one) => one.own)).toEqual(Array(5).fill(false))
    expect(body.items.find((one) => one.framework.key === key)).toMatchObject({
      ...{ own: true, labels: {}, saved: { by: { name: 'Noor' } } },
    })
    const other = await world.workspace('Others')
    const eve = await world.person('Eve')
    await world.join(other.id, eve.id, 'steward')
    const theirs = await world.ask(eve.browser, 'GET', `/workspaces/${other.id}/frameworks`)
    expect(JSON.stringify(theirs.body)).not.toContain(key)
    expect((await world.ask(eve.browser, 'GET', '/frameworks')).body).not.toContain(key)
    expect((await world.ask(eve.browser, 'GET', `/frameworks/${key}/1`)).status).toBe(404)
    const canvas = { title: 'Theirs', framework: key }
    const made = await world.ask(eve.browser, 'POST', `/workspaces/${other.id}/canvases`, canvas)
    expect(made.status).toBe(400)
  })

  it('[FW20] what is given out as a file comes back equal', async () => {
    const { key } = await make()
    const { body: given } = await ask<FrameworkFile>('GET', path(`/${key}/file`))
    expect(given).toEqual(file())
    const again = await ask<Framework>('POST', path(), { file: given, imported: true })
    expect(again.status).toBe(201)
    expect((await ask('GET', path(`/${again.body.key}/file`))).body).toEqual(given)
  })

  it('[FW22] nothing is stored when anything is wrong; all of it is named', async () => {
    const before = (await ask('GET', path())).body
    const broken = file((it) => {
      it.kinds[0]?.drawsOn.push({ kind: 'luck', strength: 'required' })
      if (it.kinds[1]) it.kinds[1].place = { row: 1, column: 1 }
    })
    const { status, body } = await ask('POST', path(), { file: broken })
    expect([status, body]).toMatchObject([
      422,
      {
        error: {
          code: 'framework_wrong',
          fields: {
            'kinds[0].drawsOn[0].kind': '“Strengths” rests on “luck”, which is not an element.',
            'kinds[1].place':
              '“Weaknesses” and “Strengths” lie on the same place: row 1, column 1.',
          },
        },
      },
    ])
    expect((await ask('GET', path())).body).toEqual(before)
    const huge = file((it) => {
      if (it.texts.en) it.texts.en.attribution = 'x'.repeat(300_000)
    })
    expect((await ask('POST', path(), { file: huge })).status).toBe(413)
  })

  it('[FW31] saving adds a version and leaves the ones before as they were', async () => {
    const { key } = await make()
    expect((await save(key, 1, withMore())).body.version).toBe(2)
    expect((await ask<Framework>('GET', `/frameworks/${key}/1`)).body.kinds).toHaveLength(6)
    expect((await ask<Framework>('GET', `/frameworks/${key}/2`)).body.kinds).toHaveLength(7)
    expect((await save('nine-elements', 1, file())).status).toBe(404)
  })

  it('[FW32] of two who save at once one is told, and nothing is overwritten', async () => {
    const { key } = await make()
    const answers = await Promise.all([save(key, 1, withMore()), save(key, 1, without('choice'))])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      error: { code: 'framework_changed' },
    })
    expect((await save(key, 1, file())).status).toBe(409)
    expect((await save(key, 2, file())).body.version).toBe(3)
  })

  it('[FW33] a group’s own names are shown wherever elements are named, in every language', async () => {
    const canvas = await canvasOn('nine-elements')
    const labels = { 'liberatory-strategy': { label: 'Core strategy', plainLabel: 'our way' } }
    expect((await ask('PUT', path('/nine-elements/labels'), labels)).status).toBe(204)
    expect((await titles(canvas.id))[3]).toBe('Core strategy')
    const seen = (await ask<Framework>('GET', `/canvases/${canvas.id}/framework`)).body
    for (const words of Object.values(seen.texts))
      expect(words.kinds['liberatory-strategy']).toMatchObject({
        ...{ label: 'Core strategy', plainLabel: 'our way' },
      })
    const stranger = { luck: { label: 'Luck' } }
    expect((await ask('PUT', path('/nine-elements/labels'), stranger)).status).toBe(400)
    await ask('PUT', path('/nine-elements/labels'), {})
    expect((await titles(canvas.id))[3]).toBe('Liberatory strategy')
  })

  it('[FW34] a canvas stays on its version until the difference is accepted', async () => {
    const { key } = await make()
    const canvas = await canvasOn(key)
    const offer = async () =>
      (await ask<UpgradeOffer>('GET', `/canvases/${canvas.id}/upgrade`)).body
    expect((await offer()).to).toBeNull()
    await save(key, 1, withMore())
    expect((await offer()).to?.version).toBe(2)
    expect((await read(canvas.id)).framework.version).toBe(1)
    expect((await ask('POST', `/canvases/${canvas.id}/upgrade`, { to: 3 })).status).toBe(409)
    const twice = await Promise.all(
      [1, 2].map(() => ask('POST', `/canvases/${canvas.id}/upgrade`, { to: 2 })),
    )
    expect(twice.map(({ status }) => status).sort()).toEqual([204, 409])
    const after = await read(canvas.id)
    expect(after.framework.version).toBe(2)
    expect(after.elements.map(({ kind }) => kind)).toEqual([
      ...swotChoices.kinds.map((kind) => kind.key),
      'lessons',
    ])
    expect(after.elements.slice(0, 6).map(({ id }) => id)).toEqual(
      canvas.elements.map(({ id }) => id),
    )
    const heads = await world.context.sync.heads(after.elements.map((one) => one.documentId))
    expect(heads.size).toBe(7)
  })

  it('[FW35] a text whose element is gone stays whole under its name; an empty one is not shown', async () => {
    const { key } = await make()
    const canvas = await canvasOn(key)
    await write(canvas, 'choice', 'We choose the smaller one.')
    await save(key, 1, without('choice'))
    await save(key, 2, {
      ...without('choice'),
      ...(() => {
        const { kinds, texts } = without('choice')
        delete texts.en?.kinds.options
        return { kinds: kinds.filter((kind) => kind.key !== 'options'), texts }
      })(),
    })
    await ask('POST', `/canvases/${canvas.id}/upgrade`, { to: 3 })
    const after = await read(canvas.id)
    expect(after.elements.map(({ title }) => title)).toEqual([
      ...['Strengths', 'Weaknesses', 'Opportunities', 'Threats', 'Choice'],
    ])
    expect(after.elements[4]).toMatchObject({ opening: 'We choose the smaller one.' })
    // And it is itself again when a later version has it back.
    await save(key, 3, file())
    await ask('POST', `/canvases/${canvas.id}/upgrade`, { to: 4 })
    expect((await read(canvas.id)).elements.map(({ id }) => id)).toEqual(
      canvas.elements.map(({ id }) => id),
    )
  })

  it('[FW36] saving, bringing in, renaming and accepting are in the audit log', async () => {
    const { key } = await make()
    const canvas = await canvasOn(key)
    await save(key, 1, withMore())
    await ask('PUT', path(`/${key}/labels`), { strengths: { label: 'Good at' } })
    await ask('POST', `/canvases/${canvas.id}/upgrade`, { to: 2 })
    await ask('POST', path(), { file: file(), imported: true })
    const entries = await world.context.audit.entries(workspaceId, { limit: 6 })
    expect(entries.map(({ action }) => action)).toEqual([
      ...['framework.imported', 'canvas.upgraded', 'framework.relabelled', 'framework.saved'],
      ...['canvas.made', 'framework.saved'],
    ])
    expect(entries.every((entry) => entry.actor_id === noor.id)).toBe(true)
    expect(await world.context.audit.check(workspaceId)).toMatchObject({ whole: true })
  })
})
