import * as Y from 'yjs'
import { everyText, itemsIn } from './every-text'
import type { Past, Piece } from './past'

/** Words that one entry took out, which stood together when it did. */
export interface Run {
  text: string
  /** The characters they are. */
  parts: { client: number; clock: number; length: number; came: number }[]
  /** The entry that took them out. */
  went: number
}

/** Runs of one stretch of words that may go on; the one that began first is given up. */
const OPEN = 8

/** Everything that was ever taken out of a text. */
export function removedRuns(past: Past): Run[] {
  const runs: Run[] = []
  for (const text of everyText(past.fragment)) runs.push(...runsIn(past, text))
  return runs
}

function runsIn(past: Past, text: Y.XmlText): Run[] {
  const runs: Run[] = []
  let open: Run[] = []
  for (const item of itemsIn(text)) {
    if (!(item.content instanceof Y.ContentString)) continue
    const { client, clock } = item.id
    for (const piece of past.piecesOf(item)) {
      const words = item.content.str.slice(piece.offset, piece.offset + piece.length)
      // What stood between its words when they went ends a run; what was not there does not.
      open = open.filter(({ went }) => went === piece.went || !stoodWhen(past, piece, went))
      if (piece.went === -1) continue
      const part = { client, clock: clock + piece.offset, length: piece.length, came: piece.came }
      const run = open.find(({ went }) => went === piece.went)
      if (run) {
        run.text += words
        run.parts.push(part)
        continue
      }
      const begun = { text: words, parts: [part], went: piece.went }
      runs.push(begun)
      open = [...open.slice(-OPEN + 1), begun]
    }
  }
  return runs
}

function stoodWhen(past: Past, { came, went }: Piece, entry: number): boolean {
  const step = past.stepOf(entry)
  return past.stepOf(came) <= step && (went === -1 || past.stepOf(went) > step)
}
