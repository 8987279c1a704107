import type { Role } from '../../lib/roles'

/** The invented group of the example. */
export const EXAMPLE_WORKSPACE = { name: 'Tarnbridge Library Friends', slug: 'tarnbridge' } as const

/** Its people in the order of joining, which decides their colours. Every name is made up. */
export const EXAMPLE_PEOPLE = [
  person('jonas', 'Jonas Lindqvist', 'member', 410),
  person('tomasz', 'Tomasz Zielinski', 'member', 402),
  person('mei-lin', 'Mei-Lin Tan', 'member', 371),
  person('noor', 'Noor Haddad', 'steward', 365),
  person('amara', 'Amara Osei', 'coordinator', 352),
  person('rafael', 'Rafael Duarte', 'member', 190),
  person('priya', 'Priya Nair', 'member', 8),
] as const

/** Nobody reads what is sent to them. */
export function isExampleAddress(email: string): boolean {
  return EXAMPLE_PEOPLE.some((person) => person.email === email)
}

/** Short name by which the example's texts name their authors. */
export type ExamplePersonKey = (typeof EXAMPLE_PEOPLE)[number]['key']

function person<K extends string>(key: K, name: string, role: Role, joinedDaysAgo: number) {
  return { key, name, email: `${key}@example.org`, role, joinedDaysAgo }
}
