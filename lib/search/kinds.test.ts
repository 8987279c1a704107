import { expect, it } from 'vitest'
import { addressOfWords, wordsInHash } from './kinds'

it('[SE12] an address leads to the words it was made of, and a broken one nowhere', () => {
  const words = 'paid at the “evening rate”, 50 % #now'
  const address = new URL(addressOfWords('a-b', words), 'http://localhost')
  expect(address.pathname).toBe('/elements/a-b')
  expect(wordsInHash(address.hash)).toBe(words)
  for (const hash of ['', '#', '#words=', '#thread-1', '#words=%E2%80'])
    expect(wordsInHash(hash)).toBeNull()
})
