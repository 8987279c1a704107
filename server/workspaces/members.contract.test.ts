import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CLOSE } from '../../lib/protocol'
import type { Role } from '../../lib/roles'
import type { Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { Revocation } from '../sync/sync'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'

describe.each(BOTH_DATABASES)('members on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  /** A workspace with one person for each role given, in this order. */
  async function group(...roles: Role[]) {
    const { id } = await world.workspace('Group')
    const people: WorldPerson[] = []
    for (const role of roles) {
      const person = await world.person(`${role} ${people.length}`)
      await world.join(id, person.id, role)
      people.push(person)
    }
    const at = (n: number) => people[n] ?? fail()
    return { id, at, path: (n: number) => `/workspaces/${id}/members/${at(n).id}` }
  }

  async function membersSeenBy(who: WorldPerson, workspaceId: string) {
    const { body } = await world.ask(who.browser, 'GET', `/workspaces/${workspaceId}/members`)
    return (body as { items: { id: string; role: Role; colour: number; email?: string }[] }).items
  }

  /** Runs something, and says which sockets it told the sync engine to close. */
  async function revoked(work: () => Promise<unknown>) {
    const seen: [Revocation, number][] = []
    const { sync } = world.context
    const real = sync.revoke
    sync.revoke = (match, code) => void seen.push([match, code])
    try {
      await work()
    } finally {
      sync.revoke = real
    }
    return seen
  }

  it('[RO10] lists those who are in, in the order of joining, each with a colour of that order', async () => {
    const { id, at } = await group('steward', 'observer', 'member')
    const seen = await membersSeenBy(at(1), id)
    expect(seen.map((member) => member.id)).toEqual([at(0).id, at(1).id, at(2).id])
    expect(seen.map((member) => member.colour)).toEqual([1, 2, 3])
  })

  it('[RO11] shows addresses to coordinators and stewards only', async () => {
    const { id, at } = await group('steward', 'coordinator', 'member', 'observer')
    for (const [n, sees] of [true, true, false, false].entries())
      for (const member of await membersSeenBy(at(n), id)) expect('email' in member).toBe(sees)
  })

  it('[RO12] gives somebody who comes back the colour they had', async () => {
    const { id, at, path } = await group('steward', 'member')
    await world.ask(at(1).browser, 'DELETE', path(1))
    await world.join(id, (await world.person('third')).id, 'member')
    await world.join(id, at(1).id, 'observer')
    const seen = await membersSeenBy(at(0), id)
    expect(new Map(seen.map(({ role, colour }) => [colour, role]))).toEqual(
      new Map([
        [1, 'steward'],
        [2, 'observer'],
        [3, 'member'],
      ]),
    )
  })

  it('[RO13] goes on naming those who left, on what they wrote', async () => {
    const { id, at, path } = await group('steward', 'member')
    await world.ask(at(0).browser, 'DELETE', path(1))
    const people = await world.context.members.people(id)
    expect(people.get(at(1).id)).toEqual({ id: at(1).id, name: 'member 1', colour: 2 })
    expect(await membersSeenBy(at(0), id)).toHaveLength(1)
  })

  it('[RO14] closes the sockets of whoever is removed, leaves or gets another role: theirs, here', async () => {
    const { id, at, path } = await group('steward', 'member', 'member', 'member')
    const canvas = await world.canvas(id, at(0).id)
    const texts = canvas.elements.map((one) => one.document_id)
    const documentIds = [id, canvas.documentId, ...texts].sort()
    const closing = async (...[who, method, n, body]: [number, string, number, unknown?]) => {
      const seen = await revoked(() => world.ask(at(who).browser, method, path(n), body))
      return seen.map(([match, code]) => [match.userId, match.documentIds?.toSorted(), code])
    }
    const expected = (n: number, code: number = CLOSE.notAllowed) => [[at(n).id, documentIds, code]]
    expect(await closing(0, 'PATCH', 1, { role: 'observer' })).toEqual(expected(1))
    expect(await closing(0, 'PATCH', 1, { role: 'coordinator' })).toEqual(expected(1))
    // Removed from the last workspace they were in: nothing of theirs stays open anywhere.
    expect(await closing(0, 'DELETE', 2)).toEqual([
      ...expected(2, CLOSE.notFound),
      [at(2).id, undefined, CLOSE.signedOut],
    ])
    expect(await closing(3, 'DELETE', 3)).toEqual(expected(3, CLOSE.notFound))
  })

  it('[RO14] closes nothing when nothing changed', async () => {
    const { at, path } = await group('steward', 'member')
    const seen = await revoked(async () => {
      await world.ask(at(0).browser, 'PATCH', path(1), { role: 'member' })
      await world.ask(at(1).browser, 'DELETE', path(0))
      await world.ask(at(0).browser, 'DELETE', path(0))
    })
    expect(seen).toEqual([])
  })

  it('[RO15] keeps the last steward: they can neither leave nor step down', async () => {
    const { at, path } = await group('steward', 'coordinator')
    const refused = { status: 409, body: { error: { code: 'last_steward' } } }
    expect(await world.ask(at(0).browser, 'DELETE', path(0))).toMatchObject(refused)
    const stepDown = await world.ask(at(0).browser, 'PATCH', path(0), { role: 'member' })
    expect(stepDown).toMatchObject(refused)
  })

  it('[RO15] does not count a steward whose account is disabled', async () => {
    const { at, path } = await group('steward', 'steward')
    await world.context.database.db
      .updateTable('users')
      .set({ disabled_at: new Date().toISOString() })
      .where('id', '=', at(1).id)
      .execute()
    expect(await world.ask(at(0).browser, 'DELETE', path(0))).toMatchObject({ status: 409 })
    expect(await world.ask(at(0).browser, 'DELETE', path(1))).toMatchObject({ status: 204 })
  })

  it('[RO15] leaves one of two stewards who remove each other at the same moment', async () => {
    const { database, members } = world.context
    for (let round = 0; round < 10; round++) {
      const { id, at, path } = await group('steward', 'steward')
      let start = () => {}
      const started = new Promise<void>((resolve) => (start = resolve))
      const removals = [
        started.then(() => world.ask(at(0).browser, 'DELETE', path(1))),
        started.then(() => world.ask(at(1).browser, 'DELETE', path(0))),
      ]
      // Both rows are held until both removals are under way, so that they go on together.
      await database.transaction(async (tx) => {
        await tx.db
          .updateTable('memberships')
          .set({ removed_at: null })
          .where('workspace_id', '=', id)
          .execute()
        start()
        await untilWaiting(tx)
      })
      await Promise.all(removals)
      const left = await Promise.all([0, 1].map((n) => members.roleOf(id, at(n).id)))
      expect(left.filter((role) => role === 'steward')).toHaveLength(1)
    }
  })

  /** Until two transactions wait for this one. On SQLite there is one at a time anyway. */
  async function untilWaiting(tx: Tx<Schema>): Promise<void> {
    if (!world.context.config.databaseUrl) return
    await vi.waitFor(async () => {
      const { rows } = await sql`select 1 from pg_locks where not granted`.execute(tx.db)
      expect(rows).toHaveLength(2)
    })
  }

  it('[RO16] knows nobody in one workspace by their role in another', async () => {
    const here = await group('steward')
    const there = await group('steward', 'member')
    const path = `/workspaces/${here.id}/members/${there.at(1).id}`
    const answer = await world.ask(here.at(0).browser, 'DELETE', path)
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
    expect(await world.context.members.roleOf(there.id, there.at(1).id)).toBe('member')
  })

  it('[RO17] numbers a short name that is taken, and refuses one that was asked for', async () => {
    const first = await world.workspace('Café Olé')
    const second = await world.workspace('Café Olé')
    expect([first.slug, second.slug]).toEqual(['cafe-ole', 'cafe-ole-2'])
    const { database, workspaces } = world.context
    const asked = database.transaction((tx) =>
      workspaces.create(tx, { name: 'X', slug: 'cafe-ole' }),
    )
    await expect(asked).rejects.toMatchObject({ code: 'slug_in_use' })
  })
})

function fail(): never {
  throw new Error('There is no such person in this group.')
}
