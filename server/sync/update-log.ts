import type { Stretch } from './blank'
import type { BrokenReason } from './broken-record'
import type { Link } from './chain'

/** One update to append. `writers` are clientIDs seen for the first time, bound in the same commit. */
export interface LogEntry {
  documentId: string
  userId: string | null
  key: string | null
  /** Milliseconds since 1970, by the server's clock. */
  at: number
  bytes: Uint8Array
  writers: { clientId: number; userId: string }[]
}

export interface LogHead {
  seq: number
  epoch: number
  at: number
  userId: string | null
}

/** All that is needed to open a document. Applying `snapshot`, then `tail` in order, gives its state. */
export interface LoggedDocument extends LogHead {
  snapshot: Uint8Array | null
  tail: Uint8Array[]
  writers: Map<number, string>
}

/** One entry of the record, for history, tests and the doctor. */
export interface LoggedUpdate {
  seq: number
  userId: string | null
  key: string | null
  at: number
  bytes: Uint8Array
  /** How many updates a chunk stands for, the last of them `seq`; null for an update as it came. */
  updates: number | null
}

/**
 * What one author wrote within a minute: part of the record in a form that takes a fraction of the
 * room. Chunks of one minute may rest on each other, so the text is whole again after `until`.
 */
export interface Chunk {
  /** Its first and last update; those of others may lie between. */
  first: number
  last: number
  /** The last update of its minute. */
  until: number
  userId: string | null
  key: string | null
  /** Milliseconds since 1970. */
  from: number
  at: number
  updates: number
  /** `Y.mergeUpdates` of its updates, deflated. */
  bytes: Uint8Array
}

/** All of a chunk but its bytes. */
export type ChunkHead = Omit<Chunk, 'bytes'>

/** Coarser chunks in place of all those after `after`, up to `upTo`. */
export interface Span {
  after: number
  upTo: number
  chunks: Chunk[]
  /** Those that they were made from. */
  replaced: { first: number; updates: number }[]
  /** What each of them holds of one author. */
  period: 'hour' | 'day'
}

/** What a document's record becomes: worked out and proven before anything of it is stored. */
export interface Compacted {
  /** The garbage-collected state up to `seq`. */
  snapshot: { seq: number; bytes: Uint8Array } | null
  /** In place of the updates after `after`, up to `upTo`. */
  chunks: Chunk[]
  after: number
  upTo: number
}

/** How much room a record takes, in bytes as they are stored. */
export interface RecordSize {
  /** Updates that are in no chunk yet. */
  recent: number
  history: number
  state: number
}

/** Which part of a document's record is asked about: after an edit, and after a time as well. */
export interface WrittenWanted {
  documentId: string
  after: number
  /** Milliseconds since 1970. */
  since: number
}

/** Somebody who wrote, and when they did last. `userId` null is the server itself. */
export interface Written {
  userId: string | null
  at: number
}

/** Part of a record for whoever reads it, from one moment. */
export interface RecordPage {
  head: LogHead
  /** Of whole minutes, oldest first. */
  chunks: Chunk[]
  /** What follows them and is in no chunk yet; none while there are more chunks than fit. */
  updates: LoggedUpdate[]
  /** The last edit that this holds. */
  upTo: number
}

/** A document that is not opened because its record is broken. */
export interface Quarantined {
  documentId: string
  /** Milliseconds since 1970. */
  at: number
  reason: BrokenReason
  /** Without content. */
  detail: string
}

/** A record as it lies, bytes unread. */
export interface RawRecord {
  head: LogHead
  snapshot: { seq: number; bytes: Uint8Array } | null
  chunks: Chunk[]
  /** Updates that are in no chunk, oldest first. */
  updates: LoggedUpdate[]
  /** What memory held when it was set aside last; null when it was not in memory. */
  held: Uint8Array | null
}

/** How a broken record goes on: with what can be replayed, and nothing of what came after. */
export interface Cut {
  /** Entries that the document counted when this was worked out. */
  before: number
  /** The last entry that is kept. */
  upTo: number
  /** Its number of entries from now on: it never falls, since much takes it to grow. */
  seq: number
  /** All that is kept, as one update. */
  state: Uint8Array
  /**
   * When entries were cut off: the record in another form, where what is new in it begins, and its
   * new history.
   */
  loss: { entries: number; chunks: Chunk[]; after: number; epoch: number } | null
}

/** How a record goes on without some of what was written; worked out before anything is stored. */
export interface Erasure {
  /** Entries that the document counted when this was worked out, and the history that ends. */
  before: number
  ended: number
  epoch: number
  /** Those that say something else now, whole. */
  chunks: Chunk[]
  updates: { seq: number; bytes: Uint8Array }[]
  /** What comes behind: the deletion of what was still in the text, and the mark of the epoch. */
  entries: { userId: string | null; bytes: Uint8Array }[]
  /** All that is left, as one update without what is deleted. */
  state: Uint8Array
  /** What went: for whatever holds the same words elsewhere. */
  stretches: Stretch[]
  words: string[]
  characters: number
}

