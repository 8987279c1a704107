import type { Editor } from '@tiptap/core'
import { Slice, Fragment } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import type { Anchor } from '@/lib/anchors/anchor'
import { TextIndex } from '@/lib/anchors/text-index'
import { syncOf } from '@/lib/anchors/text-places'
import type { Hunk } from '@/lib/suggestions/hunks-between'
import type { SuggestedGround } from '@/lib/suggestions/suggestion'
import { Grounds, placeOfHunk } from '@/lib/suggestions/suggestion-ground'

/** Words of one line that somebody would have otherwise; where they are moves while others write. */
export interface Selected {
  words: string
  anchor: Anchor | null
  ground: SuggestedGround
}

/** What is selected, if it is words of one line. */
export function selectedWords(editor: Editor): Selected | null {
  const { $from, $to, from, to, empty } = editor.state.selection
  const sync = syncOf(editor.state)
  if (!sync || empty || !$from.sameParent($to) || !$from.parent.isTextblock) return null
  const { doc } = editor.state
  const words = doc.textBetween(from, to, '\n', '\uFFFC')
  if (words.trim() === '' || words.includes('\uFFFC')) return null
  const place = placeOfHunk(sync, TextIndex.of(sync.type), doc, { from, to })
  return place && { words, anchor: place.anchor, ground: place.ground }
}

/**
 * Other words for these. What stays at the beginning and the end keeps its formats.
 * @returns null when others have changed them meanwhile
 */
export function replacementFor(
  editor: Editor,
  { words, ground }: Selected,
  next: string,
): Hunk | null {
  const { doc, schema } = editor.state
  const sync = syncOf(editor.state)
  const range = sync && new Grounds(sync, doc).rangeOf(ground)
  if (!range || doc.textBetween(range.from, range.to, '\n', '\uFFFC') !== words) return null
  const { from, to } = range
  const plain = next.replace(/\s*\n\s*/g, ' ')
  const [start, end] = sameEnds(words, plain)
  const tr = new Transform(doc)
  const fresh = plain.slice(start, plain.length - end)
  const marks = doc.resolve(from + start + (fresh && start < words.length ? 1 : 0)).marks()
  const put = fresh === '' ? Fragment.empty : Fragment.from(schema.text(fresh, marks))
  tr.replace(from + start, to - end, new Slice(put, 0, 0))
  return { from, to, after: tr.doc.slice(from, to + tr.doc.content.size - doc.content.size) }
}

/** How many characters are the same at the beginning and at the end; never half of one. */
function sameEnds(a: string, b: string): [number, number] {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  if (isHigh(a.charCodeAt(start - 1))) start--
  let end = 0
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++
  if (end > 0 && isLow(a.charCodeAt(a.length - end))) end--
  return [start, end]
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
