import { Fragment, Slice, type Node } from '@tiptap/pm/model'
import { TextIndex } from '../../lib/anchors/text-index'
import { syncWithout } from '../../lib/anchors/text-places'
import { documentSchema } from '../../lib/document/schema'
import { sliceToJson } from '../../lib/suggestions/slice-json'
import { placeOfHunk } from '../../lib/suggestions/suggestion-ground'
import { withText } from '../canvases/with-text'
import type { CheckedSuggestion } from '../threads/suggestion-checks'

/** A suggestion of other words for these, where they stand in a text. The text does not hear of it. */
export function suggestedIn(
  update: Uint8Array,
  words: string,
  instead: string,
): Pick<CheckedSuggestion, 'place' | 'ground' | 'before' | 'after'> {
  return withText(update, (text) => {
    const sync = syncWithout(text, documentSchema)
    const from = placeOf(sync.content, words)
    const hunk = { from, to: from + words.length }
    const place = placeOfHunk(sync, TextIndex.of(text), sync.content, hunk)
    if (!place) throw new Error(`The example suggests something outside of its text.`)
    const after = new Slice(Fragment.from(documentSchema.text(instead)), 0, 0)
    return {
      ...{ place: { scope: place.scope, anchor: place.anchor }, ground: place.ground },
      ...{ before: sliceToJson(sync.content.slice(hunk.from, hunk.to)), after: sliceToJson(after) },
    }
  })
}

function placeOf(doc: Node, words: string): number {
  let found: number | null = null
  doc.descendants((node, pos) => {
    const at = node.isText ? (node.text ?? '').indexOf(words) : -1
    if (at >= 0) found ??= pos + at
  })
  if (found === null) throw new Error(`The example changes "${words}", which stands nowhere.`)
  return found
}
