import type { Person } from './faces'
import type { Here } from './presence'

/** Left so long ago, people are not spoken of any more. */
export const LEFT_FOR_MS = 10 * 60_000

/** Somebody and where they stand. Who left, did so `at`: milliseconds since 1970, by this clock. */
export type Companion = { person: Person } & (
  ({ kind: 'here' | 'idle' | 'away' } & Omit<Here, 'state'>) | { kind: 'left'; at: number }
)

/** One page of one person, as the channel tells of it. A higher clock was heard later. */
export interface Tab {
  person: Person
  here: Here | null
  clock: number
}

interface Facts {
  tabs: readonly Tab[]
  /** By the server's word: who has which element open. */
  where: Readonly<Record<string, readonly Person[]>>
  left: readonly { person: Person; at: number }[]
  me: string
}

/**
 * Everybody on a canvas, each once: by name, then those who left, you last. Somebody with several
 * pages stands where they are awake, and there where they moved last.
 */
export function companyOf({ tabs, where, left, me }: Facts): Companion[] {
  const present = new Map<string, { companion: Companion; clock: number }>()
  for (const { person, here, clock } of tabs) {
    const { state: kind, ...rest } = here ?? placeBy(where, person)
    const before = present.get(person.id)
    if (before && !outranks({ kind, clock }, before)) continue
    present.set(person.id, { companion: { person, kind, ...rest }, clock })
  }
  // A script or an older page shows nothing of itself; that it is here the server knows.
  for (const person of Object.values(where).flat()) {
    if (present.has(person.id)) continue
    const { state: kind, ...rest } = placeBy(where, person)
    present.set(person.id, { companion: { person, kind, ...rest }, clock: 0 })
  }
  const gone = left
    .filter(({ person }) => !present.has(person.id) && person.id !== me)
    .map(({ person, at }): Companion => ({ person, kind: 'left', at }))
  return [...[...present.values()].map(({ companion }) => companion), ...gone].sort(
    (a, b) => order(a, me) - order(b, me) || a.person.name.localeCompare(b.person.name),
  )
}

/** Whether a face is drawn as a ring. */
export function isRing({ kind }: Companion): boolean {
  switch (kind) {
    case 'here':
      return false
    case 'idle':
    case 'away':
    case 'left':
      return true
    default:
      return kind satisfies never
  }
}

const WAKE = { away: 0, idle: 1, here: 2, left: -1 } as const

function outranks(
  next: { kind: Here['state']; clock: number },
  before: { companion: Companion; clock: number },
): boolean {
  const awake = WAKE[next.kind] - WAKE[before.companion.kind]
  return awake !== 0 ? awake > 0 : next.clock > before.clock
}

function placeBy(where: Facts['where'], { id }: Person): Here {
  const found = Object.entries(where).find(([, people]) => people.some((one) => one.id === id))
  return {
    state: 'here',
    act: 'reading',
    place: found?.[0] ?? null,
    section: null,
    follows: null,
  }
}

function order({ person, kind }: Companion, me: string): number {
  if (person.id === me) return 2
  return kind === 'left' ? 1 : 0
}

/**
 * What a page said of the person at it, as the server passed it on; null for anything else. The
 * server has judged it already: here only what a newer one may say is kept out.
 */
export function hereFrom(value: unknown): Here | null {
  if (typeof value !== 'object' || value === null) return null
  const { state, act, place, section, follows } = value as Record<string, unknown>
  if (state !== 'here' && state !== 'idle' && state !== 'away') return null
  if (act !== 'reading' && act !== 'writing') return null
  if (!isWords(place) || !isWords(section) || !isWords(follows)) return null
  return { state, act, place, section, follows }
}

function isWords(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}
