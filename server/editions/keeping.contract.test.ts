import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { KeepingChanged, KeepingPreview, WorkspaceKeeping } from '../../lib/edition-keeping'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'
import { insertAutomatic } from './automatic-store'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.parse('2026-05-04T12:00:00Z')

describe.each(BOTH_DATABASES)('how long automatic editions stay, on $name', ({ url }) => {
  let world: World
  let noor: WorldPerson
  let workspaceId: string
  let elementId: string

  beforeAll(async () => {
    world = await World.open(await url(), {}, { editions: { now: () => NOW } })
  })
  afterAll(() => world.close())

  beforeEach(async () => {
    noor = await world.person('Noor')
    workspaceId = (await world.workspace('Group')).id
    await world.join(workspaceId, noor.id, 'steward')
    const canvas = await world.canvas(workspaceId, noor.id)
    elementId = canvas.elements[0]?.id ?? ''
  })

  const path = () => `/workspaces/${workspaceId}/edition-keeping`
  const get = async (more = '') => {
    const { status, body } = await world.ask(noor.browser, 'GET', `${path()}${more}`)
    expect([status, body]).toMatchObject([200, {}])
    return body as WorkspaceKeeping & KeepingPreview
  }
  const put = (rule: object, who = noor) => world.ask(who.browser, 'PUT', path(), rule)

  /** An automatic edition of so long ago, with a text of so many bytes. */
  async function edition(ago: number, { held = false, bytes = 100, of = elementId } = {}) {
    const id = randomUUID()
    await insertAutomatic(world.context.database.db, {
      ...{ id, element_id: of, seq: 1_000_000 - Math.round(ago / HOUR) },
      ...{ state: new Uint8Array(bytes), hash: id, words: 1, authors: '[]', made_by: null },
      made_at: new Date(NOW - ago).toISOString(),
      why: 'quiet',
      held: held ? 1 : 0,
    })
    return id
  }

  async function left(): Promise<string[]> {
    const { database } = world.context
    const rows = await database.db
      .selectFrom('automatic_editions')
      .select('id')
      .where('element_id', '=', elementId)
      .orderBy('made_at', 'desc')
      .execute()
    return rows.map(({ id }) => id)
  }

  it('[EI20] once a day what is not kept any more goes; named ones, what is held and what is of others do not', async () => {
    const made = { label: 'For the meeting', significance: 'editorial', id: randomUUID() }
    await world.ask(noor.browser, 'POST', `/elements/${elementId}/editions`, made)
    const fresh = [await edition(HOUR), await edition(2 * HOUR)]
    const day = await edition(5 * DAY)
    await edition(5 * DAY + HOUR)
    const held = await edition(5 * DAY + 2 * HOUR, { held: true })
    await world.context.editions.keeping.thin()
    expect(await left()).toEqual([...fresh, day, held])
    const named = await world.ask(noor.browser, 'GET', `/elements/${elementId}/editions`)
    expect((named.body as { items: unknown[] }).items).toHaveLength(1)
  })

  it('[EI21] a steward sees what a rule would take away before it holds, and exactly that goes', async () => {
    await edition(0, { bytes: 10 })
    for (let hour = 1; hour <= 5; hour++) await edition(hour * HOUR + 3 * DAY, { bytes: 1000 })
    const kept = await edition(400 * DAY, { held: true, bytes: 7 })
    expect(await get()).toEqual({
      keeping: { allDays: 2, dailyDays: 60, weeklyDays: null },
      automatic: { count: 7, bytes: 5017 },
      held: 1,
      named: { count: 0, bytes: 0 },
    })
    const rule = { allDays: 30, dailyDays: 30, weeklyDays: 30 }
    expect(await get('/preview?allDays=30&dailyDays=30&weeklyDays=30')).toEqual({
      goes: { count: 0, bytes: 0 },
      stays: { count: 7, bytes: 5017 },
    })
    expect(await get('/preview')).toEqual({
      goes: { count: 4, bytes: 4000 },
      stays: { count: 3, bytes: 1017 },
    })
    // To look changes nothing.
    expect(await left()).toHaveLength(7)
    expect((await put(rule)).body).toEqual({ keeping: rule, gone: { count: 0, bytes: 0 } })
    const strict = { allDays: 1, dailyDays: 2, weeklyDays: 2 }
    const preview = await get('/preview?allDays=1&dailyDays=2&weeklyDays=2')
    const changed = (await put(strict)).body as KeepingChanged
    expect(changed).toEqual({ keeping: strict, gone: preview.goes })
    expect(changed.gone).toEqual({ count: 5, bytes: 5000 })
    expect(await left()).toHaveLength(2)
    expect(await left()).toContain(kept)
    expect((await get()).keeping).toEqual(strict)
  })

  it('[EI21] a change is in the audit log, one that changes nothing is not, and a wrong one is told', async () => {
    const rule = { allDays: 7, dailyDays: 90, weeklyDays: null }
    await put(rule)
    await put(rule)
    const audit = await world.ask(noor.browser, 'GET', `/workspaces/${workspaceId}/audit`)
    const acts = (audit.body as { items: { action: string; detail: object }[] }).items
    expect(acts.filter(({ action }) => action === 'workspace.policy-changed')).toMatchObject([
      { detail: { policy: 'editions', from: '2/60/0', to: '7/90/0' } },
    ])
    for (const wrong of [
      { allDays: 0, dailyDays: 60, weeklyDays: null },
      { allDays: 7, dailyDays: 2, weeklyDays: null },
      { allDays: 7, dailyDays: 90, weeklyDays: 8 },
      { allDays: 1.5, dailyDays: 90, weeklyDays: null },
      { allDays: 7, dailyDays: 90 },
      {},
    ])
      expect([wrong, (await put(wrong)).status]).toEqual([wrong, 400])
    const asked = await world.ask(noor.browser, 'GET', `${path()}/preview?allDays=9&dailyDays=2`)
    expect(asked.status).toBe(400)
    expect((await get()).keeping).toEqual(rule)
  })

  it('[EI21] a rule touches its own workspace alone', async () => {
    const { id: otherId } = await world.workspace('Others')
    await world.join(otherId, noor.id, 'steward')
    const canvas = await world.canvas(otherId, noor.id)
    const of = canvas.elements[0]?.id ?? ''
    for (const ago of [3, 4, 5]) await edition(ago * HOUR + 40 * DAY, { of })
    await put({ allDays: 1, dailyDays: 1, weeklyDays: 1 })
    const count = await world.context.database.db
      .selectFrom('automatic_editions')
      .select('id')
      .where('element_id', '=', of)
      .execute()
    expect(count).toHaveLength(3)
  })
})
