import fc from 'fast-check'
import { afterEach, beforeEach, inject, vi } from 'vitest'

// Runs before every test file. Something that complains on console.error is something that is
// broken and still passes: so it does not pass. A test that expects a complaint spies on
// console.error itself.

fc.configureGlobal({ seed: inject('seed') })

let complaints: string[] = []

beforeEach(() => {
  complaints = []
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    complaints.push(words.map(String).join(' '))
  })
})

afterEach(() => {
  if (complaints.length > 0) throw new Error(`console.error was called:\n${complaints.join('\n')}`)
})
