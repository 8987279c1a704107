import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Anchor } from '../../lib/anchors/anchor'
import { resolveAnchor } from '../../lib/anchors/resolve-anchor'
import { TextIndex } from '../../lib/anchors/text-index'
import type { EditionList } from '../../lib/editions'
import { ThreadMessage, type ThreadList } from '../../lib/threads'
import { withText } from '../canvases/with-text'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World } from '../testing/world'
import type { Canvas } from '../../lib/canvases'
import { EXAMPLE_PEOPLE } from './people'
import { seedExample } from './seed'
import { EXAMPLE_CANVAS, exampleTexts } from './texts'

const DAY = 24 * 60 * 60 * 1000

describe.each(BOTH_DATABASES)('the example on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  /** The one canvas of a workspace, and its people, as somebody who has just come sees them. */
  async function lookAround(workspaceId: string) {
    const visitor = await world.person('Visitor')
    await world.join(workspaceId, visitor.id, 'coordinator')
    const get = async (path: string) =>
      (await world.ask(visitor.browser, 'GET', `/workspaces/${workspaceId}/${path}`)).body
    const canvases = (await get('canvases')) as { items: Canvas[] }
    const members = (await get('members')) as { items: { name: string; role: string }[] }
    const markdown = async (elementId: string) =>
      (await world.ask(visitor.browser, 'GET', `/elements/${elementId}/markdown`)).body as string
    return { canvases: canvases.items, members: members.items, markdown }
  }

  it('[EX1] has its people in the order of joining, and three canvases, the first with nine texts', async () => {
    const { workspaceId, made } = await seedExample(world.context.seedParts)
    expect(made).toBe(true)
    const { canvases, members } = await lookAround(workspaceId)
    expect(members.slice(0, -1).map(({ name, role }) => ({ name, role }))).toEqual(
      EXAMPLE_PEOPLE.map(({ name, role }) => ({ name, role })),
    )
    expect(canvases.map((canvas) => [canvas.title, canvas.standing])).toEqual([
      [EXAMPLE_CANVAS.title, 'basis'],
      ['The Library at Your Door', 'exploring'],
      ['Friends’ newsletter', 'exploring'],
    ])
    const begun = canvases.map((one) => one.elements.filter((it) => it.status === 'draft').length)
    expect(begun).toEqual([9, 3, 6])
    for (const element of canvases[0]?.elements ?? []) expect(element.words).toBeGreaterThan(60)
  })

  it('[EX7] has one link for readers, to its canvas, without a password', async () => {
    const { workspaceId } = await seedExample(world.context.seedParts)
    const rows = await world.context.database.db
      .selectFrom('shares')
      .innerJoin('canvases', 'canvases.id', 'shares.canvas_id')
      .select(['canvases.title', 'element_id', 'password_hash'])
      .where('shares.workspace_id', '=', workspaceId)
      .execute()
    const { title } = EXAMPLE_CANVAS
    expect(rows).toEqual([{ title, element_id: null, password_hash: null }])
  })

  it('[EX2] names in the log who wrote which part and when', async () => {
    const { workspaceId } = await seedExample(world.context.seedParts)
    const { canvases } = await lookAround(workspaceId)
    const names = new Map<string, string>(EXAMPLE_PEOPLE.map((one) => [one.key, one.name]))
    for (const { kind, earlier = [], parts } of exampleTexts(() => 'a day')) {
      const last = canvases[0]?.elements.find((one) => one.kind === kind)?.lastChange
      const part = parts.at(-1)
      expect(last?.by?.name).toBe(names.get(part?.by ?? ''))
      const days = (Date.now() - Date.parse(last?.at ?? '')) / DAY
      expect(Math.abs(days - (part?.daysAgo ?? 0))).toBeLessThan(0.1)
      const element = canvases[0]?.elements.find((one) => one.kind === kind)
      const heads = await world.context.sync.heads([element?.documentId ?? ''])
      expect(heads.get(element?.documentId ?? '')?.seq).toBe(earlier.length + parts.length + 1)
    }
  })

  it('[EX3] has whole texts: headings, lists, and dates that are not stale', async () => {
    const { workspaceId } = await seedExample(world.context.seedParts)
    const { canvases, markdown } = await lookAround(workspaceId)
    const elementId = (kind: string) =>
      canvases[0]?.elements.find((one) => one.kind === kind)?.id ?? ''
    const objective = await markdown(elementId('situational-objective'))
    const inTenWeeks = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(
      Date.now() + 71 * DAY,
    )
    expect(objective).toContain(`By ${inTenWeeks} the culture committee`)
    expect(objective).toMatch(/^## What: one result, with window and phase/)
    expect(await markdown(elementId('scenario-planning'))).toMatch(/^- \*Full rota\*/m)
  })

  it('[EX4] is made once: the second time it is there', async () => {
    const first = await seedExample(world.context.seedParts)
    const second = await seedExample(world.context.seedParts)
    expect(second).toEqual({ workspaceId: first.workspaceId, made: false })
    expect((await lookAround(first.workspaceId)).canvases).toHaveLength(3)
  })

  it('[EX5] lives in a group’s own workspace with its people as plain members', async () => {
    const { id } = await world.workspace('Our own')
    const steward = await world.person('Steward')
    await world.join(id, steward.id, 'steward')
    await seedExample(world.context.seedParts, id)
    const { canvases, members } = await lookAround(id)
    expect(canvases).toHaveLength(3)
    expect(members.map((member) => member.role)).toEqual([
      'steward',
      ...EXAMPLE_PEOPLE.map(() => 'member'),
      'coordinator',
    ])
  })

  it('[EX8] has its teams, with a pen-holder each and a learner who is not alone', async () => {
    const { workspaceId } = await seedExample(world.context.seedParts)
    const teams = await world.context.teams.of(workspaceId)
    expect(teams.map(({ kind }) => kind).sort()).toEqual([
      ...['action', 'approving', 'drafting', 'evaluation', 'moderation'],
    ])
    for (const { seats } of teams) expect(seats[0]?.seat).toBe('lead')
    const learners = teams.flatMap(({ seats }) => seats.filter(({ seat }) => seat === 'learner'))
    expect(learners.map(({ person, pairedWith }) => [person.name, pairedWith?.name])).toEqual([
      ['Priya Nair', 'Rafael Duarte'],
    ])
  })

  it('[EX9] has eight threads: three open, a suggestion that waits, three resolved, one on words that were taken out', async () => {
    const { workspaceId } = await seedExample(world.context.seedParts)
    const { canvases } = await lookAround(workspaceId)
    const reader = await world.person('Reader')
    await world.join(workspaceId, reader.id, 'observer')
    const told: string[] = []
    for (const element of canvases[0]?.elements ?? []) {
      const path = `/elements/${element.id}/threads`
      const { items } = (await world.ask(reader.browser, 'GET', path)).body as ThreadList
      const { update } = await world.context.sync.state(element.documentId)
      for (const { kind, state, anchor, messages, suggestion } of items) {
        expect(ThreadMessage.array().safeParse(messages).error).toBeUndefined()
        const at = messages.map((message) => message.at)
        expect([...at].sort()).toEqual(at)
        const found = anchor && withText(update, (text) => resolved(text, anchor))
        if (anchor && found !== null) expect(found).toBe(anchor.quote)
        expect(suggestion?.state ?? 'none').toBe(kind === 'suggestion' ? 'waiting' : 'none')
        told.push(
          `${kind === 'suggestion' ? 'suggested' : state} ${anchor ? (found === null ? 'detached' : 'attached') : 'whole'}`,
        )
      }
    }
    expect(told.sort()).toEqual([
      ...Array<string>(3).fill('open attached'),
      'open detached',
      ...['resolved attached', 'resolved attached', 'resolved whole', 'suggested attached'],
    ])
  })

  it('[EX10] has editions of its texts, of which one was revised twice and shows how', async () => {
    const { workspaceId } = await seedExample(world.context.seedParts)
    const { canvases } = await lookAround(workspaceId)
    const reader = await world.person('Reader of editions')
    await world.join(workspaceId, reader.id, 'observer')
    const told: [string, number][] = []
    for (const element of canvases[0]?.elements ?? []) {
      const path = `/elements/${element.id}/editions`
      const { items } = (await world.ask(reader.browser, 'GET', path)).body as EditionList
      told.push([element.kind, items.length])
      const at = items.map(({ madeAt }) => Date.parse(madeAt))
      expect([...at].sort((a, b) => b - a)).toEqual(at)
      expect(new Set(items.map(({ hash }) => hash)).size).toBe(items.length)
      if (element.kind !== 'conjunctural-analysis') continue
      expect(items.map(({ asOf }) => asOf !== null)).toEqual([true, true, true])
      const texts: string[] = []
      for (const { id } of items) {
        const { body } = await world.ask(reader.browser, 'GET', `/editions/${id}/markdown`)
        texts.push(body as string)
      }
      expect(texts[0]).toContain('risen by four per cent')
      expect(texts[1]).not.toContain('risen by four per cent')
      expect(texts[2]).not.toContain('1,400 staff hours')
    }
    expect(told.filter(([, count]) => count > 0)).toEqual([
      ['vision', 2],
      ['structural-analysis', 1],
      ['conjunctural-analysis', 3],
      ['liberatory-strategy', 2],
      ['situational-objective', 1],
      ['scenario-planning', 1],
      ['hypothesis', 1],
    ])
  })

  it('[EX6] lets nobody sign in as one of its people', async () => {
    await seedExample(world.context.seedParts)
    const person = EXAMPLE_PEOPLE[0]
    const answer = await world.ask({}, 'POST', '/sign-in', {
      email: person.email,
      password: person.name,
    })
    expect(answer.status).toBe(401)
  })
})

/** The words an anchor stands on; null when it stands nowhere. */
function resolved(text: Parameters<typeof TextIndex.of>[0], anchor: Anchor): string | null {
  const index = TextIndex.of(text)
  const found = resolveAnchor(index, anchor)
  return found.state === 'attached' ? index.text.slice(found.from, found.to) : null
}
