import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { PAGE_PALETTE } from './page-palette'

const TOKENS = readFileSync(
  path.resolve(import.meta.dirname, '..', '..', 'app', 'styles', 'tokens.css'),
  'utf8',
)

it('[SH12] the pages of readers have the colours of the product', () => {
  const [light, dark] = PAGE_PALETTE.split('@media').map(colours)
  const [tokensLight, tokensDark] = TOKENS.split('@media (prefers-color-scheme: dark)').map(colours)
  expect(Object.keys(light ?? {}).length).toBeGreaterThan(10)
  expect(Object.keys(dark ?? {}).sort()).toEqual(Object.keys(light ?? {}).sort())
  expect(tokensLight).toMatchObject(light ?? {})
  expect(tokensDark).toMatchObject(dark ?? {})
})

function colours(css: string): Record<string, string> {
  return Object.fromEntries(
    [...css.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  )
}
