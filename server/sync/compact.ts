import * as Y from 'yjs'
import { chunksOf, holdAll } from './chunks'
import { contentHash, hashOf } from './content-hash'
import { provenBy } from './replay'
import type { Compacted, LoggedUpdate, UpdateLog } from './update-log'

/** Updates of one pass at the most; what is left has its turn in the next. */
const AT_ONCE = 50_000

/**
 * Works out a snapshot and chunks. Reads only: the log stores the result in one transaction, so
 * whenever this or that is interrupted, the record is the old or the new one, whole.
 * @param now milliseconds since 1970; what was written in the last minute stays as it is
 * @param pins entries up to which the record must stay readable on its own
 * @returns null when there is nothing to do
 * @throws BrokenRecord when the bytes in the log are proven to be broken; Error when what it made
 *   does not hold what was there: a fault of ours. Nothing was changed.
 */
export async function compacted(
  log: Pick<UpdateLog, 'load' | 'loose'>,
  documentId: string,
  now: number,
  pins: readonly number[] = [],
): Promise<Compacted | null> {
  const loaded = await log.load(documentId)
  if (!loaded) return null
  const loose = await log.loose(documentId, AT_ONCE)
  const { chunks, replaced, upTo } = provenBy(recordOf(loose), () => chunked(loose, now, pins))
  const snapshot =
    loaded.tail.length === 0
      ? null
      : { seq: loaded.seq, bytes: provenBy(loaded, () => snapshotOf(loaded)) }
  if (!snapshot && chunks.length === 0) return null
  return { snapshot, chunks, after: (replaced[0]?.seq ?? 1) - 1, upTo }
}

function chunked(loose: LoggedUpdate[], now: number, pins: readonly number[]) {
  const chunks = chunksOf(loose, now, pins)
  const upTo = chunks.at(-1)?.until ?? 0
  const replaced = loose.filter(({ seq }) => seq <= upTo)
  if (replaced.length > 0 && !holdAll(chunks, replaced))
    throw new Error('Chunks of a record do not hold what they were made from.')
  return { chunks, replaced, upTo }
}

function recordOf(loose: LoggedUpdate[]) {
  return { seq: loose.at(-1)?.seq ?? 0, snapshot: null, tail: loose.map(({ bytes }) => bytes) }
}

function snapshotOf({ snapshot, tail }: { snapshot: Uint8Array | null; tail: Uint8Array[] }) {
  const doc = new Y.Doc()
  try {
    for (const update of snapshot ? [snapshot, ...tail] : tail) Y.applyUpdate(doc, update)
    const bytes = Y.encodeStateAsUpdate(doc)
    if (contentHash([bytes]) !== hashOf(doc))
      throw new Error('A snapshot does not show what it was made from.')
    return bytes
  } finally {
    doc.destroy()
  }
}
