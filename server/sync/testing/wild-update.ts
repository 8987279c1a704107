import * as encoding from 'lib0/encoding'
import type { Random } from './random'

// Updates by the grammar of Yjs (version 1) and against its spirit: well-formed enough to be
// decoded, with numbers, places and contents that no honest client writes.

/** What an attacker sees of a document. */
export interface Terrain {
  /** Next clock of every client. */
  clocks: ReadonlyMap<number, number>
  /** The clientID they write under. */
  own: number
}

/** Numbers at the edges of varints, of 32 bits and of what a double holds exactly. */
export const EXTREMES = [
  ...[0, 1, 127, 128, 16_383, 16_384, 2 ** 25 - 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32],
  ...[2 ** 40, Number.MAX_SAFE_INTEGER],
]
const WORDS = ['default', 'paragraph', 'elsewhere', '__proto__', 'bold', 'alt', '', 'x'.repeat(300)]
const VALUES = ['1', 'null', '{}', '"a"', '{"__proto__":{"a":1}}', '[[[[[1]]]]]', 'not json']

export function wildUpdate(random: Random, terrain: Terrain): Uint8Array {
  const { clocks, own } = terrain
  const known = [...clocks.keys()]
  const clients = new Set<number>()
  for (let i = random.below(3); i > 0; i--) clients.add(someClient())
  if (!random.oneIn(4)) clients.add(own)
  const ordered = [...clients].sort((a, b) => b - a)
  if (random.oneIn(30)) ordered.reverse()
  return encoding.encode((e) => {
    encoding.writeVarUint(e, random.oneIn(60) ? random.pick(EXTREMES) : ordered.length)
    for (const client of ordered) writeBlock(e, client)
    writeDeletions(e)
  })

  function someClient(): number {
    if (random.oneIn(6)) return random.oneIn(2) ? random.pick(EXTREMES) : random.below(2 ** 31)
    return random.oneIn(3) && known.length > 0 ? random.pick(known) : own
  }

  function writeBlock(e: encoding.Encoder, client: number): void {
    const next = clocks.get(client) ?? 0
    const count = 1 + random.below(4)
    encoding.writeVarUint(e, random.oneIn(40) ? random.pick(EXTREMES) : count)
    encoding.writeVarUint(e, client)
    encoding.writeVarUint(e, random.oneIn(8) ? clockNear(next) : next)
    for (let i = 0; i < count; i++) writeStruct(e)
  }

  function clockNear(next: number): number {
    if (random.oneIn(4)) return random.pick(EXTREMES)
    return random.below(next + 3)
  }

  function writeStruct(e: encoding.Encoder): void {
    const kind = random.pick([0, 1, 2, 3, 4, 4, 4, 5, 6, 6, 7, 7, 7, 8, 8, 9, 10, 11, 31])
    const [left, right, sub] = [random.oneIn(2), random.oneIn(3), random.oneIn(4)]
    encoding.writeUint8(e, kind | (left ? 0x80 : 0) | (right ? 0x40 : 0) | (sub ? 0x20 : 0))
    if (kind === 0 || kind === 10)
      return encoding.writeVarUint(e, random.oneIn(4) ? random.pick(EXTREMES) : 1 + random.below(4))
    if (left) writeId(e)
    if (right) writeId(e)
    if (!left && !right) {
      const isRoot = random.oneIn(2)
      encoding.writeVarUint(e, isRoot ? 1 : 0)
      if (isRoot) writeWord(e)
      else writeId(e)
      if (sub) writeWord(e)
    }
    writeContent(e, kind)
  }

  function writeWord(e: encoding.Encoder): void {
    encoding.writeVarString(e, random.oneIn(3) ? random.pick(WORDS) : 'default')
  }

  function writeId(e: encoding.Encoder): void {
    const client = random.oneIn(12) ? someClient() : random.pick([own, ...known])
    encoding.writeVarUint(e, client)
    encoding.writeVarUint(e, random.oneIn(12) ? random.pick(EXTREMES) : below(client))
  }

  /** A clock that exists, or nearly does. */
  function below(client: number): number {
    return random.below(1 + (clocks.get(client) ?? 0))
  }

  function writeContent(e: encoding.Encoder, kind: number): void {
    const many = random.oneIn(30) ? random.pick(EXTREMES) : 1 + random.below(2)
    if (kind === 1) encoding.writeVarUint(e, many)
    else if (kind === 2) {
      encoding.writeVarUint(e, many)
      for (let i = 0; i < Math.min(many, 2); i++) encoding.writeVarString(e, random.pick(VALUES))
    } else if (kind === 3) encoding.writeVarUint8Array(e, random.bytes(random.below(5)))
    else if (kind === 4) encoding.writeVarString(e, random.pick(['a', 'bc', '🚲', '', 'word ']))
    else if (kind === 5) encoding.writeVarString(e, random.pick(VALUES))
    else if (kind === 6) {
      encoding.writeVarString(e, random.pick(WORDS))
      encoding.writeVarString(e, random.pick(VALUES))
    } else if (kind === 7) {
      const type = random.pick([0, 1, 2, 3, 3, 3, 3, 4, 5, 6, 6, 7, 200])
      encoding.writeVarUint(e, type)
      if (type === 3 || type === 5) encoding.writeVarString(e, random.pick(WORDS))
    } else if (kind === 8) {
      encoding.writeVarUint(e, many)
      for (let i = 0; i < Math.min(many, 2); i++) encoding.writeAny(e, nested(random))
    } else if (kind === 9) {
      encoding.writeVarString(e, 'a-document-within')
      encoding.writeAny(e, { autoLoad: true })
    }
  }

  function writeDeletions(e: encoding.Encoder): void {
    const count = random.pick([0, 0, 0, 1, 1, 2])
    encoding.writeVarUint(e, random.oneIn(60) ? random.pick(EXTREMES) : count)
    for (let i = 0; i < count; i++) {
      const client = random.oneIn(8) ? someClient() : random.pick([own, ...known])
      encoding.writeVarUint(e, client)
      const ranges = 1 + random.below(3)
      encoding.writeVarUint(e, random.oneIn(40) ? random.pick(EXTREMES) : ranges)
      let clock = 0
      for (let j = 0; j < ranges; j++) {
        clock += random.oneIn(20) ? random.pick(EXTREMES) : random.below(1 + below(client))
        const length = random.oneIn(20) ? random.pick(EXTREMES) : 1 + random.below(3)
        encoding.writeVarUint(e, Math.min(clock, Number.MAX_SAFE_INTEGER))
        encoding.writeVarUint(e, length)
        clock += length
      }
    }
  }
}

/** A value of the kind `ContentAny` takes: plain, deep, or one that would like to be a prototype. */
function nested(random: Random): encoding.AnyEncodable {
  let value: encoding.AnyEncodable = random.pick(['word', 7, null, 'x'.repeat(9000)])
  for (let depth = random.pick([0, 0, 1, 3, 40]); depth > 0; depth--)
    value = random.oneIn(2) ? [value] : { [random.pick(['a', 'b'])]: value }
  return random.oneIn(6) ? (JSON.parse('{"__proto__":{"polluted":1}}') as { a: 1 }) : value
}
