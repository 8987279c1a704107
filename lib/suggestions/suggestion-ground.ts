import type { Node, Slice } from '@tiptap/pm/model'
import type { Anchor } from '../anchors/anchor'
import { makeAnchor } from '../anchors/make-anchor'
import { positionOf, spotOf, type Spot } from '../anchors/positions'
import { resolveAnchor } from '../anchors/resolve-anchor'
import { TextIndex } from '../anchors/text-index'
import { EditorPlaces, exactSpotAt, type Sync } from '../anchors/text-places'
import { replaced, type Hunk } from './hunks-between'
import type { SuggestedGround } from './suggestion'

/** Where a suggestion is about, as it is kept beside the text. */
export interface KeptPlace {
  /** The words it is about; null where there are none near. */
  anchor: Anchor | null
  scope: 'text' | 'block' | 'element'
  ground: SuggestedGround
}

/**
 * How a suggestion stands to a text. `intact`: what it would replace is there, whole. `changed`:
 * something else is there now, in these places if they are known. Never stored: found out each time.
 */
export type Standing =
  { state: 'intact'; from: number; to: number } | { state: 'changed'; at: Range | null }

interface Range {
  from: number
  to: number
}

/** The places of a hunk; null where it stands outside of the text. */
export function placeOfHunk(
  sync: Sync,
  index: TextIndex,
  doc: Node,
  hunk: Pick<Hunk, 'from' | 'to'>,
): KeptPlace | null {
  const [start, end] = [exactSpotAt(sync, hunk.from), exactSpotAt(sync, hunk.to)]
  if (!start || !end) return null
  const ground = groundBetween(start, end)
  const words = wordsNear(doc, hunk)
  const [from, to] = words ? [exactSpotAt(sync, words.from), exactSpotAt(sync, words.to)] : []
  const anchor = from && to ? makeAnchor(index, from, to) : null
  if (!words || !anchor?.quote.trim()) return { anchor: null, scope: 'element', ground }
  return { anchor, scope: words.exact ? 'text' : 'block', ground }
}

export function groundBetween(start: Spot, end: Spot): SuggestedGround {
  return {
    ...{ start: positionOf(start, 'start'), end: positionOf(end, 'end') },
    ...{ outerStart: positionOf(start, 'end'), outerEnd: positionOf(end, 'start') },
  }
}

/** The words that a hunk replaces; else those of the line it is in, or of the line before or after it. */
function wordsNear(doc: Node, { from, to }: Range): (Range & { exact: boolean }) | null {
  if (doc.textBetween(from, to, ' ').trim()) return { from, to, exact: true }
  const $to = doc.resolve(to)
  if ($to.parent.isTextblock && $to.parent.textContent.trim())
    return { from: $to.start(), to: $to.end(), exact: false }
  const lines: Range[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent.trim())
      lines.push({ from: pos + 1, to: pos + 1 + node.content.size })
  })
  const near = lines.findLast((line) => line.to <= from) ?? lines.find((line) => line.from >= to)
  return near ? { ...near, exact: false } : null
}

/** A text at one moment, read through once for any number of suggestions. */
export class Grounds {
  readonly #places: EditorPlaces
  readonly #index: TextIndex

  constructor(
    private readonly sync: Sync,
    private readonly doc: Node,
  ) {
    this.#places = new EditorPlaces(sync)
    this.#index = TextIndex.of(sync.type)
  }

  /** Looked for where Yjs holds it, and, where that is gone with its block, by its words. */
  standing({ anchor, ground }: Omit<KeptPlace, 'scope'>, before: Slice, after: Slice): Standing {
    const there = this.rangeOf(ground)
    const stands = (range: Range | null) =>
      range !== null &&
      this.doc.slice(range.from, range.to).eq(before) &&
      replaced(this.doc, range.from, range.to, after) !== null
    const words = anchor && this.#words(anchor)
    // Where nothing is replaced, what it was put beside has to be there still.
    const isHeld = before.size > 0 || anchor === null || words?.same === true
    if (there && stands(there) && isHeld) return { state: 'intact', from: there.from, to: there.to }
    const byWords = words && { from: words.from, to: words.to }
    if (byWords && before.size > 0 && stands(byWords)) return { state: 'intact', ...byWords }
    const now = this.#between(ground.outerStart, ground.outerEnd)
    return { state: 'changed', at: now && now.from < now.to ? now : byWords }
  }

  /** What lies where it was, held by its own ends; null when one of them is gone with its block. */
  rangeOf({ start, end }: SuggestedGround): Range | null {
    return this.#between(start, end)
  }

  #between(start: string, end: string): Range | null {
    const { doc } = this.sync
    const [from, to] = [spotOf(start, doc), spotOf(end, doc)]
    const a = from && this.#places.posOf(from)
    const b = to && this.#places.posOf(to)
    // What is put in at a place that held nothing comes between its two ends.
    return a === null || b === null ? null : { from: Math.min(a, b), to: Math.max(a, b) }
  }

  #words(anchor: Anchor): (Range & { same: boolean }) | null {
    const found = resolveAnchor(this.#index, anchor)
    if (found.state === 'detached' || !found.start || !found.end) return null
    const from = this.#places.posOf(found.start)
    const to = this.#places.posOf(found.end)
    if (from === null || to === null || from > to) return null
    const words = this.#index.text.slice(found.from, found.to)
    const isCut = anchor.length > anchor.quote.length
    return { from, to, same: isCut ? words.startsWith(anchor.quote) : words === anchor.quote }
  }
}
