import * as Y from 'yjs'
import { BrokenRecord } from './broken-record'
import { updateIn } from './chunks'
import { merge } from './merge'
import { hasHole, isReadable, replay } from './replay'
import type { Chunk, RawRecord } from './update-log'

export interface Examined {
  /** The last entry up to which all can be replayed. */
  upTo: number
  head: number
  /** One update with all that can be replayed. */
  state: Uint8Array
  /** The first thing that is wrong; null when all is well. */
  broken: BrokenRecord | null
}

/** Looks how far a record can be replayed from its beginning, and whether it opens. Changes nothing. */
export function examine(raw: RawRecord): Examined {
  const { upTo, updates, broken } = soundPart(raw)
  const state = merge(updates)
  const holed = hasHole(Y.decodeUpdate(state))
    ? new BrokenRecord('missing_edits', `a hole in what ${upTo} entries say`)
    : null
  return { upTo, head: raw.head.seq, state, broken: broken ?? holed ?? faultOfOpening(raw) }
}

interface SoundPart {
  upTo: number
  updates: Uint8Array[]
  broken: BrokenRecord | null
}

function soundPart({ head, chunks, updates }: RawRecord): SoundPart {
  const sound: SoundPart = { upTo: 0, updates: [], broken: null }
  for (const minute of minutesOf(chunks)) {
    const until = minute[0]?.until ?? 0
    const held = minute.reduce((sum, chunk) => sum + chunk.updates, 0)
    if (held !== until - sound.upTo)
      return { ...sound, broken: lacking(sound.upTo, held, until - sound.upTo) }
    const read = minute.map(({ last, ...chunk }) => ({ last, update: inflated(chunk) }))
    const bad = read.find(({ update }) => update === null)
    if (bad) return { ...sound, broken: unreadable(bad.last, head.seq) }
    sound.updates.push(...read.flatMap(({ update }) => update ?? []))
    sound.upTo = until
  }
  for (const { seq, bytes } of updates) {
    if (seq !== sound.upTo + 1) return { ...sound, broken: lacking(sound.upTo, 0, 1) }
    if (!isReadable(bytes)) return { ...sound, broken: unreadable(seq, head.seq) }
    sound.updates.push(bytes)
    sound.upTo = seq
  }
  if (sound.upTo < head.seq)
    return { ...sound, broken: lacking(sound.upTo, 0, head.seq - sound.upTo) }
  if (sound.upTo > head.seq)
    return {
      ...sound,
      broken: new BrokenRecord(
        'spare_entries',
        `entries up to ${sound.upTo} where ${head.seq} belong`,
      ),
    }
  return sound
}

/** It is opened from its snapshot, and from what came after. */
function faultOfOpening({ head, snapshot, updates, chunks }: RawRecord): BrokenRecord | null {
  if (!snapshot) return null
  if (!isReadable(snapshot.bytes))
    return new BrokenRecord('unreadable_snapshot', `the snapshot up to ${snapshot.seq}`)
  const chunked = chunks.at(-1)?.until ?? 0
  if (snapshot.seq < chunked || snapshot.seq > head.seq)
    return new BrokenRecord('missing_entries', `a snapshot up to ${snapshot.seq} of ${head.seq}`)
  const tail = updates.filter(({ seq }) => seq > snapshot.seq).map(({ bytes }) => bytes)
  try {
    replay({ seq: head.seq, snapshot: snapshot.bytes, tail })
    return null
  } catch (error) {
    if (error instanceof BrokenRecord) return error
    throw error
  }
}

function minutesOf(chunks: readonly Chunk[]): Chunk[][] {
  const minutes = new Map<number, Chunk[]>()
  for (const chunk of chunks) {
    const minute = minutes.get(chunk.until)
    if (minute) minute.push(chunk)
    else minutes.set(chunk.until, [chunk])
  }
  return [...minutes.values()]
}

/** Null when it cannot be read. */
function inflated(chunk: { bytes: Uint8Array }): Uint8Array | null {
  try {
    const update = updateIn(chunk)
    return isReadable(update) ? update : null
  } catch {
    return null
  }
}

function lacking(after: number, found: number, belong: number): BrokenRecord {
  return new BrokenRecord(
    'missing_entries',
    `${found} entries where ${belong} belong, after entry ${after}`,
  )
}

function unreadable(seq: number, head: number): BrokenRecord {
  return new BrokenRecord('unreadable_entry', `entry ${seq} of ${head}`)
}
