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

it('[ST7] PUBLIC_URL counts without its path', () => {
  expect(configFrom({ PUBLIC_URL: 'https://a.example.org/x/' }).publicUrl).toBe(
    'https://a.example.org',
  )
})
