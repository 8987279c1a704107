import { z } from 'zod'
import { Person } from './people'

/** What is not for one line: controls, and marks that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

export const MAX_SECTION = 80

/** A heading as others are shown it: one line, no longer than that; null for none. */
export const SectionWords = z
  .string()
  .max(MAX_SECTION)
  .nullable()
  .transform((words) => words?.replace(UNSEEN, ' ').trim() || null)

/**
 * What a page says of the person at it. The server bounds these claims and binds them to who makes
 * them; it does not vouch for them. `place` is an element of the canvas, null for the board.
 */
export const Here = z.object({
  /** Idle: nothing touched for some minutes. Away: the page is not on any screen. */
  state: z.enum(['here', 'idle', 'away']),
  act: z.enum(['reading', 'writing']),
  place: z.string().max(64).nullable(),
  section: SectionWords,
  /** Whom this page follows. */
  follows: z.string().max(64).nullable(),
})
export type Here = z.infer<typeof Here>

/** Somebody who was on the canvas a short while ago; `ago` in milliseconds, by the server's clock. */
export const Left = z.object({
  person: Person,
  ago: z.number().nonnegative(),
})
export type Left = z.infer<typeof Left>

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
