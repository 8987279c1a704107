import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { trustOnlyOurs } from './edge'
import { mayUpgrade } from './upgrade-origin'

const RULES = { publicUrl: null, trustProxy: false }

function request(headers: Record<string, string>): IncomingMessage {
  return { headers: { host: 'localhost:3000', ...headers } } as unknown as IncomingMessage
}

it('[HT10] pages never see what only a proxy of ours or Next itself may say', () => {
  const asked = request({
    'x-middleware-subrequest': 'middleware',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-port': '666',
    forwarded: 'host=evil.example',
  })
  trustOnlyOurs(asked, RULES)
  expect(asked.headers).toEqual({
    host: 'localhost:3000',
    'x-forwarded-host': 'localhost:3000',
    'x-forwarded-proto': 'http',
  })
})

it('[HT10] behind a proxy of ours its words stand', () => {
  const asked = request({
    'x-middleware-subrequest': 'middleware',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'strategy.example.org',
    'x-forwarded-for': '203.0.113.9',
  })
  trustOnlyOurs(asked, { ...RULES, trustProxy: true })
  expect(asked.headers).toEqual({
    host: 'localhost:3000',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'strategy.example.org',
    'x-forwarded-for': '203.0.113.9',
  })
})

it('[AC20] a live connection with a cookie needs our exact origin; silence is none', () => {
  const cookie = 'next-auth.session-token=x'
  expect(mayUpgrade(RULES, request({ cookie, origin: 'http://localhost:3000' }))).toBe(true)
  for (const origin of ['http://localhost', 'http://localhost:3000.evil.example', 'null'])
    expect(mayUpgrade(RULES, request({ cookie, origin }))).toBe(false)
  expect(mayUpgrade(RULES, request({ cookie }))).toBe(false)
})

it('[AC20] a live connection with a bearer token needs no origin', () => {
  expect(mayUpgrade(RULES, request({ authorization: 'Bearer tl_x' }))).toBe(true)
  const elsewhere = { authorization: 'bearer tl_x', origin: 'http://evil.example' }
  expect(mayUpgrade(RULES, request(elsewhere))).toBe(true)
})
