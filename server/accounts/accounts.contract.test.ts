import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CLOSE } from '../../lib/protocol'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World } from '../testing/world'

const PASSWORD = 'a quiet river at noon'

describe.each(BOTH_DATABASES)('accounts on $name', ({ url }) => {
  let world: World
  let count = 0

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  async function account(email = `person-${++count}@example.org`) {
    const { database, accounts } = world.context
    const newcomer = await accounts.newcomer({ name: 'Ada', email, password: PASSWORD })
    await database.transaction((tx) => newcomer.save(tx))
    return { id: newcomer.userId, email }
  }

  function signIn(email: string, password = PASSWORD) {
    return world.ask({}, 'POST', '/sign-in', { email, password })
  }

  async function ticketOf(email: string, password = PASSWORD): Promise<string> {
    const { body } = await signIn(email, password)
    return (body as { ticket: string }).ticket
  }

  it('[AC3] wrong password, unknown address and disabled account get the same answer', async () => {
    const { email } = await account()
    const disabled = await account()
    await world.context.accounts.disable(disabled.id)
    const answers = [
      await signIn(email, 'not the password'),
      await signIn('nobody-at-all@example.org'),
      await signIn('no address'),
      await signIn(disabled.email),
    ]
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ status: 401, body: { error: { code: 'sign_in_failed' } } })
  })

  it('[AC13] an address is the same however it is written', async () => {
    await account('grace@example.org')
    expect(await signIn(' GRACE@Example.ORG ')).toMatchObject({ status: 200 })
  })

  it('[AC13] two people who make an account with one address at once: one of them does', async () => {
    const { database, accounts } = world.context
    const person = { name: 'Ada', email: 'twice@example.org', password: PASSWORD }
    const both = await Promise.all([accounts.newcomer(person), accounts.newcomer(person)])
    const saved = await Promise.allSettled(
      both.map((one) => database.transaction((tx) => one.save(tx))),
    )
    expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('[AC5] a ticket opens one session, once', async () => {
    const { sessions } = world.context
    const { id, email } = await account()
    const ticket = await ticketOf(email)
    const tries = await Promise.all([sessions.redeemTicket(ticket), sessions.redeemTicket(ticket)])
    expect(tries.filter((one) => one !== null)).toHaveLength(1)
    expect(tries.find((one) => one !== null)).toMatchObject({ userId: id })
    expect(await sessions.redeemTicket(ticket)).toBeNull()
    expect(await sessions.redeemTicket('made up')).toBeNull()
  })

  it('[AC5] a ticket older than a minute opens nothing', async () => {
    const { email } = await account()
    const ticket = await ticketOf(email)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
    try {
      expect(await world.context.sessions.redeemTicket(ticket)).toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })

  it('[AC6] a session that was ended, or has run out, is no session', async () => {
    const { id } = await account()
    const ended = await world.browser(id)
    const expired = await world.browser(id, -1)
    expect(await world.ask(ended, 'GET', '/me')).toMatchObject({ status: 200 })
    const caller = await authenticated(ended)
    const revoke = vi.spyOn(world.context.sync, 'revoke')
    await world.context.sessions.end(caller?.key ?? '')
    expect(revoke).toHaveBeenCalledWith({ key: caller?.key }, CLOSE.signedOut)
    for (const one of [ended, expired])
      expect(await world.ask(one, 'GET', '/me')).toMatchObject({ status: 401 })
  })

  function authenticated(headers: Record<string, string>) {
    return world.context.authenticate(new Headers(headers))
  }

  it.each(['disable', 'resetPassword'] as const)(
    '[AC11] %s ends sessions, tickets, tokens and sockets',
    async (how) => {
      const { id, email } = await account()
      const browser = await world.browser(id)
      const token = await world.token(id, 'write')
      const ticket = await ticketOf(email)
      const revoke = vi.spyOn(world.context.sync, 'revoke')
      if (how === 'disable') await world.context.accounts.disable(id)
      else await world.context.accounts.resetPassword(id, 'another river at dawn')
      expect(revoke).toHaveBeenCalledWith({ userId: id }, CLOSE.signedOut)
      expect(await world.ask(browser, 'GET', '/me')).toMatchObject({ status: 401 })
      expect(await world.ask(token, 'GET', '/me')).toMatchObject({
        body: { error: { code: 'token_invalid' } },
      })
      expect(await world.context.sessions.redeemTicket(ticket)).toBeNull()
      expect(await signIn(email)).toMatchObject({ status: 401 })
    },
  )

  it('[AC11] a reset password opens the account, an enabled account opens again', async () => {
    const { id, email } = await account()
    await world.context.accounts.resetPassword(id, 'another river at dawn')
    expect(await signIn(email, 'another river at dawn')).toMatchObject({ status: 200 })
    await world.context.accounts.disable(id)
    await world.context.accounts.enable(id)
    expect(await signIn(email, 'another river at dawn')).toMatchObject({ status: 200 })
  })

  it('[AC7] a token is shown once, and only its digest is stored', async () => {
    const { id } = await account()
    const { token, ...rest } = await world.context.tokens.make(id, {
      ...{ name: 'script', scope: 'read', days: 1 },
    })
    expect(token).toMatch(/^tl_[A-Za-z0-9_-]{43}$/)
    expect(await world.context.tokens.list(id)).toEqual([rest])
    const rows = await world.context.database.db.selectFrom('access_tokens').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('[AC14] a revoked or expired token is refused by name, not taken for a visitor', async () => {
    const { id } = await account()
    const browser = await world.browser(id)
    const token = await world.token(id, 'write')
    const [made] = await world.context.tokens.list(id)
    const revoke = vi.spyOn(world.context.sync, 'revoke')
    await world.ask(browser, 'DELETE', `/me/tokens/${made?.id}`)
    expect(revoke).toHaveBeenCalledWith({ key: made?.id }, CLOSE.signedOut)
    const later = await world.token(id, 'write')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 60 * 60_000 })
    try {
      for (const one of [token, later, { authorization: 'Bearer tl_' }])
        expect(await world.ask(one, 'GET', '/setup')).toMatchObject({
          ...{ status: 401, body: { error: { code: 'token_invalid' } } },
        })
    } finally {
      vi.useRealTimers()
    }
  })

  it('[AC14] a proxy’s own password in the same header is not ours to judge', async () => {
    const basic = { authorization: 'Basic YTpi' }
    expect(await world.ask(basic, 'GET', '/setup')).toMatchObject({ status: 200 })
  })

  it('[AC15] when a token was last used is known to the minute', async () => {
    const { id } = await account()
    const token = await world.token(id, 'read')
    const used = async () => (await world.context.tokens.list(id))[0]?.lastUsedAt
    expect(await used()).toBeNull()
    await world.ask(token, 'GET', '/me')
    const first = await used()
    expect(first).not.toBeNull()
    await world.ask(token, 'GET', '/me')
    expect(await used()).toBe(first)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
    try {
      await world.ask(token, 'GET', '/me')
    } finally {
      vi.useRealTimers()
    }
    expect(await used()).not.toBe(first)
  })

  it('[AC16] people change their own name, language and theme; what is absent stays', async () => {
    const { id } = await account()
    const browser = await world.browser(id)
    await world.ask(browser, 'PATCH', '/me', { locale: 'es', theme: 'dark' })
    await world.ask(browser, 'PATCH', '/me', { name: 'Ada Lovelace' })
    await world.ask(browser, 'PATCH', '/me', {})
    expect(await world.ask(browser, 'GET', '/me')).toMatchObject({
      body: { name: 'Ada Lovelace', locale: 'es', theme: 'dark' },
    })
  })
})
