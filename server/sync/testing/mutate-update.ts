import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Random } from './random'
import { EXTREMES, type Terrain, wildUpdate } from './wild-update'

/**
 * Turns real updates into hostile ones: bytes changed, two spliced, or understood, twisted and
 * written down again; or one made up altogether.
 * @param real updates of honest people, at least one
 */
export function mutated(random: Random, real: readonly Uint8Array[], terrain: Terrain): Uint8Array {
  const update = random.pick(real)
  switch (random.below(10)) {
    case 0:
      return flipped(random, update)
    case 1:
      return withExtreme(random, update)
    case 2:
      return spliced(random, update, random.pick(real))
    case 3:
      return update.slice(0, random.below(update.length + 1))
    case 4:
      return random.oneIn(3) ? random.bytes(random.below(40)) : repeated(random, update)
    case 5:
    case 6:
    case 7:
      return twisted(random, update, terrain)
    default:
      return wildUpdate(random, terrain)
  }
}

function flipped(random: Random, update: Uint8Array): Uint8Array {
  const bytes = update.slice()
  for (let i = 1 + random.below(3); i > 0 && bytes.length > 0; i--) {
    const at = random.below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
  }
  return bytes
}

/** A byte makes place for a number of up to eight. */
function withExtreme(random: Random, update: Uint8Array): Uint8Array {
  const at = random.below(update.length + 1)
  const number = encoding.encode((e) => encoding.writeVarUint(e, random.pick(EXTREMES)))
  return joined(update.subarray(0, at), number, update.subarray(at + 1))
}

function spliced(random: Random, a: Uint8Array, b: Uint8Array): Uint8Array {
  return joined(a.subarray(0, random.below(a.length + 1)), b.subarray(random.below(b.length + 1)))
}

function repeated(random: Random, update: Uint8Array): Uint8Array {
  const from = random.below(update.length + 1)
  const to = from + random.below(update.length - from + 1)
  return joined(update.subarray(0, to), update.subarray(from))
}

/** Decoded, changed in one to three places, encoded again. */
function twisted(random: Random, update: Uint8Array, terrain: Terrain): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(update)
  const deletions = [...ds.clients].map(([client, ranges]) => ({
    client,
    ranges: ranges.map(({ clock, len }) => ({ clock, len })),
  }))
  const known = [...terrain.clocks.keys()]
  const someId = () => {
    const client = random.pick([terrain.own, ...known])
    const clock = random.oneIn(15) ? random.pick(EXTREMES) : random.below(1 + next(client))
    return Y.createID(client, clock)
  }
  const next = (client: number) => terrain.clocks.get(client) ?? 0
  const rename = new Map<number, number>()
  for (let i = 1 + random.below(3); i > 0; i--) {
    const struct = structs.length > 0 ? random.pick(structs) : null
    const choice = random.below(8)
    if (choice === 0 && struct) rename.set(struct.id.client, random.pick([...known, terrain.own]))
    else if (choice === 1) {
      const { client, clock } = someId()
      deletions.push({ client, ranges: [{ clock, len: 1 + random.below(4) }] })
    } else if (choice === 2 && deletions.length > 0) {
      const range = random.pick(random.pick(deletions).ranges)
      range.len = random.oneIn(2) ? random.pick(EXTREMES) : 1 + random.below(9)
    } else if (struct instanceof Y.Item) {
      if (choice === 3) struct.origin = random.oneIn(3) ? null : someId()
      else if (choice === 4) struct.rightOrigin = random.oneIn(3) ? null : someId()
      else if (choice === 5)
        (struct as { parent: unknown }).parent = random.oneIn(3) ? 'default' : someId()
      else if (choice === 6) struct.parentSub = random.pick([null, 'alt', 'level', '__proto__'])
      else struct.content = otherContent(random)
    }
  }
  return encoded(structs, deletions, rename)
}

function otherContent(random: Random): Y.Item['content'] {
  switch (random.below(8)) {
    case 0:
      return new Y.ContentString('text')
    case 1:
      return new Y.ContentType(new Y.XmlText())
    case 2:
      return new Y.ContentType(new Y.XmlElement('paragraph'))
    case 3:
      return new Y.ContentFormat('bold', (random.oneIn(2) ? null : {}) as object)
    case 4:
      return new Y.ContentDeleted(1 + random.below(3))
    case 5:
      return new Y.ContentDoc(new Y.Doc({ guid: 'within' }))
    case 6:
      return new Y.ContentEmbed({ src: 'x' })
    default:
      return new Y.ContentAny([random.oneIn(2) ? 'value' : { deep: [{ er: 1 }] }])
  }
}

type Structs = ReturnType<typeof Y.decodeUpdate>['structs']
interface Deletions {
  client: number
  ranges: { clock: number; len: number }[]
}

function encoded(
  structs: Structs,
  deletions: Deletions[],
  rename: Map<number, number>,
): Uint8Array {
  const blocks: { client: number; structs: Structs }[] = []
  for (const struct of structs) {
    const block = blocks.at(-1)
    if (block?.client === struct.id.client) block.structs.push(struct)
    else blocks.push({ client: struct.id.client, structs: [struct] })
  }
  const encoder = new Y.UpdateEncoderV1()
  const e = encoder.restEncoder
  encoding.writeVarUint(e, blocks.length)
  for (const { client, structs: own } of blocks) {
    encoding.writeVarUint(e, own.length)
    encoding.writeVarUint(e, rename.get(client) ?? client)
    encoding.writeVarUint(e, own[0]?.id.clock ?? 0)
    for (const struct of own) {
      // One without neighbours says where it is.
      if (struct instanceof Y.Item && !struct.origin && !struct.rightOrigin)
        (struct as { parent: unknown }).parent ??= 'default'
      struct.write(encoder, 0)
    }
  }
  encoding.writeVarUint(e, deletions.length)
  for (const { client, ranges } of deletions) {
    encoding.writeVarUint(e, client)
    encoding.writeVarUint(e, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(e, clock)
      encoding.writeVarUint(e, len)
    }
  }
  return encoder.toUint8Array()
}

function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
