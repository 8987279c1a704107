import { stripVTControlCharacters } from 'node:util'

const LONGEST = 280

/**
 * What failed according to a vitest JSON report: a line each, the test's name and how it failed.
 * @returns {string[]}
 */
export function failedInVitest({ testResults }) {
  return testResults.flatMap(({ status, name, message, assertionResults }) =>
    status === 'failed' && assertionResults.length === 0
      ? [line(name, message)]
      : assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName, failureMessages }) => line(fullName, failureMessages?.[0])),
  )
}

/**
 * What failed according to a Playwright JSON report, also what passed only when run again.
 * @returns {string[]}
 */
export function failedInPlaywright({ suites = [], errors }) {
  const specs = suites.flatMap(specsOf)
  return [
    ...errors.map(({ message }) => line('outside any test', message)),
    ...specs.flatMap(({ title, tests }) =>
      tests.flatMap(({ results }) =>
        results
          .filter(({ errors }) => errors.length > 0)
          .slice(0, 1)
          .map(({ errors }) => line(title, errors[0].message)),
      ),
    ),
  ]
}

function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)]
}

function line(name, message = '') {
  const why = stripVTControlCharacters(message).replace(/\s+/g, ' ').trim()
  return `${name}: ${why}`.slice(0, LONGEST)
}
