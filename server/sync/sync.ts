import type { IncomingMessage } from 'node:http'
import type { Doc } from 'yjs'
import type { Person } from '../../lib/people'
import type { CloseCode } from '../../lib/protocol'
import type { ChainHead, Link } from './chain'
import type { RecordCheck } from './check-record'
import type { ErasureWanted } from './erase'
import type { HistoryPage } from './history-page'
import type { Again, Change, Foreseen, NoChange } from './say-again'
import type { Erasure, RecordPage, RecordSize, Written, WrittenWanted } from './update-log'
import type { WordsWanted } from './words-since'

/** Who wrote something. `userId` null is the server itself; `key` is the session or token used. */
export interface Author {
  userId: string | null
  key: string | null
}

/** The newest entry of a document's log. `at` is milliseconds since 1970, by the server's clock. */
export interface Head {
  seq: number
  at: number
  userId: string | null
}

/** What `authorize` answers about one person and one document. */
export type Admission =
  | {
      admitted: true
      /** As others see them in this document; the server writes it into presence. */
      person: Person
      access: 'read' | 'write'
      /** The session or token that let them in; revoking by key closes exactly its sockets. */
      key: string
    }
  | { admitted: false; code: CloseCode }

/**
 * Decides about one upgrade request; the only place that does. Asked at connect and again every
 * minute, so it must be cheap. Must throw (not refuse) when it cannot find out.
 */
export type Authorize = (request: IncomingMessage, documentId: string) => Promise<Admission>

/**
 * Live documents, for the rest of the server. Knows no noun of the product. Reads reflect every
 * write acknowledged before the call; writes resolve once they are on disk.
 */
export interface Sync {
  /**
   * Makes a document with its first content (a Yjs update; null for an empty one), once.
   * @throws Error when the id exists.
   */
  create(documentId: string, initial: Uint8Array | null, author: Author, at?: number): Promise<void>
  /** Newest entry of each document that exists; the others are missing from the map. */
  heads(documentIds: readonly string[]): Promise<Map<string, Head>>
  /** How much room the record of each document takes; those without one are missing. */
  sizes(documentIds: readonly string[]): Promise<Map<string, RecordSize>>
  /** Who wrote in each of these since; documents in which nobody did are missing. */
  writtenSince(wanted: readonly WrittenWanted[]): Promise<Map<string, Written[]>>
  /**
   * About how many words others put into a document after an edit, of those that are still there;
   * null when it is too much to be counted on the way.
   */
  wordsSince(wanted: WordsWanted): Promise<number | null>
  /** Ids of those who wrote in a document after an edit, up to another; the server is nobody. */
  authors(documentId: string, after: number, upTo: number): Promise<string[]>
  /**
   * Part of a document's record: who wrote what and when, all that came after the edit `after`, in
   * about as much as one answer should hold.
   * @throws AppError not_found, quarantined
   */
  history(documentId: string, after: number): Promise<HistoryPage>
  /**
   * Holds a document's record against its chain; what is in no chunk yet is outside of it.
   * @param noted links that must be there as they were
   * @returns null when there is no such document
   */
  check(documentId: string, noted: readonly ChainHead[]): Promise<RecordCheck | null>
  /** What came after the edit `after` as it lies there, about a megabyte. @throws AppError not_found */
  rawHistory(documentId: string, after: number): Promise<RecordPage>
  /** Some links of a document's chain after one; none when there are no more. */
  links(documentId: string, after: number): Promise<Link[]>
  /**
   * Takes words out of a document and its record for good, and begins a new history of it: copies
   * of the old one are refused, and told to be forgotten.
   * @param by in whose name what is still in the text is deleted; null: the operator
   * @param beside takes them out of whatever else holds them; then the record is changed
   * @returns null when none of it is there
   * @throws AppError quarantined
   */
  erase(
    documentId: string,
    wanted: ErasureWanted,
    by: string | null,
    beside: (erasure: Erasure) => Promise<void>,
  ): Promise<Erasure | null>
  /** SHA-256, in hex, of what a state shows; worked out beside those who write. */
  hashOf(state: Uint8Array): Promise<string>
  /**
   * The whole state as one Yjs update, and whose clientIDs those in it are; empty: the server's own.
   * @throws AppError not_found, quarantined
   */
  state(documentId: string): Promise<{
    seq: number
    update: Uint8Array
    writers: ReadonlyMap<number, string>
  }>
  /**
   * The same, not put together yet: updates whose sum is the state, the oldest first. For reading in
   * a thread. They are views into what the document goes on with.
   * @throws AppError not_found, quarantined
   */
  updates(documentId: string): Promise<{
    seq: number
    updates: readonly Uint8Array[]
    writers: ReadonlyMap<number, string>
  }>
  /**
   * Applies a change as a person's edit: validated, logged, then shown to everyone, like a
   * keystroke. `at` backdates it (seeding the example only).
   * @throws AppError not_found, quarantined
   */
  edit(documentId: string, author: Author, change: (doc: Doc) => void, at?: number): Promise<void>
  /**
   * Makes a document say again what it said, as a person's edit: worked out on the state as it is,
   * away from everybody, and anew when somebody wrote meanwhile. What was written since stays.
   * `update` null: it says so already, and nothing was written; `edit` is the number of the edit.
   * @throws AppError not_found, quarantined, too_large, busy
   */
  sayAgain(
    documentId: string,
    author: Author,
    again: Again,
  ): Promise<(Change & { edit: number }) | NoChange>
  /**
   * What that would change now, as it would be seen; `edit` is the one it was worked out after.
   * @throws AppError not_found, quarantined
   */
  foresee(
    documentId: string,
    by: string,
    again: Again,
  ): Promise<(Foreseen & { edit: number }) | NoChange>
  /** Sends a JSON event to everyone connected to this document. */
  announce(documentId: string, event: unknown): void
  /** Sends a JSON event over every connection of one person, whatever they have open. */
  announceTo(userId: string, event: unknown): void
  /** Who is connected to this document now, each person once. */
  people(documentId: string): Person[]
  /**
   * Closes live sockets with a final code. Narrow by user, by session or token key, by documents;
   * all given must match. @throws Error when nothing narrows it, since that would close everyone.
   */
  revoke(match: Revocation, code: CloseCode): void
  /**
   * Asks anew about live sockets, narrowed as in `revoke`. Whose right changed is closed with a final
   * code and may come back; whose name or colour changed is shown anew to everybody, at once.
   */
  recheck(match: Revocation): void
}

export interface Revocation {
  userId?: string
  key?: string
  documentIds?: readonly string[]
}

/** What the engine tells the rest of the server. Called after commit; must not throw. */
export interface SyncListener {
  peopleChanged(documentId: string): void
  /**
   * @param by who wrote what was committed; the server itself is nobody
   * @param written what came to it, in bytes: Yjs updates with the frames around them
   */
  documentChanged(documentId: string, by: ReadonlySet<string>, written: readonly Buffer[]): void
}
