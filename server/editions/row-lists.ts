import { z } from 'zod'
import type { Person } from '../../lib/people'

const Ids = z.array(z.string())

/** The ids that a row keeps as JSON. */
export function idsIn(json: string): string[] {
  return Ids.parse(JSON.parse(json))
}

/** Those of them who are or ever were in the workspace, as they go by now. */
export function peopleIn(json: string, people: ReadonlyMap<string, Person>): Person[] {
  return idsIn(json).flatMap((id) => people.get(id) ?? [])
}
