import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import { indexAround, type PackedPlaces, packOf, type PlaceColumns } from './packed-places'

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/**
 * The list a struct lies in: the children or one attribute of a node. Only the first struct of a
 * list says which; every other one says only what it stands next to.
 */
export type Place = string

/** Beside the document's blocks. */
export const AT_ROOT: Place = ''

/** What stands there is the value of a node's attribute. */
export function isAttribute(place: Place): boolean {
  return place.includes('#')
}

/** Where every struct of a document lies, as ranges: enough to place new ones without building it. */
export class Places {
  readonly #byClient = new Map<number, Span[]>()

  at(client: number, clock: number): Place | undefined {
    const spans = this.#byClient.get(client) ?? []
    const span = spans[indexAround(spans.length, clock, (i) => spans[i])]
    return span && ('place' in span ? span.place : span.pack.at(clock))
  }

  /** Must come in order of each client's clocks. */
  add(client: number, clock: number, length: number, place: Place): void {
    const spans = this.#byClient.get(client)
    const last = spans?.[spans.length - 1]
    if (last && 'place' in last && last.to === clock && last.place === place) last.to += length
    else this.#append(client, { from: clock, to: clock + length, place })
  }

  /** The same for many of one client: costs nothing however many there are. */
  addPack(client: number, pack: PackedPlaces): void {
    if (pack.to > pack.from) this.#append(client, { from: pack.from, to: pack.to, pack })
  }

  /** All of it, for another thread. Only of what was added one by one. */
  packed(): [client: number, pack: PlaceColumns][] {
    return [...this.#byClient].map(([client, spans]) => [
      client,
      packOf(spans.filter((span) => 'place' in span)),
    ])
  }

  #append(client: number, span: Span): void {
    const spans = this.#byClient.get(client)
    if (spans) spans.push(span)
    else this.#byClient.set(client, [span])
  }
}

type Span = { from: number; to: number } & ({ place: Place } | { pack: PackedPlaces })

/** Where the structs of one update lie. Unknown beside what was collected. */
export interface Placement {
  of(struct: Struct): Place | undefined
  /** Of what an id names, in the update or in the document before it. */
  at(id: Y.ID): Place | undefined
}

/**
 * One pass with a memory, however the structs are chained.
 *
 * @param structs in the order of the wire: by client, each client's by clock without holes
 * @param known the places of the document before it
 */
export function placementOf(structs: readonly Struct[], known: Places): Placement {
  const find = finder(structs)
  const found = new Map<Struct, Place | undefined>()
  for (const struct of structs) {
    const chain: Struct[] = []
    let at: Struct | undefined = struct
    let place: Place | undefined
    while (at) {
      if (found.has(at)) {
        place = found.get(at)
        break
      }
      // Until it is known: whoever leads back here has no place of their own.
      found.set(at, undefined)
      chain.push(at)
      place = ownPlace(at)
      const beside: Y.ID | null = place === undefined ? neighbourOf(at) : null
      at = beside ? find(beside) : undefined
      if (beside && !at) place = known.at(beside.client, beside.clock)
    }
    for (const link of chain) found.set(link, place)
  }
  return {
    of: (struct) => found.get(struct),
    at(id) {
      const struct = find(id)
      return struct ? found.get(struct) : known.at(id.client, id.clock)
    },
  }
}

/** What a struct says about itself; undefined when it stands next to something, or nobody knows. */
function ownPlace(struct: Struct): Place | undefined {
  if (!(struct instanceof Y.Item)) return undefined
  const parent: unknown = struct.parent
  const sub = struct.parentSub === null ? '' : `#${struct.parentSub}`
  if (parent instanceof Y.ID) return `${parent.client}:${parent.clock}${sub}`
  return parent === FRAGMENT ? AT_ROOT + sub : undefined
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
