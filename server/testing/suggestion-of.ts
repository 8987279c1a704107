import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import { groundBetween } from '../../lib/suggestions/suggestion-ground'
import type { CheckedSuggestion } from '../threads/suggestion-checks'

/** A suggestion of other words at the beginning of a text, about the whole of it. */
export function suggestionOf(before: string, after: string): CheckedSuggestion {
  const spot = { type: new Y.Doc().getXmlFragment(FRAGMENT), index: 0 }
  return {
    id: randomUUID(),
    place: { scope: 'element', anchor: null },
    ground: groundBetween(spot, spot),
    before: wordsAsSlice(before),
    after: wordsAsSlice(after),
  }
}

/** Words within a line; no words are nothing. */
export function wordsAsSlice(text: string) {
  return { content: text ? [{ type: 'text', text }] : [], openStart: 0, openEnd: 0 }
}
