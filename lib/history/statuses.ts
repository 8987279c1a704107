import * as Y from 'yjs'
import type { ELEMENT_STATUSES } from '../element-status'
import { everyText, itemsIn } from './every-text'
import type { Past } from './past'

/** What a text became with a step. */
export interface StatusChange {
  step: number
  status: (typeof ELEMENT_STATUSES)[number]
}

/** When a text was begun, when it was emptied, and when it was begun again; oldest first. */
export function statusesOf(past: Past): StatusChange[] {
  const changes: StatusChange[] = []
  let until = -1
  for (const [from, to] of spansWithWords(past)) {
    if (until === -1) changes.push({ step: from, status: 'draft' })
    else if (from > until)
      changes.push({ step: until, status: 'empty' }, { step: from, status: 'draft' })
    until = Math.max(until, to)
  }
  if (until !== -1 && until <= past.last) changes.push({ step: until, status: 'empty' })
  return changes
}

/** From which step to before which other there were words, one span a piece, the earliest first. */
function spansWithWords(past: Past): [from: number, to: number][] {
  // Of those that begin together the longest says all: there are as many as steps, not as letters.
  const longest = new Map<number, number>()
  for (const text of everyText(past.fragment))
    for (const item of itemsIn(text)) {
      if (!(item.content instanceof Y.ContentString)) continue
      for (const { offset, length, came, went } of past.piecesOf(item)) {
        if (!/[\p{L}\p{N}]/u.test(item.content.str.slice(offset, offset + length))) continue
        const from = past.stepOf(came)
        const to = went === -1 ? past.last + 1 : past.stepOf(went)
        longest.set(from, Math.max(longest.get(from) ?? 0, to))
      }
    }
  return [...longest].filter(([from, to]) => to > from).sort(([a], [b]) => a - b)
}