/** What the log remembers of documents whose record is broken. Their bytes are touched by `cut` only. */
export interface QuarantineLog {
  /** Those that are in quarantine now, oldest first. */
  quarantined(): Promise<Quarantined[]>
  /** @param state what memory holds of it, when it does */
  setAside(quarantined: Quarantined, state: Uint8Array | null): Promise<void>
  /** @param at milliseconds since 1970 */
  release(documentId: string, at: number): Promise<void>
  /**
   * Lets a document go on with what of its record can be replayed, and out of quarantine, in one
   * transaction.
   * @param at milliseconds since 1970
   * @throws Error when its record is not any more what the cut was worked out from
   */
  cut(documentId: string, cut: Cut, at: number): Promise<void>
  /** Null when there is no such document. */
  raw(documentId: string): Promise<RawRecord | null>
}

/**
 * The durable record of every document. Invariants:
 * - when a promise of `create` or `append` resolves, the entries are on disk (fsync done);
 * - when it rejects, the caller cannot know whether they are, and must read again;
 * - `seq` counts from 1 without gaps, per document, in the order appended;
 * - reads reflect every append that resolved before the call.
 */
export interface UpdateLog extends QuarantineLog {
  /** @throws Error when the document exists. */
  create(documentId: string, first: Omit<LogEntry, 'documentId'> | null, at: number): Promise<void>
  /**
   * Appends in one transaction and answers the seq of each entry, in order.
   * @throws Error when a document does not exist; then nothing of the batch is appended.
   */
  append(batch: readonly LogEntry[]): Promise<number[]>
  /** Null when there is no such document. @throws BrokenRecord when entries are missing */
  load(documentId: string): Promise<LoggedDocument | null>
  /** Heads of those that exist. */
  heads(documentIds: readonly string[]): Promise<[string, LogHead][]>
  /**
   * The record after `afterSeq`, oldest first. Chunks of one minute may rest on each other, so what
   * lies between them need not be a text that anybody saw.
   */
  read(documentId: string, afterSeq: number): Promise<LoggedUpdate[]>
  /** Updates that are in no chunk yet, oldest first, at most so many. */
  loose(documentId: string, most: number): Promise<LoggedUpdate[]>
  /**
   * Stores a snapshot and puts chunks in the place of what they were made from, in one transaction.
   * @throws Error when the record is not any more what they were made from; then nothing changed.
   */
  compact(documentId: string, compacted: Compacted): Promise<void>
  /** Every chunk, oldest first, without its bytes. */
  chunkHeads(documentId: string): Promise<ChunkHead[]>
  /** Chunks of whole minutes after `after`, up to `upTo`, oldest first. */
  chunks(documentId: string, after: number, upTo: number): Promise<Chunk[]>
  /**
   * What comes after `after`, in about so many bytes, at least one minute or edit of it. Null when
   * there is no such document.
   */
  page(documentId: string, after: number, bytes: number): Promise<RecordPage | null>
  /** Documents that have chunks from before this time, in milliseconds since 1970. */
  withChunksBefore(at: number): Promise<string[]>
  /**
   * Puts coarser chunks in the place of others, in one transaction.
   * @throws Error when there are not any more those that they were made from; then nothing changed.
   */
  thin(documentId: string, spans: readonly Span[]): Promise<void>
  /**
   * Begins a new history of every document after they were put back as they once were: gives all
   * of them this epoch, and to those that hold anything its mark (see `epoch.ts`), in one
   * transaction. No document may be open. Answers how many there are.
   */
  beginEpoch(epoch: number, at: number): Promise<number>
  /** Some links of its chain after one, oldest first; none when there are no more. */
  links(documentId: string, after: number): Promise<Link[]>
  /**
   * Puts an erasure in the place of what it was worked out from, in one transaction.
   * @param at milliseconds since 1970
   * @throws Error when the record is not any more what it was worked out from; nothing changed
   */
  erase(documentId: string, erasure: Erasure, at: number): Promise<void>
  /** Takes whatever was deleted out of the files, too. Everything else waits meanwhile. */
  scrub(): Promise<void>
  /** The histories of a document that ended with an erasure. */
  erasedEpochs(documentId: string): Promise<number[]>
  /** How much room records take; those that have none are missing. */
  sizes(documentIds: readonly string[]): Promise<[documentId: string, size: RecordSize][]>
  /** Who wrote in each of these since, and when last; documents in which nobody did are missing. */
  writtenSince(
    wanted: readonly WrittenWanted[],
  ): Promise<[documentId: string, written: Written[]][]>
  /** Ids of those who wrote edits after `after`, up to `upTo`, each once; the server is nobody. */
  authors(documentId: string, after: number, upTo: number): Promise<string[]>
  /** Proves that a commit is possible. @throws when it is not. */
  probe(): Promise<void>
  close(): Promise<void>
}
