export function findPostgres(env?: Record<string, string | undefined>): string | null
export function ensurePostgres(): void
export function postgresOwner(): { uid: number; gid: number } | null
