import type { Node } from '@tiptap/pm/model'
import { uuidv4 } from 'lib0/random'
import { TextIndex } from '@/lib/anchors/text-index'
import type { Sync } from '@/lib/anchors/text-places'
import type { Hunk } from '@/lib/suggestions/hunks-between'
import { sliceToJson } from '@/lib/suggestions/slice-json'
import { placeOfHunk } from '@/lib/suggestions/suggestion-ground'
import type { SuggestionMake } from '@/lib/threads'
import { bodyFromText } from '@/lib/thread-body'

/**
 * Hunks as they are sent. What is said about them goes with the first.
 * @throws RangeError for a hunk outside of the text
 */
export function suggestionsFrom(
  sync: Sync,
  doc: Node,
  hunks: readonly Hunk[],
  note: string,
): SuggestionMake[] {
  const index = TextIndex.of(sync.type)
  return hunks.map((hunk, i) => {
    const place = placeOfHunk(sync, index, doc, hunk)
    if (!place) throw new RangeError('This stands outside of the text.')
    const { anchor, scope, ground } = place
    return {
      ...{ id: uuidv4(), place: { scope, anchor }, ground },
      before: sliceToJson(doc.slice(hunk.from, hunk.to)),
      after: sliceToJson(hunk.after),
      ...(i === 0 &&
        note.trim() !== '' && {
          message: { id: uuidv4(), body: bodyFromText(note.trim()) },
        }),
    }
  })
}
