import { freshPostgres } from '../db/testing/fresh-postgres'

/** For `describe.each`: everything the product stores works the same on both. */
export const BOTH_DATABASES = [
  { name: 'SQLite', url: () => Promise.resolve(undefined) },
  { name: 'PostgreSQL', url: freshPostgres },
] as const
