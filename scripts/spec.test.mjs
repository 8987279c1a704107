import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CLOSE } from '../lib/protocol.ts'

// docs/SPEC.md against the code: documents that no test touches rot first.

const ROOT = path.resolve(import.meta.dirname, '..')
const SPEC = readFileSync(path.join(ROOT, 'docs/SPEC.md'), 'utf8')
const RULE = /^- \*\*([A-Z]{2}\d+)\*\*( ✓)? /gm
const TEST = /[.](test|spec)[.](ts|tsx|mjs)$/
const HOUSE = ['app', 'components', 'lib', 'server', 'e2e', 'scripts']

const rules = [...SPEC.matchAll(RULE)].map(([, id, mark]) => ({ id, tested: mark !== undefined }))
const named = namesInTests()

describe('[HO6] docs/SPEC.md', () => {
  it('gives each rule an id of its own', () => {
    expect(rules.map(({ id }) => id)).toEqual([...new Set(rules.map(({ id }) => id))])
    expect(rules.length).toBeGreaterThan(50)
  })

  it('knows every rule that a test names', () => {
    const known = new Set(rules.map(({ id }) => id))
    const unknown = [...named]
      .filter(([id]) => !known.has(id))
      .map(([id, file]) => `${id} in ${file}`)
    expect(unknown).toEqual([])
  })

  it('marks as tested only what a test names', () => {
    const wrong = rules.filter(({ id, tested }) => tested && !named.has(id)).map(({ id }) => id)
    expect(wrong).toEqual([])
  })

  it('lists every close code, and no other', () => {
    const listed = [...SPEC.matchAll(/^\| (\d{4}) +\| `(\w+)` +\| (.+) \|$/gm)]
    expect(Object.fromEntries(listed.map(([, code, name]) => [name, Number(code)]))).toEqual(CLOSE)
  })
})

/** Rule id → a test file that names it. */
function namesInTests() {
  const found = new Map()
  for (const folder of HOUSE)
    for (const name of readdirSync(path.join(ROOT, folder), { recursive: true }))
      if (TEST.test(name)) {
        const file = path.join(folder, name)
        const text = readFileSync(path.join(ROOT, file), 'utf8')
        for (const [, ids] of text.matchAll(/['"`]\[([A-Z]{2}\d+(?:, ?[A-Z]{2}\d+)*)\]/g))
          for (const id of ids.split(/, ?/)) found.set(id, file)
      }
  return found
}
