import type { Kysely } from 'kysely'
import * as Y from 'yjs'
import { type ChainFault, type ChainHead, ChainReading, digestOfChunk } from './chain'
import { linksAfter } from './chain-store'
import { updateIn } from './chunks'
import { hashOf } from './content-hash'
import { atOneMoment, chunkOf } from './log-rows'
import type { LogSchema } from './log-schema'
import type { Chunk } from './update-log'

/** Chunks in memory at once. */
const CHUNKS_AT_ONCE = 50

/** What was looked at in a record, and what of it does not hold. */
export interface RecordCheck {
  links: number
  /** Links that say that something was thinned, cut off or erased. */
  replaced: number
  chunks: number
  /** Edits in chunks, which the chain covers. */
  edits: number
  /** Edits that are in no chunk yet: the chain says nothing of them. */
  loose: number
  head: ChainHead
  faults: ChainFault[]
}

/**
 * Holds a record against its chain, from one moment: every link against the one before, every chunk
 * against what the chain says of it, the numbers of edits against the head, and what is opened
 * against what the record says. A few chunks are in memory at once, and the text.
 * @param noted links that must be there as they were
 * @returns null when there is no such document
 */
export function checkRecord(
  db: Kysely<LogSchema>,
  documentId: string,
  noted: readonly ChainHead[] = [],
): Promise<RecordCheck | null> {
  return atOneMoment(db, async (tx) => {
    const document = await tx
      .selectFrom('documents')
      .select('head_seq')
      .where('id', '=', documentId)
      .executeTakeFirst()
    if (!document) return null
    const reading = new ChainReading(noted)
    await readLinks(tx, documentId, reading)
    const record = new Y.Doc()
    try {
      const held = await readChunks(tx, documentId, reading, record)
      reading.end()
      const { faults } = reading
      const { loose, isWhole } = await readRest(tx, documentId, held, Number(document.head_seq))
      if (!isWhole) faults.push({ code: 'edits-missing', at: held.upTo + 1 })
      // What could not be read as a whole need not be held against what is opened.
      if (faults.length === 0 && !(await opensAsRecorded(tx, documentId, record)))
        faults.push({ code: 'text-differs', at: Number(document.head_seq) })
      const { links, replaced, head } = reading
      return { links, replaced, chunks: held.chunks, edits: held.edits, loose, head, faults }
    } finally {
      record.destroy()
    }
  })
}

async function readLinks(
  tx: Kysely<LogSchema>,
  documentId: string,
  reading: ChainReading,
): Promise<void> {
  for (;;) {
    const some = await linksAfter(tx, documentId, reading.head.number)
    for (const link of some) reading.add(link)
    if (some.length === 0) return
  }
}

async function readChunks(
  tx: Kysely<LogSchema>,
  documentId: string,
  reading: ChainReading,
  record: Y.Doc,
): Promise<{ chunks: number; edits: number; upTo: number }> {
  const read = { chunks: 0, edits: 0, upTo: 0 }
  for (let last = 0; ;) {
    const rows = await tx
      .selectFrom('chunks')
      .selectAll()
      .where('document_id', '=', documentId)
      .where('first_seq', '>', last)
      .orderBy('first_seq')
      .limit(CHUNKS_AT_ONCE)
      .execute()
    for (const chunk of rows.map(chunkOf)) {
      reading.hold(chunk.first, digestOfChunk(chunk))
      read.chunks += 1
      read.edits += chunk.updates
      read.upTo = Math.max(read.upTo, chunk.until)
      last = chunk.first
      if (reading.faults.length === 0) apply(record, chunk, reading)
    }
    if (rows.length < CHUNKS_AT_ONCE) return read
  }
}

/** What is in no chunk yet, and whether chunks and all of it make every edit up to the head. */
async function readRest(
  tx: Kysely<LogSchema>,
  documentId: string,
  held: { edits: number; upTo: number },
  head: number,
): Promise<{ loose: number; isWhole: boolean }> {
  const { loose, first, last } = await tx
    .selectFrom('updates')
    .select((of) => [
      of.fn.countAll<number | string>().as('loose'),
      of.fn.min('seq').as('first'),
      of.fn.max('seq').as('last'),
    ])
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  const count = Number(loose)
  const follows =
    count === 0 ? held.upTo === head : Number(first) === held.upTo + 1 && Number(last) === head
  return {
    loose: count,
    isWhole: follows && held.edits + count === head && held.edits === held.upTo,
  }
}

/** Whether what people are given when they open a text shows what its record says. */
async function opensAsRecorded(
  tx: Kysely<LogSchema>,
  documentId: string,
  record: Y.Doc,
): Promise<boolean> {
  const snapshot = await tx
    .selectFrom('snapshots')
    .selectAll()
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  if (!snapshot) return true
  const opened = new Y.Doc()
  try {
    const rest = await tx
      .selectFrom('updates')
      .select(['seq', 'bytes'])
      .where('document_id', '=', documentId)
      .orderBy('seq')
      .execute()
    Y.applyUpdate(opened, new Uint8Array(snapshot.bytes))
    for (const { seq, bytes } of rest) {
      Y.applyUpdate(record, new Uint8Array(bytes))
      if (Number(seq) > Number(snapshot.seq)) Y.applyUpdate(opened, new Uint8Array(bytes))
    }
    return hashOf(opened) === hashOf(record)
  } catch {
    return false
  } finally {
    opened.destroy()
  }
}

function apply(doc: Y.Doc, chunk: Chunk, { faults }: ChainReading): void {
  try {
    Y.applyUpdate(doc, updateIn(chunk))
  } catch {
    faults.push({ code: 'unreadable', at: chunk.first })
  }
}
