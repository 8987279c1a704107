import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { belowFloor, isAtLeast } from './version-floors'

it('[HO7] nothing installed is older than it may be', () => {
  expect(belowFloor(new URL('../../package-lock.json', import.meta.url))).toEqual([])
})

it('[HO7] an old copy is found wherever it hides', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-floors-'))
  const file = path.join(folder, 'package-lock.json')
  const packages = {
    '': { version: '0.1.0' },
    'node_modules/ws': { version: '8.23.0' },
    'node_modules/jsdom/node_modules/ws': { version: '8.20.1' },
  }
  writeFileSync(file, JSON.stringify({ packages }))
  expect(belowFloor(file)).toEqual(['ws 8.20.1 is below 8.21.0'])
  rmSync(folder, { recursive: true })
})

it('[HO7] versions compare by number, not by letter', () => {
  expect(isAtLeast('4.24.15', '4.24.9')).toBe(true)
  expect(isAtLeast('16.2.6', '16.2.6')).toBe(true)
  expect(isAtLeast('16.2.6-canary.1', '16.2.6')).toBe(false)
  expect(isAtLeast('16.1.9', '16.2.0')).toBe(false)
  expect(isAtLeast('24.0.0', '20.20.0')).toBe(true)
})
