import { describe, expect, it } from 'vitest'
import { sameSitePath } from './same-site-path'

describe('sameSitePath', () => {
  it('keeps a path of this site, with query and fragment', () => {
    expect(sameSitePath('/elements/1?a=b#c')).toBe('/elements/1?a=b#c')
  })

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '/\t/elsewhere.example/',
    'javascript:alert(1)',
    'signin',
    '',
    null,
    undefined,
  ])('[AC] never leads elsewhere: %j', (wanted) => {
    expect(sameSitePath(wanted)).toBe('/')
  })

  it('does not lead elsewhere on a second reading', () => {
    expect(sameSitePath('/..//elsewhere.example')).not.toMatch(/^\/\//)
  })
})
