import type { Person } from '@/lib/faces'
import type { Contributor, Passage } from '@/lib/history/authorship'
import type { ChangedPassage } from '@/lib/history/passages'
import type { PastSearch } from '@/lib/history/past-search'
import type { Heading, WorkSession } from '@/lib/history/sessions'
import type { Counted, ShownPart } from '@/lib/history/shown-parts'
import type { StatusChange } from '@/lib/history/statuses'

/** Who wrote an entry of a record and when it ended, in milliseconds since 1970. */
export interface EntryNote {
  by: string | null
  at: number
}

/** What a page may ask about the past of an element; see `past-thread.ts`. */
export interface Answers {
  /** Whose each character of the text is, as far as it is stored. */
  authors: {
    people: Person[]
    passages: Passage[]
    contributors: Contributor[]
    entries: EntryNote[]
  }
  /** What was done when, and how many moments there are. */
  timeline: {
    people: Person[]
    sessions: WorkSession[]
    headings: Heading[]
    statuses: StatusChange[]
    /** When each step began and ended. */
    steps: { from: number; at: number; until: number; by: (string | null)[] }[]
  }
  /** The text after one step against the text after another; the same twice: as it stood then. */
  between: { parts: ShownPart[]; counted: Counted[] }
  /** Where words stand or once stood. */
  find: PastSearch
  /** What others changed since a moment. */
  since: {
    people: Person[]
    passages: ChangedPassage[]
    /** Edits that are compared, by their number in the record. */
    from: number
    to: number
  }
}
export type Kind = keyof Answers

export type Question =
  | { kind: 'authors' }
  | { kind: 'timeline' }
  /** Indexes of steps; -1 before anything was written. */
  | { kind: 'between'; before: number; after: number }
  | { kind: 'find'; words: string }
  /** Since the text stood as after an edit, or at a time. `me`: whose doing is nothing new. */
  | { kind: 'since'; me: string; moment: { edit: number } | { time: number } }

export type Asked = { elementId: string; question: Question }
