import type * as Y from 'yjs'
import { ClockRanges } from './clock-ranges'
import type { LargeJudgement } from './large-judgement'
import { PackedPlaces } from './packed-places'
import { placementOf, Places } from './places'
import type { Judgement, Known } from './validate'

export type New = Extract<Judgement | LargeJudgement, { verdict: 'new' }>

/** What is known of a document, out of its bytes and then of each update that was accepted. */
export class Knowledge implements Known {
  readonly clocks = new Map<number, number>()
  readonly deleted = new ClockRanges()
  readonly places = new Places()
  /** Whose clientIDs are as long as the room lives, also when they have gone away without writing yet. */
  readonly claimed: Map<number, string>

  constructor(
    { structs, ds }: ReturnType<typeof Y.decodeUpdate>,
    readonly writers: Map<number, string>,
    claimed: ReadonlyMap<number, string> = new Map(),
  ) {
    this.claimed = new Map(claimed)
    for (const { id, length } of structs)
      this.clocks.set(id.client, Math.max(this.clocks.get(id.client) ?? 0, id.clock + length))
    const placement = placementOf(structs, this.places)
    for (const struct of structs) {
      const place = placement.of(struct)
      if (place !== undefined)
        this.places.add(struct.id.client, struct.id.clock, struct.length, place)
    }
    for (const [client, items] of ds.clients)
      this.deleted.addAll(
        client,
        items.map(({ clock, len }) => [clock, len] as const),
      )
  }

  holderOf(clientId: number): string | undefined {
    return this.claimed.get(clientId)
  }

  /** @param userId who wrote it; empty for the server itself */
  learn(judgement: New, userId: string): void {
    for (const [client, next] of judgement.clocks) this.clocks.set(client, next)
    for (const client of judgement.newWriters) this.writers.set(client, userId)
    if ('packs' in judgement) {
      for (const [client, columns] of judgement.packs)
        this.places.addPack(client, new PackedPlaces(columns))
      for (const [client, ranges] of judgement.ranges) this.deleted.addAll(client, pairs(ranges))
      return
    }
    for (const place of judgement.places) this.places.add(...place)
    for (const [client, ranges] of judgement.deletes) this.deleted.addAll(client, ranges)
  }
}

function pairs(flat: Float64Array): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  for (let i = 0; i < flat.length; i += 2) pairs.push([flat[i] ?? 0, flat[i + 1] ?? 0])
  return pairs
}
