import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '..')
/** What code moves to a place on the screen begins in its corner. */
const BY_CODE = 'inset: 0 auto auto 0'

it('styles name the sides of things as they are read, not left and right', () => {
  const files = ['app', 'components'].flatMap((folder) => stylesIn(path.join(ROOT, folder)))
  expect(files.length).toBeGreaterThan(20)
  const found = files.flatMap((file) => oneSided(readFileSync(file, 'utf8')))
  expect(found).toEqual([])
  expect(oneSided('a { padding: 1px 2px 3px calc(1px + 2px); }')).toHaveLength(1)
  expect(oneSided('a { margin-left: 1px; } b { float: right; }')).toHaveLength(2)
})

/** Lines that mean a side of the screen: `padding: 1px 2px 3px 4px` as much as `padding-left`. */
function oneSided(css) {
  return [...css.matchAll(/(?<=[{;]\s*)(padding|margin|inset|[a-z-]+): ([^;{}]+);/g)]
    .map(([line, property, value]) => ({ line, property, values: split(value) }))
    .filter(({ line, property, values }) => {
      if (line.startsWith(BY_CODE)) return false
      if (/(^|-)(left|right)(-|$)/.test(property)) return true
      if (/^(float|clear|text-align)$/.test(property)) return /^(left|right)$/.test(values[0])
      const sided = /^(padding|margin|inset)$/.test(property)
      return sided && values.length === 4 && values[1] !== values[3]
    })
    .map(({ line }) => line)
}

/** Values of a shorthand; what stands in brackets is one. */
function split(value) {
  return value.match(/(?:[^\s(]|\((?:[^()]|\([^()]*\))*\))+/g) ?? []
}

function stylesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => path.join(folder, file))
}
