import * as Y from 'yjs'
import { between } from '../../lib/history/between'
import { Past } from '../../lib/history/past'
import { countedIn, shownParts, type ShownPart } from '../../lib/history/shown-parts'
import { FRAGMENT } from '../../lib/protocol'
import { piecesOf } from '../../lib/restoring/pieces'
import { sayAgain } from '../../lib/restoring/say-again'
import { sectionsOf, type PastSection, type Scope } from '../../lib/restoring/scope'
import { takeBack, updateBy } from '../../lib/restoring/take-back'
import { editAlone, recordUntil } from './record-until'
import type { UpdateLog } from './update-log'

/** What a document is to say again: what it said once, or what it said before one edit of it. */
export type Again =
  | {
      kind: 'past'
      /** An edit of its record, or a state that was kept. */
      past: { edit: number } | { state: Uint8Array }
      scope: Scope
    }
  | { kind: 'without'; edit: number }

/** The change that makes it say that; worked out, and nothing is written. */
export interface Change {
  /** Null when it says so already. */
  update: Uint8Array | null
  /** The moment of the record that it goes back to; null for a state that was kept. */
  past: { edit: number; at: number } | null
  /** Those of the past. None for an edit that is taken back. */
  sections: PastSection[]
}

/** A change as it would be seen. */
export interface Foreseen extends Change {
  /** The blocks that differ, each row of them with a block before and after. */
  passages: ShownPart[][]
  /** Rows of blocks that differ and are not among these. */
  more: number
  wordsIn: number
  wordsOut: number
}

/** Why there is no such change: nothing of it is that old, no such part, the edit is not told apart. */
export type NoChange = 'no_past' | 'no_scope' | 'not_alone'

/** Blocks that are shown of a change at the most. */
const MOST_SHOWN = 200

/**
 * Works out the change that makes a document say again what it said. Reads and builds whole
 * documents: not for the main thread.
 * @param live its state now, as one update
 * @throws BrokenRecord when its record is proven to be broken
 */
export async function changeToSay(
  log: Pick<UpdateLog, 'page'>,
  { documentId, live, again }: { documentId: string; live: Uint8Array; again: Again },
): Promise<Change | NoChange> {
  if (again.kind === 'without') {
    const alone = await editAlone(log, documentId, again.edit)
    if (!alone) return 'not_alone'
    return { update: takeBack(alone.before, alone.bytes, live), past: null, sections: [] }
  }
  const { past, scope } = again
  const then = 'state' in past ? null : await recordUntil(log, documentId, past.edit)
  const state = 'state' in past ? past.state : then?.update
  if (!state) return 'no_past'
  const [now, was] = [new Y.Doc(), new Y.Doc()]
  try {
    Y.applyUpdate(now, live)
    Y.applyUpdate(was, state)
    const fragment = was.getXmlFragment(FRAGMENT)
    let isThere = true
    const update = updateBy(now, () => {
      now.transact(() => {
        isThere = sayAgain(now.getXmlFragment(FRAGMENT), fragment, scope)
      })
    })
    if (!isThere) return 'no_scope'
    const moment = then && { edit: then.edit, at: then.at }
    return { update, past: moment, sections: sectionsOf(piecesOf(fragment)) }
  } finally {
    now.destroy()
    was.destroy()
  }
}

/** The same change as it would be seen. @param by whose it would be, at this time */
export function foreseen(live: Uint8Array, change: Change, by: string, at: number): Foreseen {
  const { update } = change
  const none = { passages: [], more: 0, wordsIn: 0, wordsOut: 0 }
  if (!update) return { ...change, ...none }
  const note = { from: at, at }
  const past = new Past([
    { first: 1, last: 1, until: 1, userId: null, bytes: live, ...note },
    { first: 2, last: 2, until: 2, userId: by, bytes: update, ...note },
  ])
  const parts = shownParts(past, between(past, 0, 1))
  const { wordsIn = 0, wordsOut = 0 } = countedIn(parts)[0] ?? {}
  return { ...change, ...passagesOf(parts), wordsIn, wordsOut }
}

function passagesOf(parts: readonly ShownPart[]): { passages: ShownPart[][]; more: number } {
  const shown = new Set<number>()
  parts.forEach((part, i) => {
    if (differs(part)) for (const near of [i - 1, i, i + 1]) if (parts[near]) shown.add(near)
  })
  const passages: ShownPart[][] = []
  let [last, count, more] = [-2, 0, 0]
  for (const i of [...shown].sort((a, b) => a - b)) {
    const part = parts[i]
    if (!part) continue
    const goesOn = last === i - 1
    last = i
    if (count++ >= MOST_SHOWN) {
      if (!goesOn) more++
      continue
    }
    if (goesOn) passages.at(-1)?.push(part)
    else passages.push([part])
  }
  return { passages, more }
}

/** Whether anything in a part came, went or is set in another way. */
function differs(part: ShownPart): boolean {
  const todo = [part]
  for (let one = todo.pop(); one; one = todo.pop()) {
    if (one.change) return true
    if (one.type === 'node') todo.push(...one.parts)
  }
  return false
}
