import * as Y from 'yjs'
import { between, type Part } from './between'
import type { ClockMap } from './clock-map'
import { itemsIn, nestedIn } from './every-text'
import type { Past } from './past'

/** Characters of a text as it stands, by one client, their clocks following each other. */
export interface Passage {
  client: number
  clock: number
  length: number
  /** The entry that wrote them first, and the one that put them where they are. */
  own: number
  came: number
}

/** Whose the characters of a text are, as it stood after its last step; sorted by client and clock. */
export function authorship(past: Past, origins: ClockMap): Passage[] {
  const passages: Passage[] = []
  const open: (Y.Item | null)[] = [past.fragment._start]
  while (open.length > 0) {
    const item = open.pop() ?? null
    if (item === null) continue
    open.push(item.right)
    const nested = nestedIn(item)
    const [piece] = nested ? past.piecesOf(item) : []
    if (!nested || !piece || !past.wasThere(piece, past.last)) continue
    if (nested instanceof Y.XmlElement) open.push(nested._start)
    else passages.push(...passagesIn(past, origins, nested))
  }
  passages.sort((a, b) => a.client - b.client || a.clock - b.clock)
  return melted(passages)
}

function passagesIn(past: Past, origins: ClockMap, text: Y.XmlText): Passage[] {
  const passages: Passage[] = []
  for (const item of itemsIn(text)) {
    if (!(item.content instanceof Y.ContentString)) continue
    const { client, clock } = item.id
    for (const piece of past.piecesOf(item)) {
      if (!past.wasThere(piece, past.last)) continue
      const end = clock + piece.offset + piece.length
      for (let at = clock + piece.offset; at < end;) {
        const origin = origins.at(client, at)
        const length = Math.min(end, origin.to) - at
        const own = origin.value === -1 ? piece.came : origin.value
        passages.push({ client, clock: at, length, own, came: piece.came })
        at += length
      }
    }
  }
  return passages
}

function melted(passages: readonly Passage[]): Passage[] {
  const out: Passage[] = []
  for (const passage of passages) {
    const last = out.at(-1)
    const isNext =
      last?.client === passage.client &&
      last.clock + last.length === passage.clock &&
      last.own === passage.own &&
      last.came === passage.came
    if (last && isNext) last.length += passage.length
    else out.push({ ...passage })
  }
  return out
}

/** What one person has done in a text. */
export interface Contributor {
  /** Null: what the text began with, and what the server did. */
  userId: string | null
  /** Characters of theirs in the text as it stands, without spaces. */
  characters: number
  /** Their last touch, whatever it was, in milliseconds since 1970. */
  lastAt: number
}

/** Everybody who ever touched a text: whoever has most of it first, then whoever touched it last. */
export function contributors(past: Past, origins: ClockMap): Contributor[] {
  const all = new Map<string | null, Contributor>()
  for (const { userId, at } of past.entries) {
    const known = all.get(userId) ?? { userId, characters: 0, lastAt: 0 }
    all.set(userId, { ...known, lastAt: Math.max(known.lastAt, at) })
  }
  const todo: Part[] = between(past, past.last, past.last, origins)
  for (let part = todo.pop(); part; part = todo.pop()) {
    if (part.type === 'node') {
      todo.push(...part.parts)
      continue
    }
    const known = all.get(past.authorOf(part.own))
    if (known) known.characters += part.text.replace(/\s/gu, '').length
  }
  return [...all.values()].sort((a, b) => b.characters - a.characters || b.lastAt - a.lastAt)
}
