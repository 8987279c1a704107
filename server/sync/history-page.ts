import { deflateRawSync } from 'node:zlib'
import { CHUNK_MS, chunksByAuthor, chunksOf, updateIn } from './chunks'
import { provenBy } from './replay'
import type { Chunk, ChunkHead, LoggedUpdate, UpdateLog } from './update-log'

/** Bytes of one page, about: a long text that was written for months is a few of these. */
export const PAGE_BYTES = 1_000_000
/** Whoever stops for so long begins a new turn. */
const PAUSE_MS = 5_000
/** Where two type at once there are as many turns as letters: beyond so many, minutes will do. */
const MOST_TURNS = 500

/** Part of a record as it is read: in chunks, what is not gathered yet as well. */
export interface HistoryPage {
  /** The newest edit of the document, and which of its histories this is. */
  head: number
  epoch: number
  /** Oldest first, each with how many bytes its update has. */
  entries: (ChunkHead & { size: number })[]
  /** Their updates one behind the other, deflated as one: a browser unpacks that in one go. */
  bytes: Uint8Array
  /** Edits up to this one are in it; there is more when the head is beyond. */
  upTo: number
}

/**
 * What came after an edit. The same to every reader, in one form, whether it is gathered or not;
 * a minute that is still open comes as far as it goes, and whole when it is asked for again.
 * @throws BrokenRecord when bytes in it are proven to be broken
 */
export async function historyPage(
  log: Pick<UpdateLog, 'page'>,
  documentId: string,
  after: number,
  pins: readonly number[],
): Promise<HistoryPage | null> {
  const page = await log.page(documentId, after, PAGE_BYTES)
  if (!page) return null
  const { head, chunks, updates, upTo } = page
  const record = { seq: upTo, snapshot: null, tail: updates.map(({ bytes }) => bytes) }
  const loose = provenBy(record, () => gathered(updates, pins))
  const all = [...chunks, ...loose]
  const packed = all.map(updateIn)
  return {
    ...{ head: head.seq, epoch: head.epoch, upTo },
    entries: all.map((chunk, at) => ({ ...headOf(chunk), size: packed[at]?.length ?? 0 })),
    bytes: deflateRawSync(Buffer.concat(packed)),
  }
}

function headOf({ first, last, until, userId, key, from, at, updates }: Chunk): ChunkHead {
  return { first, last, until, userId, key, from, at, updates }
}

/** What is not in chunks yet, turn by turn: who wrote until somebody else did, or until they paused. */
function gathered(updates: readonly LoggedUpdate[], pins: readonly number[]): Chunk[] {
  const turns = turnsOf(updates, new Set(pins))
  if (turns.length > MOST_TURNS) return chunksOf(updates, Infinity, pins)
  return turns.flatMap((turn) => {
    const parts = turn.map(({ seq, userId, key, at, bytes }) => ({
      ...{ first: seq, last: seq, userId, key, from: at, at },
      ...{ updates: 1, bytes },
    }))
    return chunksByAuthor(parts, turn.at(-1)?.seq ?? 0)
  })
}

function turnsOf(updates: readonly LoggedUpdate[], pins: ReadonlySet<number>): LoggedUpdate[][] {
  const turns: LoggedUpdate[][] = []
  for (const update of updates) {
    const turn = turns.at(-1)
    const [first, last] = [turn?.[0], turn?.at(-1)]
    const goesOn =
      first &&
      last &&
      last.userId === update.userId &&
      last.key === update.key &&
      !pins.has(last.seq) &&
      update.at - last.at < PAUSE_MS &&
      update.at - first.at < CHUNK_MS
    if (turn && goesOn) turn.push(update)
    else turns.push([update])
  }
  return turns
}
