import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Invite } from '../../lib/workspaces'
import type { Role } from '../../lib/roles'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'

const PASSWORD = 'correct horse battery'
const GONE = { status: 410, body: { error: { code: 'invite_gone' } } }

describe.each(BOTH_DATABASES)('invites on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  async function group() {
    const { id, slug } = await world.workspace('Group')
    const steward = await world.person('Steward')
    const coordinator = await world.person('Coordinator')
    await world.join(id, steward.id, 'steward')
    await world.join(id, coordinator.id, 'coordinator')
    return { id, slug, steward, coordinator }
  }

  async function invite(host: WorldPerson, workspaceId: string, wanted: Partial<Wanted> = {}) {
    const path = `/workspaces/${workspaceId}/invites`
    const { body } = await world.ask(host.browser, 'POST', path, { role: 'member', ...wanted })
    const made = body as Invite
    return { ...made, token: made.url.slice(made.url.lastIndexOf('/') + 1) }
  }

  function accept(who: WorldPerson, token: string) {
    return world.ask(who.browser, 'POST', `/invites/${token}/accept`)
  }

  function join(token: string, email = `${randomUUID()}@example.org`, password = PASSWORD) {
    return world.ask({}, 'POST', `/invites/${token}/join`, { name: 'Newcomer', email, password })
  }

  it('[RO31] says who invites to what, to anybody with the link, and no more', async () => {
    const { id, steward } = await group()
    const { token, url } = await invite(steward, id, { role: 'observer' })
    expect(url).toMatch(/^http:\/\/localhost\/join\//)
    const seen = await world.ask({}, 'GET', `/invites/${token}`)
    const policies = { writing: 'open', commenting: 'members' }
    const view = { workspace: 'Group', role: 'observer', invitedBy: 'Steward', ...policies }
    expect(seen).toEqual({ status: 200, body: view })
  })

  it('[RO30] stores no secret, and shows the same link again', async () => {
    const { id, steward } = await group()
    const { token, url } = await invite(steward, id)
    const rows = await world.context.database.db.selectFrom('invites').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token.split('.')[1])
    const { body } = await world.ask(steward.browser, 'GET', `/workspaces/${id}/invites`)
    expect((body as { items: Invite[] }).items.map((one) => one.url)).toEqual([url])
  })

  it('[RO32] lets in with the account one is signed in to, in the role of the link', async () => {
    const { id, slug, steward } = await group()
    const { token } = await invite(steward, id, { role: 'observer' })
    const guest = await world.person('Guest')
    expect(await accept(guest, token)).toEqual({ status: 200, body: { slug } })
    expect(await world.context.members.roleOf(id, guest.id)).toBe('observer')
    const again = await accept(guest, token)
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'already_member' } } })
  })

  it('[RO33] lets in with a new account, and with the right password of an existing one', async () => {
    const one = await group()
    const other = await group()
    const email = `${randomUUID()}@example.org`
    const first = await join((await invite(one.steward, one.id)).token, email)
    expect(first).toMatchObject({ status: 200, body: { slug: one.slug } })
    const { token } = await invite(other.steward, other.id)
    const wrong = await join(token, email, 'not the right one')
    expect(wrong).toMatchObject({ status: 409, body: { error: { code: 'email_in_use' } } })
    const { body } = await join(token, email)
    const { ticket, slug } = body as { ticket: string; slug: string }
    expect(slug).toBe(other.slug)
    const session = await world.context.inProcess.redeemTicket(ticket)
    const workspaces = await world.context.workspaces.ofPerson(session?.userId ?? '')
    expect(workspaces.map((workspace) => workspace.id).sort()).toEqual([one.id, other.id].sort())
  })

  it('[RO34] lets in as many as it says, also when they come at the same moment', async () => {
    const { id, steward } = await group()
    const { token } = await invite(steward, id, { uses: 3 })
    const guests = await Promise.all(Array.from({ length: 8 }, () => world.person('Guest')))
    const answers = await Promise.all(guests.map((guest) => accept(guest, token)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([
      ...[200, 200, 200],
      ...[410, 410, 410, 410, 410],
    ])
    expect(await world.context.members.people(id)).toHaveProperty('size', 5)
  })

  it('[RO34] makes no account when the link is used up', async () => {
    const { id, steward } = await group()
    const { token } = await invite(steward, id, { uses: 1 })
    const emails = Array.from({ length: 3 }, () => `${randomUUID()}@example.org`)
    await Promise.all(emails.map((email) => join(token, email)))
    const accounts = await Promise.all(emails.map((email) => world.context.accounts.byEmail(email)))
    expect(accounts.filter(Boolean)).toHaveLength(1)
  })

  it('[RO34] is not used up by members who open it again', async () => {
    const { id, steward, coordinator } = await group()
    const { token } = await invite(steward, id, { uses: 1 })
    await accept(coordinator, token)
    await accept(coordinator, token)
    expect(await accept(await world.person('Guest'), token)).toMatchObject({ status: 200 })
  })

  it('[RO35] is over when revoked, expired or made up, and answers the same', async () => {
    const { id, steward } = await group()
    const guest = await world.person('Guest')
    const revoked = await invite(steward, id)
    await world.ask(steward.browser, 'DELETE', `/workspaces/${id}/invites/${revoked.id}`)
    const expired = await invite(steward, id)
    await world.context.database.db
      .updateTable('invites')
      .set({ expires_at: new Date(Date.now() - 1000).toISOString() })
      .where('id', '=', expired.id)
      .execute()
    const live = await invite(steward, id)
    const madeUp = live.token.replace(live.id, randomUUID())
    for (const token of [revoked.token, expired.token, madeUp, 'x']) {
      expect(await accept(guest, token)).toMatchObject(GONE)
      expect(await join(token)).toMatchObject(GONE)
      expect(await world.ask({}, 'GET', `/invites/${token}`)).toMatchObject(GONE)
    }
    const { body } = await world.ask(steward.browser, 'GET', `/workspaces/${id}/invites`)
    expect((body as { items: Invite[] }).items.map((one) => one.id)).toEqual([live.id])
  })

  it.each<Role | 'removed' | 'disabled'>(['member', 'removed', 'disabled'])(
    '[RO36] is over when its maker could not make it any more (%s)',
    async (fate) => {
      const { id, steward, coordinator } = await group()
      const { token } = await invite(coordinator, id)
      const path = `/workspaces/${id}/members/${coordinator.id}`
      if (fate === 'removed') await world.ask(steward.browser, 'DELETE', path)
      else if (fate === 'disabled')
        await world.context.database.db
          .updateTable('users')
          .set({ disabled_at: new Date().toISOString() })
          .where('id', '=', coordinator.id)
          .execute()
      else await world.ask(steward.browser, 'PATCH', path, { role: fate })
      expect(await accept(await world.person('Guest'), token)).toMatchObject(GONE)
    },
  )

  it('[RO36] gives no role above what its maker has now', async () => {
    const { id, steward, coordinator } = await group()
    const { token } = await invite(steward, id, { role: 'steward' })
    await world.ask(steward.browser, 'PATCH', `/workspaces/${id}/members/${coordinator.id}`, {
      role: 'steward',
    })
    await world.ask(coordinator.browser, 'PATCH', `/workspaces/${id}/members/${steward.id}`, {
      role: 'coordinator',
    })
    expect(await accept(await world.person('Guest'), token)).toMatchObject(GONE)
  })

  it('[RO37] hides links to a role above one’s own: the link is the right', async () => {
    const { id, steward, coordinator } = await group()
    const forMember = await invite(steward, id)
    await invite(steward, id, { role: 'steward' })
    const { body } = await world.ask(coordinator.browser, 'GET', `/workspaces/${id}/invites`)
    expect((body as { items: Invite[] }).items.map((one) => one.id)).toEqual([forMember.id])
  })
})

interface Wanted {
  role: Role
  days: number
  uses: number
}
