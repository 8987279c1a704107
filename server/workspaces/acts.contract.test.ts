import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../lib/audit'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World } from '../testing/world'

describe.each(BOTH_DATABASES)('reading the audit log on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  async function group() {
    const { id } = await world.workspace('Group')
    const noor = await world.person('Noor')
    const ada = await world.person('Ada')
    await world.join(id, noor.id, 'steward')
    await world.join(id, ada.id, 'member')
    const path = `/workspaces/${id}/audit`
    const page = async (query = '') => {
      const { body } = await world.ask(noor.browser, 'GET', `${path}${query}`)
      return body as { items: AuditEntry[]; older: boolean }
    }
    const act = (method: string, more: string, body?: object) =>
      world.ask(noor.browser, method, `/workspaces/${id}${more}`, body)
    return { id, noor, ada, path, page, act }
  }

  it('[AU3] says who did what to whom, by kind and by person', async () => {
    const { noor, ada, page, act } = await group()
    await act('PATCH', '', { name: 'Renamed' })
    await act('PATCH', '', { name: 'Renamed' })
    await act('PATCH', '', { writing: 'drafting' })
    await act('PATCH', `/members/${ada.id}`, { role: 'observer' })
    await act('POST', '/invites', { role: 'member' })
    await act('DELETE', `/members/${ada.id}`)
    const acts = (entries: AuditEntry[]) => entries.map(({ action }) => action).reverse()
    expect(acts((await page()).items)).toEqual([
      ...['member.joined', 'member.joined', 'workspace.renamed', 'workspace.policy-changed'],
      ...['member.role-changed', 'invite.made', 'member.removed'],
    ])
    expect((await page('?kind=member')).items.at(0)).toMatchObject({
      actor: { name: 'Noor' },
      subject: { kind: 'person', id: ada.id, name: 'Ada' },
      detail: { role: 'observer' },
    })
    expect(acts((await page(`?person=${ada.id}`)).items)).toEqual([
      ...['member.joined', 'member.role-changed', 'member.removed'],
    ])
    expect(acts((await page(`?person=${noor.id}&kind=invite`)).items)).toEqual(['invite.made'])
    expect((await page('?person=%25')).items).toEqual([])
  })

  it('[AU3] goes page by page, says whether it is whole, and can be taken along', async () => {
    const { id, noor, path, page } = await group()
    const { audit, database } = world.context
    for (let n = 0; n < 60; n++)
      await database.transaction((tx) =>
        audit.record(tx, { workspaceId: id, actorId: null, action: 'canvas.made' }),
      )
    const first = await page()
    expect([first.items.length, first.older]).toEqual([50, true])
    const rest = await page(`?before=${first.items.at(-1)?.seq}`)
    expect([rest.items.length, rest.older]).toEqual([12, false])
    expect(await world.ask(noor.browser, 'GET', `${path}/chain`)).toMatchObject({
      body: { whole: true, entries: 62 },
    })
    const { body } = await world.ask(noor.browser, 'GET', `${path}/export`)
    const lines = (body as string).trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as AuditEntry).seq)).toEqual(
      Array.from({ length: 62 }, (_, n) => 62 - n),
    )
  })
})
