import { existsSync, readFileSync } from 'node:fs'
import { failedInPlaywright, failedInVitest } from './what-failed.mjs'

/**
 * `left`: did not run; `again`: passed only when run again; `why`: a line for each that failed.
 * @typedef {{ passed: number, failed: number, left: number, again?: number, why: string[] }} Counts
 */

/** What a vitest JSON report counted; null when there is none, so it broke before it could count. */
export function countVitest(file) {
  const report = readReport(file)
  if (!report) return null
  const { numPassedTests, numFailedTests, numTotalTests, testResults } = report
  // A file that cannot even be loaded holds no tests to fail, and still fails.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken,
    left: numTotalTests - numPassedTests - numFailedTests,
    why: failedInVitest(report),
  }
}

/** What a Playwright JSON report counted; null when there is none. */
export function countPlaywright(file) {
  const report = readReport(file)
  if (!report) return null
  const { expected, unexpected, flaky, skipped } = report.stats
  return {
    passed: expected + flaky,
    failed: unexpected + report.errors.length,
    left: skipped,
    again: flaky,
    why: failedInPlaywright(report),
  }
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}
