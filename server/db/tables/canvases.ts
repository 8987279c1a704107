import type { CopyKind, Standing } from '../../../lib/canvases'
import type { Significance } from '../../../lib/editions'
import type { ColumnType, Generated } from 'kysely'
import type { ImageType } from '../../../lib/kept-image'

// Tables of canvases, their elements, and what belongs to these.

/** `workspace_id` null: it came with the product. */
export interface FrameworksTable {
  key: string
  version: number
  data: string
  workspace_id: string | null
  saved_by: string | null
  saved_at: string | null
}

/** What a group calls the elements of a framework. `labels` is JSON. */
export interface FrameworkLabelsTable {
  workspace_id: string
  framework_key: string
  labels: string
}

export interface CanvasesTable {
  id: string
  workspace_id: string
  title: string
  summary: string
  document_id: string
  framework_key: string
  framework_version: number
  created_by: string
  created_at: string
  standing: Standing
  archived_at: string | null
  archived_by: string | null
  /** The canvas this one was copied from; always of the same workspace. */
  origin_canvas_id: string | null
  origin_as: CopyKind | null
  /** When the texts were copied; `created_by` copied them. */
  origin_at: string | null
}

export interface ElementsTable {
  id: string
  canvas_id: string
  kind: string
  position: number
  /** Null while it still bears the framework's name for it. */
  title: string | null
  document_id: string
}

/** A projection of a document for lists; `seq` says how far it has read. Always rebuildable. */
export interface ElementTextsTable {
  document_id: string
  seq: number
  opening: string
  words: number
}

/** One file in the folder of images. Rows and files are never changed, and never taken away. */
export interface ImagesTable {
  id: string
  workspace_id: string
  /** Where it was put in first; texts of the whole workspace may show it. */
  element_id: string
  type: ImageType
  width: number
  height: number
  bytes: number
  created_by: string
  created_at: string
}

/** How many bytes the images of a workspace take. PostgreSQL hands large numbers out as text. */
export interface ImageTotalsTable {
  workspace_id: string
  bytes: ColumnType<number | string, number, number>
}

/** Like invites, the link's secret is not stored but derived. Rows stay, so that the past adds up. */
export interface SharesTable {
  id: string
  workspace_id: string
  canvas_id: string
  /** Null: the whole canvas. */
  element_id: string | null
  label: string
  password_hash: string | null
  created_by: string
  created_at: string
  expires_at: string
  revoked_at: string | null
  opens: number
  /** A day, like 2026-05-14. Nothing else is kept of whoever opened it. */
  last_opened_on: string | null
}

/** A mention in a text that was seen. `by_id` null: the server wrote it. */
export interface TextMentionsTable {
  document_id: string
  person_id: string
  key: string
  by_id: string | null
  seen_at: string
  /** 1 when somebody was told. */
  told: 0 | 1
}

/** An element as it stood, for good: rows are never changed and never taken away. */
export interface EditionsTable {
  id: string
  element_id: string
  /** Counts from 1 in each element. */
  number: number
  label: string
  note: string
  significance: Significance
  /** A day, like 2026-05-14. */
  as_of: string | null
  /** The one that was the newest when this one was made. */
  revises: string | null
  /** The edit of the record after which it was made. PostgreSQL hands large numbers out as text. */
  seq: number
  /** The whole text as one Yjs update. */
  state: Uint8Array
  /** SHA-256 of what it says, in hex. */
  hash: string
  words: number
  made_by: string
  made_at: string
}

/** The chain over the editions of each element (see `sync/chain.ts`). Rows are only ever added. */
export interface EditionLinksTable {
  element_id: string
  /** PostgreSQL hands large numbers out as text. */
  number: number
  /** Milliseconds since 1970. */
  at: number
  kind: string
  facts: string
  hash: string
}

/** What was found when a workspace was held against its chains. Rows are only ever added. */
export interface IntegrityChecksTable {
  id: string
  workspace_id: string
  at: string
  /** Null when whoever runs the server asked. */
  by_id: string | null
  fingerprint: string
  /** JSON: how much was looked at. */
  checked: string
  /** JSON: what did not hold. */
  faults: string
  /** JSON: the newest link of each chain then. */
  heads: string
}

/** One piece of something that search finds. Derived from it, and always rebuildable. */
export interface SearchPassagesTable {
  id: Generated<number>
  workspace_id: string
  canvas_id: string
  element_id: string
  kind: string
  /** Id of what it was made from: a document, a message. */
  source: string
  /** Id of what opens when somebody follows it, where that is not the element. */
  opens: string | null
  /** Smaller comes first among those of its kind. */
  rank: number
  /** On one line. */
  words: string
  at: string
  by_id: string | null
}

/** How far the text of a document has been read into the index. */
export interface SearchTextsTable {
  document_id: string
  seq: number
}
