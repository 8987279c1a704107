import type { Restoration } from '../../../lib/restorations'

/** A text that was made to say again what it said. Edits may come out of PostgreSQL as text. */
export interface RestorationsTable {
  id: string
  element_id: string
  /** Where it was an edition that it says again. */
  edition_id: string | null
  /** The edit of the record that it went back to, and when that was. */
  from_edit: number
  from_at: string
  scope: Restoration['scope']
  /** What the section was called. */
  section: string | null
  /** The edit of the record that did it. */
  edit: number
  made_by: string
  made_at: string
  undone_by: string | null
  undone_at: string | null
  /** The edit that took it back; null also when nothing of it was left. */
  undone_edit: number | null
}
