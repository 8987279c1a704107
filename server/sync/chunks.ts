import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { merge } from './merge'
import type { Chunk, LoggedUpdate } from './update-log'

/** What one author wrote within this long becomes one chunk. */
export const CHUNK_MS = 60_000

/**
 * Gathers updates into chunks, as far as their minutes are over.
 * @param updates in order, none missing
 * @param now milliseconds since 1970
 */
export function chunksOf(updates: readonly LoggedUpdate[], now: number): Chunk[] {
  const minutes = minutesOf(updates)
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
export function holdAll(chunks: readonly Chunk[], updates: readonly LoggedUpdate[]): boolean {
  const chunked = merge(chunks.map(updateIn))
  const logged = merge(updates.map(({ bytes }) => bytes))
  return Buffer.compare(chunked, logged) === 0
}

function minutesOf(updates: readonly LoggedUpdate[]): LoggedUpdate[][] {
  const minutes: LoggedUpdate[][] = []
  let minute: LoggedUpdate[] = []
  for (const update of updates) {
    const [first] = minute
    if (first && update.at < first.at + CHUNK_MS) minute.push(update)
    else minutes.push((minute = [update]))
  }
  return minutes
}

function chunksOfMinute(minute: LoggedUpdate[]): Chunk[] {
  const authors = new Map<string, [LoggedUpdate, ...LoggedUpdate[]]>()
  for (const update of minute) {
    const author = JSON.stringify([update.userId, update.key])
    const theirs = authors.get(author)
    if (theirs) theirs.push(update)
    else authors.set(author, [update])
  }
  const until = minute.at(-1)?.seq ?? 0
  return [...authors.values()].map((theirs) => {
    const [{ seq, userId, key, at }] = theirs
    const last = theirs.at(-1) ?? theirs[0]
    const merged = merge(theirs.map(({ bytes }) => bytes))
    return {
      ...{ first: seq, last: last.seq, until },
      ...{ userId, key, from: at, at: last.at, updates: theirs.length },
      bytes: deflateRawSync(merged, { level: 9 }),
    }
  })
}
