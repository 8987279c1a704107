import { memoryOf, type PlaceColumns } from './packed-places'
import { Places } from './places'
import type { Judgement } from './validate'

/** A judgement as it comes from another thread: what is many in it as columns. */
export type LargeJudgement =
  | Exclude<Judgement, { verdict: 'new' }>
  | {
      verdict: 'new'
      news: Uint8Array<ArrayBuffer>
      clocks: [client: number, next: number][]
      newWriters: number[]
      packs: [client: number, places: PlaceColumns][]
      /** Clock and length of each deletion, one behind the other. */
      ranges: [client: number, flat: Float64Array<ArrayBuffer>][]
    }

export function packed(judgement: Judgement): LargeJudgement {
  if (judgement.verdict !== 'new') return judgement
  const places = new Places()
  for (const place of judgement.places) places.add(...place)
  return {
    verdict: 'new',
    // A copy of its own: what is handed over takes all of the memory with it that it lies in.
    news: judgement.news.slice(),
    clocks: judgement.clocks,
    newWriters: judgement.newWriters,
    packs: places.packed(),
    ranges: [...judgement.deletes].map(([client, ranges]) => [
      client,
      Float64Array.from(ranges.flat()),
    ]),
  }
}

/** Memory that may be handed over instead of copied. */
export function memoryOfJudgement(judgement: LargeJudgement): ArrayBuffer[] {
  if (judgement.verdict !== 'new') return []
  return [
    judgement.news.buffer,
    ...judgement.packs.flatMap(([, columns]) => memoryOf(columns)),
    ...judgement.ranges.map(([, flat]) => flat.buffer),
  ]
}
