import { deflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import { blanked, deletionOf, mapOf, placesInText, placesOf, type Stretch, wordsAt } from './blank'
import { updateIn } from './chunks'
import { hashOf } from './content-hash'
import { epochMark, newEpoch } from './epoch'
import { examine } from './examine'
import { merge } from './merge'
import type { Erasure, RawRecord } from './update-log'

/**
 * Words of at least so many characters are taken out wherever they stand in the record: Yjs cannot
 * move, so what was split, joined, moved or undone stands there more than once.
 */
const SAME_WORDS = 8

/** What is to go: characters by their places, and words wherever they stand. */
export interface ErasureWanted {
  stretches: readonly Stretch[]
  words: readonly string[]
}

/**
 * Works out a record without some of what was written, for good: every chunk, every edit and the
 * state with blanks in its place, and the text without it. Clocks stay whole, so all else goes on
 * standing where it stood. Reads only; see `UpdateLog.erase`.
 * @param by who erases; what is still in the text is deleted in their name
 * @returns null when none of it is there
 * @throws BrokenRecord when the record cannot be read; Error when what it made is not what was
 *   there but for the erased words: a fault of ours. Nothing was changed.
 */
export function workOutErasure(
  raw: RawRecord,
  wanted: ErasureWanted,
  by: string | null,
): Erasure | null {
  const { broken } = examine(raw)
  if (broken) throw broken
  const before = merge([...raw.chunks.map(updateIn), ...raw.updates.map(({ bytes }) => bytes)])
  const chosen = wordsAt(before, wanted.stretches).filter((some) => some.length >= SAME_WORDS)
  const words = [...new Set([...wanted.words, ...chosen])].filter((some) => some.trim() !== '')
  const stretches = present(before, [...wanted.stretches, ...placesWith(before, words)])
  if (stretches.length === 0) return null
  const erased = mapOf(stretches)
  const clean = (update: Uint8Array) => blanked(update, erased, words)

  const chunks = raw.chunks.flatMap((chunk) => {
    const update = updateIn(chunk)
    const bytes = clean(update)
    return bytes === update ? [] : [{ ...chunk, bytes: deflateRawSync(bytes, { level: 9 }) }]
  })
  const updates = raw.updates.flatMap(({ seq, bytes }) => {
    const cleaned = clean(bytes)
    return cleaned === bytes ? [] : [{ seq, bytes: cleaned }]
  })
  const made = new Map(chunks.map((chunk) => [chunk.first, chunk]))
  const remade = new Map(updates.map((update) => [update.seq, update.bytes]))
  const all = [
    ...raw.chunks.map((chunk) => updateIn(made.get(chunk.first) ?? chunk)),
    ...raw.updates.map(({ seq, bytes }) => remade.get(seq) ?? bytes),
  ]
  const epoch = newEpoch()
  const mark = epochMark(epoch)
  const deletion = deletionOf(stretches)
  const state = stateOf([...all, deletion, mark])
  const expected = stateOf([clean(before), deletion, mark])
  if (state.hash !== expected.hash || placesWith(merge(all), words).length > 0)
    throw new Error('A record without the erased words is not what was there but for them.')
  const isShown = stateOf([...all, mark]).hash !== state.hash
  return {
    ...{ before: raw.head.seq, ended: raw.head.epoch, epoch, state: state.bytes },
    ...{ chunks, updates, stretches, words },
    entries: [...(isShown ? [{ userId: by, bytes: deletion }] : []), { userId: null, bytes: mark }],
    characters: stretches.reduce((sum, [, , length]) => sum + length, 0),
  }
}

function placesWith(update: Uint8Array, words: readonly string[]): Stretch[] {
  return [...placesOf(update, words), ...placesInText(update, words)]
}

/** Those parts of stretches at which there are words, each once. */
function present(update: Uint8Array, stretches: readonly Stretch[]): Stretch[] {
  const erased = mapOf(stretches)
  const found: Stretch[] = []
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    const { client, clock } = struct.id
    const end = clock + struct.length
    for (let at = clock; at < end;) {
      const said = erased.at(client, at)
      const to = Math.min(end, said.to)
      if (said.value === 1) found.push([client, at, to - at])
      at = to
    }
  }
  return found
}

function stateOf(updates: readonly Uint8Array[]): { bytes: Uint8Array; hash: string } {
  const doc = new Y.Doc()
  try {
    for (const update of updates) Y.applyUpdate(doc, update)
    return { bytes: Y.encodeStateAsUpdate(doc), hash: hashOf(doc) }
  } finally {
    doc.destroy()
  }
}
