import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { merge } from './merge'
import type { Chunk, LoggedUpdate } from './update-log'

/** What one author wrote within this long becomes one chunk. */
export const CHUNK_MS = 60_000

/**
 * Gathers updates into chunks, as far as their minutes are over.
 * @param updates in order, none missing
 * @param now milliseconds since 1970
 * @param pins entries after which a minute ends early, so that the record can be read up to there
 */
export function chunksOf(
  updates: readonly LoggedUpdate[],
  now: number,
  pins: readonly number[],
): Chunk[] {
  const minutes = minutesOf(updates, new Set(pins))
  const open = minutes.findIndex(([first]) => (first?.at ?? now) + CHUNK_MS > now)
  return minutes.slice(0, open === -1 ? minutes.length : open).flatMap(chunksOfMinute)
}

/** The updates of a chunk as one. */
export function updateIn({ bytes }: { bytes: Uint8Array }): Uint8Array {
  return new Uint8Array(inflateRawSync(bytes))
}

/** The bytes of a chunk that says nothing. */
export function silence(): Uint8Array {
  return deflateRawSync(merge([]))
}

/**
 * Whether chunks hold what these updates hold: every edit and every deletion, byte for byte. Edits
 * keep their form when they are merged, so it does not matter in which portions.
 */
export function holdAll(
  chunks: readonly Chunk[],
  updates: readonly { bytes: Uint8Array }[],
): boolean {
  const chunked = merge(chunks.map(updateIn))
  const logged = merge(updates.map(({ bytes }) => bytes))
  return Buffer.compare(chunked, logged) === 0
}

/** What one chunk is made from: an update, or an older chunk with its bytes inflated. */
export type ChunkPart = Omit<Chunk, 'until'>

/** One chunk for each author of these, which come in order and have nothing of others between them. */
export function chunksByAuthor(parts: readonly ChunkPart[], until: number): Chunk[] {
  const authors = new Map<string, [ChunkPart, ...ChunkPart[]]>()
  for (const part of parts) {
    const author = JSON.stringify([part.userId, part.key])
    const theirs = authors.get(author)
    if (theirs) theirs.push(part)
    else authors.set(author, [part])
  }
  return [...authors.values()].map((theirs) => {
    const [{ first, userId, key, from }] = theirs
    const { last, at } = theirs.at(-1) ?? theirs[0]
    const merged = merge(theirs.map(({ bytes }) => bytes))
    return {
      ...{ first, last, until, userId, key, from, at },
      updates: theirs.reduce((sum, { updates }) => sum + updates, 0),
      bytes: deflateRawSync(merged, { level: 9 }),
    }
  })
}

function minutesOf(updates: readonly LoggedUpdate[], pins: ReadonlySet<number>): LoggedUpdate[][] {
  const minutes: LoggedUpdate[][] = []
  let minute: LoggedUpdate[] = []
  for (const update of updates) {
    const [first] = minute
    const isPinned = pins.has(minute.at(-1)?.seq ?? 0)
    if (first && update.at < first.at + CHUNK_MS && !isPinned) minute.push(update)
    else minutes.push((minute = [update]))
  }
  return minutes
}

function chunksOfMinute(minute: LoggedUpdate[]): Chunk[] {
  const parts = minute.map(({ seq, userId, key, at, bytes }) => ({
    ...{ first: seq, last: seq, userId, key, from: at, at },
    ...{ updates: 1, bytes },
  }))
  return chunksByAuthor(parts, minute.at(-1)?.seq ?? 0)
}
