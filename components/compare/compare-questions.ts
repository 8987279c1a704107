import type { ShownPart } from '@/lib/history/shown-parts'
import type { Side } from './side'

/** What a page may ask of two texts; see `compare-worker.ts`. */
export interface CompareQuestion {
  from: Side
  to: Side
  /** `counts` leaves the texts out. */
  want: 'texts' | 'counts'
}

export interface Difference {
  /** Empty when only the counts were wanted. */
  parts: ShownPart[]
  /** Words that stand in the first only, and in the second only. */
  onlyFrom: number
  onlyTo: number
  /** Blocks that stand in both, in another place of each. */
  moved: number
  /** Whether there is any difference, also in how words are set. */
  isChanged: boolean
  from: ReadSide
  to: ReadSide
}

/** A text that was asked for, and when it stood so (milliseconds since 1970); null: now, or never. */
export type ReadSide = Side & { at: number | null }
