import { chunksOf, holdAll, silence } from './chunks'
import { newEpoch } from './epoch'
import { examine, type Examined } from './examine'
import type { Cut, RawRecord } from './update-log'

/**
 * Works out how a record can go on without what is broken in it. The numbers of what is cut off are
 * kept by one chunk that says nothing, by nobody. When every entry can be read, as when only the
 * snapshot is broken, nothing is cut off and no new history begins.
 * @param now milliseconds since 1970
 * @returns null when not one entry can be replayed
 */
export function workOutCut(raw: RawRecord, now: number): Cut | null {
  const sound = longestSound(raw)
  if (!sound) return null
  const { upTo, state } = sound
  const before = raw.head.seq
  const seq = Math.max(before, raw.chunks.at(-1)?.until ?? 0, raw.updates.at(-1)?.seq ?? 0)
  if (upTo === seq) return { before, upTo, seq, state, loss: null }
  const loose = raw.updates.filter((update) => update.seq <= upTo)
  const made = chunksOf(loose, Infinity, [])
  if (loose.length > 0 && !holdAll(made, loose))
    throw new Error('Chunks of a record do not hold what they were made from.')
  const gone = { first: upTo + 1, last: seq, until: seq, updates: seq - upTo }
  const kept = raw.chunks.filter(({ until }) => until <= upTo)
  const chunks = [
    ...kept,
    ...made,
    { ...gone, userId: null, key: null, from: now, at: now, bytes: silence() },
  ]
  const after = kept.at(-1)?.until ?? 0
  const loss = { entries: seq - upTo, chunks, after, epoch: newEpoch() }
  return { before, upTo, seq, state, loss }
}

/**
 * The longest part from the beginning that can be replayed and opened. What is without a hole as a
 * whole is so in each of its parts, since nothing that rests on unseen edits is stored.
 */
function longestSound(raw: RawRecord): Examined | null {
  const ends = [...raw.chunks.map(({ until }) => until), ...raw.updates.map(({ seq }) => seq)]
  const most = examine(raw).upTo
  const within = [...new Set(ends)].filter((end) => end <= most)
  let best: Examined | null = null
  // By halves, since each look replays all of it; the whole first, which is nearly always sound.
  for (let low = 0, high = within.length - 1, at = high; low <= high; at = (low + high) >> 1) {
    const examined = examine(partOf(raw, within[at] ?? 0))
    if (examined.broken) high = at - 1
    else {
      best = examined
      low = at + 1
    }
  }
  return best
}

function partOf(raw: RawRecord, end: number): RawRecord {
  return {
    ...raw,
    head: { ...raw.head, seq: end },
    snapshot: null,
    chunks: raw.chunks.filter(({ until }) => until <= end),
    updates: raw.updates.filter(({ seq }) => seq <= end),
  }
}
