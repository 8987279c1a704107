import { expect, it } from 'vitest'
import { Passwords } from './passwords'

const passwords = new Passwords()

it('[AC2] passwords are kept as argon2id with at least 19 MiB and two passes', async () => {
  expect(await passwords.hash('a quiet river at noon')).toMatch(
    /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/,
  )
})

it('[AC2] only the right password fits', async () => {
  const stored = await passwords.hash('a quiet river at noon')
  expect(await passwords.check(stored, 'a quiet river at noon')).toBe(true)
  expect(await passwords.check(stored, 'a quiet river at nooN')).toBe(false)
})

it('[AC2] a letter counts the same however a keyboard composes it', async () => {
  const stored = await passwords.hash('un caf\u00e9 tranquilo')
  expect(await passwords.check(stored, 'un cafe\u0301 tranquilo')).toBe(true)
})

it('[AC3] an unknown address costs the same work as a wrong password', async () => {
  const stored = await passwords.hash('a quiet river at noon')
  const known = await timed(() => passwords.check(stored, 'wrong'))
  const unknown = await timed(() => passwords.check(null, 'wrong'))
  // argon2 takes tens of milliseconds, answering without it none: a factor of five tells them apart.
  expect(unknown).toBeGreaterThan(known / 5)
})

it('[AC12] when too many wait to be hashed, the next is told to come back', async () => {
  const all = await Promise.allSettled(
    Array.from({ length: 70 }, () => new Promise((done) => done(passwords.check(null, 'wrong')))),
  )
  const refused = all.filter((one) => one.status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  for (const one of refused) expect(one.reason).toMatchObject({ code: 'busy' })
  expect(await passwords.check(null, 'wrong')).toBe(false)
})

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
