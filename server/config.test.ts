import { expect, it } from 'vitest'
import { configFrom } from './config'

it('[ST7] nothing is required to start', () => {
  expect(configFrom({})).toMatchObject({ mode: 'production', port: 3000, publicUrl: null })
  expect(configFrom({ PORT: '', PUBLIC_URL: '' })).toEqual(configFrom({}))
})

it('[ST7] a variable that is wrong is named, in a sentence', () => {
  expect(() => configFrom({ PORT: 'abc', DATABASE_URL: 'mysql://x' })).toThrow(
    /PORT: .*\nDATABASE_URL: /s,
  )
  expect(() => configFrom({ PUBLIC_URL: 'strategy.example.org' })).toThrow('PUBLIC_URL')
})

it('[ST7] mail is set up whole or not at all', () => {
  const PUBLIC_URL = 'https://a.example.org'
  const SMTP_URL = 'smtp://mail.example.org:587'
  expect(configFrom({ PUBLIC_URL }).mail).toBeNull()
  expect(configFrom({ PUBLIC_URL, SMTP_URL }).mail).toEqual({
    ...{ url: SMTP_URL, waitMs: 90_000, publicUrl: PUBLIC_URL },
    from: { name: 'Throughline', address: 'throughline@a.example.org' },
  })
  const from = (MAIL_FROM: string) => configFrom({ PUBLIC_URL, SMTP_URL, MAIL_FROM }).mail?.from
  expect(from('The group <group@example.org>')).toEqual({
    ...{ name: 'The group', address: 'group@example.org' },
  })
  expect(from('group@example.org')).toEqual({ name: '', address: 'group@example.org' })
  for (const wrong of ['nobody', 'a@b <c@d>, e@f', 'A\r\nBcc: x@y <a@b>', '<a@b> c'])
    expect(() => from(wrong), wrong).toThrow('MAIL_FROM')
  expect(() => configFrom({ SMTP_URL })).toThrow('PUBLIC_URL is missing')
  expect(() => configFrom({ MAIL_FROM: 'a@b' })).toThrow('SMTP_URL is missing')
  expect(() => configFrom({ PUBLIC_URL, SMTP_URL: 'http://mail' })).toThrow('SMTP_URL')
})

it('[ST7] PUBLIC_URL counts without its path', () => {
  expect(configFrom({ PUBLIC_URL: 'https://a.example.org/x/' }).publicUrl).toBe(
    'https://a.example.org',
  )
})
