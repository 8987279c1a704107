import type { Team } from '@/lib/teams'

/** What is being done to a team; null when nothing is. */
export type Doing = { what: 'make' } | { what: 'edit' | 'seat'; team: Team } | null
