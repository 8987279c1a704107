import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's PostgreSQL is; `freshPostgres()` makes databases on it. */
    postgres: string
  }
}

/** One PostgreSQL for all contract and integration suites of a vitest run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  project.provide('postgres', server.root)
  return () => server.stop()
}
