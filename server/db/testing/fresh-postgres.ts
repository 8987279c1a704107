import { inject } from 'vitest'
import { createDatabase } from './postgres'

/**
 * A new, empty PostgreSQL database for a contract or integration suite (vitest starts the
 * server for their projects). Give the URL to the code under test as `DATABASE_URL`.
 */
export function freshPostgres(): Promise<string> {
  return createDatabase(inject('postgres'))
}
