import type { CanvasEvent, WhoIsWhere } from './canvases'
import { personFrom, type Person } from './faces'
import { isRecord } from './is-record'

// Pages hear of these before the first key. Apart from the schemas in canvases.ts, which would bring
// the whole of zod along; a test holds the two against each other.

/** The event that a canvas's channel tells of; null for whatever is none of those known here. */
export function canvasEventFrom(value: unknown): CanvasEvent | null {
  if (!isRecord(value)) return null
  switch (value.type) {
    case 'who-is-where': {
      const where = whereFrom(value.where)
      return where && { type: value.type, where }
    }
    case 'element-changed':
      return typeof value.elementId === 'string'
        ? { type: value.type, elementId: value.elementId }
        : null
    case 'thread-changed': {
      const { type, elementId, threadId } = value
      if (typeof elementId !== 'string' || typeof threadId !== 'string') return null
      return { type, elementId, threadId }
    }
    case 'canvas-changed':
      return { type: value.type }
    case 'left': {
      const left = all(value.left, leftFrom)
      return left && { type: value.type, left }
    }
    case 'gather': {
      const by = personFrom(value.by)
      const { type, id, elementId, section } = value
      if (!by || typeof id !== 'string' || !isWords(elementId) || !isWords(section)) return null
      return { type, id, by, elementId, section }
    }
    default:
      return null
  }
}

function whereFrom(value: unknown): WhoIsWhere | null {
  if (!isRecord(value)) return null
  const where: WhoIsWhere = {}
  for (const [place, people] of Object.entries(value)) {
    const known = all(people, personFrom)
    if (!known) return null
    where[place] = known
  }
  return where
}

function leftFrom(value: unknown): { person: Person; ago: number } | null {
  if (!isRecord(value)) return null
  const person = personFrom(value.person)
  const { ago } = value
  return person && typeof ago === 'number' && ago >= 0 ? { person, ago } : null
}

/** All or nothing: half a list would say of people that they are gone. */
function all<T>(values: unknown, from: (value: unknown) => T | null): T[] | null {
  if (!Array.isArray(values)) return null
  const known = values.map(from).filter((each) => each !== null)
  return known.length === values.length ? known : null
}

function isWords(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}
