import type { LogEntry } from './update-log'

/** A batch as columns, and one piece of memory with the bytes of all entries one after the other. */
export interface PackedBatch {
  documentIds: string[]
  userIds: (string | null)[]
  keys: (string | null)[]
  ats: number[]
  sizes: number[]
  /** Index of the entry, and its new writers; most entries have none. */
  writers: [number, LogEntry['writers']][]
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * Each object and each piece of memory costs more on its way to another thread than a keystroke is
 * worth. So a batch travels as few, and its bytes are handed over, not copied (`transfer` them).
 */
export function pack(batch: readonly LogEntry[]): PackedBatch {
  let size = 0
  for (const { bytes } of batch) size += bytes.length
  const bytes = new Uint8Array(size)
  let at = 0
  for (const entry of batch) {
    bytes.set(entry.bytes, at)
    at += entry.bytes.length
  }
  return {
    documentIds: batch.map((entry) => entry.documentId),
    userIds: batch.map((entry) => entry.userId),
    keys: batch.map((entry) => entry.key),
    ats: batch.map((entry) => entry.at),
    sizes: batch.map((entry) => entry.bytes.length),
    writers: batch.flatMap(({ writers }, i): PackedBatch['writers'] =>
      writers.length > 0 ? [[i, writers]] : [],
    ),
    bytes,
  }
}

export function unpack(packed: PackedBatch): LogEntry[] {
  const writers = new Map(packed.writers)
  let at = 0
  return packed.sizes.map((size, i) => {
    const bytes = packed.bytes.subarray(at, at + size)
    at += size
    return {
      documentId: packed.documentIds[i] ?? '',
      userId: packed.userIds[i] ?? null,
      key: packed.keys[i] ?? null,
      at: packed.ats[i] ?? 0,
      bytes,
      writers: writers.get(i) ?? [],
    }
  })
}
