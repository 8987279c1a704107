import { encode } from 'next-auth/jwt'
import { expect, it } from 'vitest'
import { sessionIdOf } from './session-cookie'

const SECRET = 'a'.repeat(43)
const NAME = 'next-auth.session-token'

async function token(secret = SECRET, maxAge?: number): Promise<string> {
  return encode({ token: { sid: 's1' }, secret, ...(maxAge !== undefined && { maxAge }) })
}

it('[AC6] the cookie names a session', async () => {
  expect(await sessionIdOf(`a=b; ${NAME}=${await token()}`, SECRET, null)).toBe('s1')
  expect(await sessionIdOf(`__Secure-${NAME}=${await token()}`, SECRET, null)).toBe('s1')
})

it('[AC6] a cookie in pieces names it too', async () => {
  const whole = await token()
  const pieces = `${NAME}.0=${whole.slice(0, 50)}; ${NAME}.1=${whole.slice(50)}`
  expect(await sessionIdOf(pieces, SECRET, null)).toBe('s1')
})

it('[AC6] a cookie that is missing, foreign, changed or too old is no session', async () => {
  const good = await token()
  const bad = [
    'a=b',
    `${NAME}=nonsense`,
    `${NAME}=${await token('b'.repeat(43))}`,
    `${NAME}=${good.slice(0, -4)}AAAA`,
    `${NAME}=${await token(SECRET, -60)}`,
    `${NAME}=${await encode({ token: {}, secret: SECRET })}`,
  ]
  for (const cookie of [null, ...bad]) expect(await sessionIdOf(cookie, SECRET, null)).toBeNull()
})

it('[AC6] on https only the cookie that needs https counts', async () => {
  expect(await sessionIdOf(`${NAME}=${await token()}`, SECRET, true)).toBeNull()
  expect(await sessionIdOf(`__Secure-${NAME}=${await token()}`, SECRET, true)).toBe('s1')
})
