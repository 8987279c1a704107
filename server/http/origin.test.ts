import { describe, expect, it } from 'vitest'
import { comesFromUs, ownOrigin } from './origin'

const DIRECT = 'http://localhost:3000'
const forwarded = new Headers({
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'evil.example, strategy.example.org',
})

describe('our own address', () => {
  it('[HT4] is what the socket saw, unless a proxy of ours says otherwise', () => {
    const nobody = { publicUrl: null, trustProxy: false }
    expect(ownOrigin(nobody, forwarded, DIRECT)).toBe(DIRECT)
    expect(ownOrigin({ ...nobody, trustProxy: true }, forwarded, DIRECT)).toBe(
      'https://strategy.example.org',
    )
    expect(ownOrigin({ ...nobody, trustProxy: true }, new Headers(), DIRECT)).toBe(DIRECT)
  })

  it('[HT4] is PUBLIC_URL when that is set, whatever headers say', () => {
    const publicUrl = 'https://ours.example.org'
    expect(ownOrigin({ publicUrl, trustProxy: true }, forwarded, DIRECT)).toBe(publicUrl)
  })

  it('[HT4] survives nonsense from a proxy', () => {
    const odd = new Headers({ 'x-forwarded-host': 'a b c' })
    expect(ownOrigin({ publicUrl: null, trustProxy: true }, odd, DIRECT)).toBe(DIRECT)
  })
})

describe('[AC10] a request that changes something, by its origin and what the browser says of it', () => {
  const cases: [origin: string | null, site: string | null, cookie: boolean, allowed: boolean][] = [
    [DIRECT, null, true, true],
    [DIRECT, 'same-origin', true, true],
    [null, 'same-origin', true, true],
    [null, 'none', true, true],
    [null, null, true, false],
    [null, null, false, true],
    ['null', null, true, false],
    ['http://localhost:3001', null, true, false],
    ['https://localhost:3000', null, true, false],
    ['http://evil.example', null, false, false],
    [DIRECT, 'cross-site', true, false],
    [null, 'same-site', true, false],
    [null, 'cross-site', false, false],
  ]
  it.each(cases)('origin %s, site %s, cookie %s: %s', (origin, site, cookie, allowed) => {
    const headers = new Headers()
    if (origin !== null) headers.set('origin', origin)
    if (site !== null) headers.set('sec-fetch-site', site)
    expect(comesFromUs(headers, DIRECT, cookie)).toBe(allowed)
  })
})
