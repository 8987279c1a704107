import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World } from '../testing/world'

describe.each(BOTH_DATABASES)('the audit log on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  async function chainOf(length: number): Promise<string> {
    const { id } = await world.workspace('Audited')
    const { audit, database } = world.context
    for (let n = 1; n <= length; n++)
      await database.transaction((tx) =>
        audit.record(tx, {
          workspaceId: id,
          actorId: 'ada',
          action: 'canvas.renamed',
          subject: { kind: 'canvas', id: 'c', name: `Name ${n}` },
          detail: { n },
        }),
      )
    return id
  }

  it('[AU1] numbers the acts of each workspace without gaps, also when many write at once', async () => {
    const { id } = await world.workspace('Busy')
    const { audit, database } = world.context
    await Promise.all(
      Array.from({ length: 12 }, () =>
        database.transaction((tx) =>
          audit.record(tx, { workspaceId: id, actorId: null, action: 'team.made' }),
        ),
      ),
    )
    const entries = await audit.entries(id, { limit: 50 })
    expect(entries.map(({ seq }) => seq)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(await audit.check(id)).toEqual({ whole: true, entries: 12 })
  })

  it('[AU1] an act whose transaction fails leaves no entry', async () => {
    const id = await chainOf(1)
    const { audit, database } = world.context
    const failing = database.transaction(async (tx) => {
      await audit.record(tx, { workspaceId: id, actorId: null, action: 'team.made' })
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await audit.check(id)).toEqual({ whole: true, entries: 1 })
  })

  it('[AU2] shows an entry that was changed, taken out, or cut off at the end', async () => {
    const { audit, database } = world.context
    const changed = await chainOf(4)
    await database.db
      .updateTable('audit_entries')
      .set({ detail: '{"n":7}' })
      .where('workspace_id', '=', changed)
      .where('seq', '=', 2)
      .execute()
    const missing = await chainOf(4)
    const cut = await chainOf(4)
    for (const [id, seq] of [
      [missing, 3],
      [cut, 4],
    ] as const)
      await database.db
        .deleteFrom('audit_entries')
        .where('workspace_id', '=', id)
        .where('seq', '=', seq)
        .execute()
    expect(await audit.check(changed)).toEqual({ whole: false, brokenAt: 2 })
    expect(await audit.check(missing)).toEqual({ whole: false, brokenAt: 3 })
    expect(await audit.check(cut)).toEqual({ whole: false, brokenAt: 4 })
    expect(await audit.check(await chainOf(3))).toEqual({ whole: true, entries: 3 })
  })
})
