import path from 'node:path'
import { ESLint } from 'eslint'
import { expect, it } from 'vitest'

// Each rule of the house, broken in a file that exists (the type checker knows only those).

const ROOT = path.resolve(import.meta.dirname, '..')

/** [what is forbidden, the file it is tried in, the code, the rule that says so] */
const BREACHES = [
  ['any', 'lib/ids.ts', 'export const x: any = 1', '@typescript-eslint/no-explicit-any'],
  ['!', 'lib/ids.ts', 'export const x = [1][0]!', '@typescript-eslint/no-non-null-assertion'],
  ['a default export', 'lib/ids.ts', 'export default function f() {}', 'no-restricted-syntax'],
  ['a top-level arrow', 'lib/ids.ts', 'export const f = () => 1', 'no-restricted-syntax'],
  ['console in product code', 'lib/ids.ts', 'console.log(1)', 'no-console'],
  ['process in lib', 'lib/ids.ts', 'export const x = process.env', 'no-restricted-globals'],
  ['chance in lib', 'lib/ids.ts', 'export const x = Math.random()', 'no-restricted-properties'],
  ['an empty catch', 'lib/ids.ts', 'try { String(1) } catch { /* */ }', 'no-restricted-syntax'],
  [
    'an empty promise catch',
    'lib/ids.ts',
    'export const x = Promise.resolve().catch(() => {})',
    'no-restricted-syntax',
  ],
  [
    'a promise nobody waits for',
    'lib/ids.ts',
    'Promise.resolve(1)',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'a switch that forgets a case',
    'lib/ids.ts',
    "export function f(x: 'a' | 'b') { switch (x) { case 'a': return 1 } return 2 }",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  ['a test alone', 'scripts/lint.test.mjs', "it.only('x', () => {})", 'no-restricted-syntax'],
  ['a test left out', 'scripts/lint.test.mjs', "it.skip('x', () => {})", 'no-restricted-syntax'],
  [
    'a test that sleeps',
    'scripts/lint.test.mjs',
    'await new Promise((done) => setTimeout(done, 9))',
    'no-restricted-syntax',
  ],
]

const eslint = new ESLint({ cwd: ROOT })

it.each(BREACHES)('[HO2] %s is reported', { timeout: 60_000 }, async (_what, file, code, rule) => {
  const [result] = await eslint.lintText(code, { filePath: path.join(ROOT, file) })
  expect(result.messages.map(({ ruleId }) => ruleId)).toContain(rule)
})
