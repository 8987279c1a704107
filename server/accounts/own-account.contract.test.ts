import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CLOSE } from '../../lib/protocol'
import type { SignedInBrowser } from '../../lib/accounts'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World } from '../testing/world'

const PRESENT = 'a quiet river at noon'
const NEXT = 'a loud river at night'

describe.each(BOTH_DATABASES)('one’s own account on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  async function ada() {
    const person = await world.person('Ada')
    await world.setPassword(person.id, PRESENT)
    const email = `${person.id}@example.org`
    const post = (path: string, body: object) => world.ask(person.browser, 'POST', path, body)
    return { ...person, email, post }
  }

  function signIn(email: string, password = PRESENT) {
    return world.ask({}, 'POST', '/sign-in', { email, password })
  }

  it('[AC21] a new password ends every other session and keeps this one', async () => {
    const { id, browser, email, post } = await ada()
    const other = await world.browser(id)
    const token = await world.token(id, 'read')
    const wrong = await post('/me/password', { present: 'not this one', password: NEXT })
    expect(wrong).toMatchObject({ status: 403, body: { error: { code: 'password_wrong' } } })
    const revoke = vi.spyOn(world.context.sync, 'revoke')
    const changed = await post('/me/password', { present: PRESENT, password: NEXT })
    expect(changed).toMatchObject({ status: 204 })
    expect(revoke.mock.calls.map(([, code]) => code)).toEqual([CLOSE.signedOut])
    expect(await world.ask(browser, 'GET', '/me')).toMatchObject({ status: 200 })
    expect(await world.ask(token, 'GET', '/me')).toMatchObject({ status: 200 })
    expect(await world.ask(other, 'GET', '/me')).toMatchObject({ status: 401 })
    expect(await signIn(email)).toMatchObject({ status: 401 })
    expect(await signIn(email, NEXT)).toMatchObject({ status: 200 })
  })

  it('[AC21] guessing the present password is slowed like guessing at the door', async () => {
    const { post } = await ada()
    const tries: number[] = []
    for (let n = 0; n < 6; n++)
      tries.push((await post('/me/password', { present: `guess ${n}`, password: NEXT })).status)
    expect(tries).toEqual([403, 403, 403, 403, 403, 429])
  })

  it('[AC22] lists the browsers signed in, this one marked, and ends one or all others', async () => {
    const { id, browser, email } = await ada()
    const { body } = await signIn(email)
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
    await world.context.inProcess.redeemTicket((body as { ticket: string }).ticket, agent)
    const third = await world.session(id)
    const list = async () =>
      ((await world.ask(browser, 'GET', '/me/sessions')).body as { items: SignedInBrowser[] }).items
    const seen = await list()
    expect(seen.map(({ browser, system, current }) => [browser, system, current])).toContainEqual([
      ...['Firefox', 'Linux', false],
    ])
    expect(seen.filter(({ current }) => current)).toHaveLength(1)
    for (const { seenAt } of seen.filter(({ current }) => current))
      expect(Date.parse(seenAt) % (15 * 60_000)).toBe(0)
    expect(await world.ask(browser, 'DELETE', `/me/sessions/${third}`)).toMatchObject({
      status: 204,
    })
    expect(await list()).toHaveLength(2)
    await world.ask(browser, 'DELETE', '/me/sessions')
    expect((await list()).map(({ current }) => current)).toEqual([true])
  })

  it('[AC23] a new address counts from the first sign-in with it, and the old one until then', async () => {
    const { browser, email, post } = await ada()
    const next = `${randomUUID()}@example.org`
    expect(await post('/me/email', { present: PRESENT, email: next })).toMatchObject({
      status: 204,
    })
    expect(await signIn(email)).toMatchObject({ status: 200 })
    expect(await world.ask(browser, 'GET', '/me')).toMatchObject({
      body: { email, nextEmail: next },
    })
    expect(await signIn(next, 'not the password')).toMatchObject({ status: 401 })
    expect(await signIn(next)).toMatchObject({ status: 200 })
    expect(await signIn(email)).toMatchObject({ status: 401 })
    expect(await world.ask(browser, 'GET', '/me')).toMatchObject({
      body: { email: next, nextEmail: null },
    })
  })

  it('[AC23] the answer is the same when somebody else has the address, and it stays theirs', async () => {
    const one = await ada()
    const other = await ada()
    await world.setPassword(other.id, NEXT)
    const taken = await one.post('/me/email', { present: PRESENT, email: other.email })
    expect(taken).toMatchObject({ status: 204 })
    expect(await signIn(other.email)).toMatchObject({ status: 401 })
    expect(await signIn(other.email, NEXT)).toMatchObject({ status: 200 })
    expect(await signIn(one.email)).toMatchObject({ status: 200 })
  })
})
