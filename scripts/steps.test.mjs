import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { countPlaywright, countVitest } from './count-tests.mjs'
import { runShown, runSteps, summary } from './steps.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-steps-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('[ST6] every step runs, also after one failed or threw', async () => {
  const results = await runSteps([
    step('one', { ok: false }),
    { name: 'two', run: async () => Promise.reject(new Error('broke')) },
    step('three', { ok: true, counts: counts(4, 0) }),
  ])
  expect(results.map(({ ok }) => ok)).toEqual([false, false, true])
  expect(summary(results)).toMatchObject({ passed: 4, failed: 2 })
})

it('[ST6] steps beside each other wait for none of them, and are told apart', async () => {
  let begun
  const second = new Promise((resolve) => (begun = resolve))
  const results = await runSteps([
    [
      { name: 'waits for the second', run: () => second.then(() => ({ ok: true })) },
      { name: 'begins', run: async () => begun() ?? { ok: false } },
      { name: 'throws', run: async (kept) => Promise.reject(new Error(`kept ${kept.length}`)) },
    ],
    step('after them', { ok: true }),
  ])
  expect(results.map(({ name, ok }) => [name, ok])).toEqual([
    ['waits for the second', true],
    ['begins', false],
    ['throws', false],
    ['after them', true],
  ])
})

it('[ST6] what a program says is kept, and how it ended', async () => {
  const kept = []
  const program = ['-e', "console.log('seen'); console.error('said'); process.exitCode = 3"]
  expect(await runShown(program, { cwd: folder, kept })).toBe(3)
  expect(Buffer.concat(kept).toString().split('\n').sort()).toEqual(['', 'said', 'seen'])
})

it('[ST6] "0 failed" is said only when every step is well', () => {
  const of = (ok, count) => summary([{ name: 'x', ms: 1, ok, counts: count }]).failed
  expect(of(true, counts(3, 0))).toBe(0)
  expect(of(false, counts(3, 2))).toBe(2)
  expect(of(false, counts(3, 0))).toBe(1)
  expect(of(false, null)).toBe(1)
})

it('[ST6] a vitest file that could not be loaded counts as failed', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numTotalTests: 7,
    testResults: [
      { status: 'failed', name: 'a.test.ts', message: 'no such file', assertionResults: [] },
      {
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'fine' },
          { status: 'failed', fullName: '[X1] adds up', failureMessages: ['expected 2\n  not 3'] },
        ],
      },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  }
  expect(countVitest(written(report))).toEqual({
    passed: 5,
    failed: 2,
    left: 1,
    why: ['a.test.ts: no such file', '[X1] adds up: expected 2 not 3'],
  })
})

it('[ST6] an error outside any test counts as failed; what passed when run again is said', () => {
  const flaky = {
    title: '[X2] is seen',
    tests: [
      { results: [{ errors: [{ message: '\u001b[31mtoo late\u001b[0m' }] }, { errors: [] }] },
    ],
  }
  const report = {
    stats: { expected: 9, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: 'no browser' }],
    suites: [{ suites: [{ specs: [flaky] }] }],
  }
  const counted = countPlaywright(written(report))
  const why = ['outside any test: no browser', '[X2] is seen: too late']
  expect(counted).toEqual({ passed: 10, failed: 2, left: 2, again: 1, why })
  expect(summary([{ name: 'x', ms: 1, ok: false, counts: counted }]).rows.slice(1)).toEqual(
    why.map((line) => `  > ${line}`),
  )
})

it('[ST6] no report at all counts nothing', () => {
  expect(countVitest(path.join(folder, 'none.json'))).toBeNull()
  expect(countPlaywright(path.join(folder, 'none.json'))).toBeNull()
})

function written(report) {
  const file = path.join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(report))
  return file
}

function step(name, outcome) {
  return { name, run: async () => outcome }
}

function counts(passed, failed, left = 0) {
  return { passed, failed, left }
}
