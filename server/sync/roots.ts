import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import type { ClockRanges } from './clock-ranges'

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/**
 * Which structs of an update lie at the document's root, beside its blocks. Only the first struct
 * of a level says where it is; every other one says only what it stands next to, in this update or
 * in what was there before. One pass with a memory, however the structs are chained.
 *
 * @param structs in the order of the wire: by client, each client's by clock without holes
 * @param known what lies at the root already
 */
export function structsAtRoot(structs: readonly Struct[], known: ClockRanges): Set<Struct> {
  const find = finder(structs)
  const verdicts = new Map<Struct, boolean>()
  for (const struct of structs) {
    const chain: Struct[] = []
    let at: Struct | undefined = struct
    let verdict: boolean | undefined
    while (at && verdict === undefined) {
      verdict = verdicts.get(at) ?? placeOf(at)
      if (verdict !== undefined) break
      // Until it is known: whoever leads back here has no place of their own.
      verdicts.set(at, false)
      chain.push(at)
      const beside = neighbourOf(at)
      at = beside ? find(beside) : undefined
      if (beside && !at) verdict = known.covers(beside.client, beside.clock, 1)
    }
    for (const link of chain) verdicts.set(link, verdict ?? false)
    if (chain.length === 0) verdicts.set(struct, verdict ?? false)
  }
  return new Set(structs.filter((struct) => verdicts.get(struct)))
}

/** What a struct says about itself; undefined when only its neighbour knows. */
function placeOf(struct: Struct): boolean | undefined {
  if (!(struct instanceof Y.Item)) return false
  const parent: unknown = struct.parent
  if (parent !== null) return parent === FRAGMENT
  return neighbourOf(struct) === null ? false : undefined
}

function neighbourOf(struct: Struct): Y.ID | null {
  return struct instanceof Y.Item ? (struct.origin ?? struct.rightOrigin) : null
}

/** Finds the struct that holds an id, by halving. */
function finder(structs: readonly Struct[]): (id: Y.ID) => Struct | undefined {
  const byClient = new Map<number, Struct[]>()
  for (const struct of structs) {
    const own = byClient.get(struct.id.client)
    if (own) own.push(struct)
    else byClient.set(struct.id.client, [struct])
  }
  return ({ client, clock }) => {
    const own = byClient.get(client) ?? []
    let low = 0
    let high = own.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const struct = own[middle]
      if (!struct) return undefined
      if (clock < struct.id.clock) high = middle - 1
      else if (clock >= struct.id.clock + struct.length) low = middle + 1
      else return struct
    }
    return undefined
  }
}
