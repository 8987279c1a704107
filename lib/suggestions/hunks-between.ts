import { ReplaceError, type Node, type ResolvedPos, type Slice } from '@tiptap/pm/model'
import { changedRegions, type Change } from './changed-regions'
import { changesBetween } from './changes-between'

/** One suggestion: a stretch of a text, and what is to stand there. */
export interface Hunk {
  from: number
  to: number
  after: Slice
}

/** What ends a sentence, with a space or the end behind it; and a line that was broken by hand. */
const SENTENCE_END = /[.!?…]["'”’»)\]]*(\s|$)|[。！？]|\n/
/** Nearer than this two changes of one line are one. */
const NEAR = 3
/** The longest word that is taken in to hold on to. */
const LONGEST_HOLD = 40

/**
 * What would make one text of another, cut into pieces that can each be judged alone: changes of one
 * sentence are one piece, those of two are two, and each piece by itself leaves a whole text. Plan:
 * (1) changes, joined where they are of one sentence; (2) those that open what another closes
 * belong together; (3) of a table more than the inside of one cell is the whole table; (4) what is
 * only put in holds on to the word beside it, so that it can be seen later whether its place is still
 * the one that was meant; (5) together the pieces must make the other text, or the blocks they are in
 * are one piece after all.
 */
export function hunksBetween(base: Node, fork: Node): Hunk[] {
  const regions = changedRegions(base, fork)
  const changes = changesBetween(base, fork, regions)
  const pieces = regions.flatMap((region) => {
    const within = changes.filter(
      ({ fromA, toA, fromB, toB }) =>
        fromA >= region.fromA && toA <= region.toA && fromB >= region.fromB && toB <= region.toB,
    )
    return piecesOf(base, fork, region, within)
  })
  return pieces.map(({ fromA, toA, fromB, toB }) => ({
    ...{ from: fromA, to: toA },
    after: fork.slice(fromB, toB),
  }))
}

function piecesOf(base: Node, fork: Node, region: Change, changes: Change[]): Change[] {
  const joined = joinedWhere(
    changes,
    (one, next) => overlap(one, next) || areOfOneSentence(base, fork, one, next),
  )
  const closed = closedPieces(base, fork, joined)
  if (!closed) return [region]
  const wide = closed.map((piece) => held(base, fork, wholeTable(base, fork, piece)))
  const apart = joinedWhere(wide, overlap)
  const checked = closedPieces(base, fork, apart)
  return checked && makes(base, fork, region, checked) ? checked : [region]
}

/** Neighbours for which this holds become one. */
function joinedWhere(
  changes: readonly Change[],
  belong: (one: Change, next: Change) => boolean,
): Change[] {
  const joined: Change[] = []
  for (const next of changes) {
    let piece = next
    // A table that became one piece may reach back over several.
    for (let last = joined.at(-1); last && belong(last, piece); last = joined.at(-1)) {
      piece = span(last, piece)
      joined.pop()
    }
    joined.push(piece)
  }
  return joined
}

function overlap(one: Change, next: Change): boolean {
  return next.fromA < one.toA || next.fromB < one.toB
}

function span(one: Change, next: Change): Change {
  return {
    ...{ fromA: Math.min(one.fromA, next.fromA), toA: Math.max(one.toA, next.toA) },
    ...{ fromB: Math.min(one.fromB, next.fromB), toB: Math.max(one.toB, next.toB) },
  }
}

function areOfOneSentence(base: Node, fork: Node, one: Change, next: Change): boolean {
  const $end = base.resolve(one.toA)
  if (!$end.parent.isTextblock || !$end.sameParent(base.resolve(next.fromA))) return false
  if (!fork.resolve(one.toB).sameParent(fork.resolve(next.fromB))) return false
  const between = base.textBetween(one.toA, next.fromA, '\n', '\n')
  return between.length < NEAR || !SENTENCE_END.test(between)
}

/** Pieces that can each be put in alone; null when not even all together can. */
function closedPieces(base: Node, fork: Node, changes: readonly Change[]): Change[] | null {
  const pieces: Change[] = []
  for (let i = 0; i < changes.length; i++) {
    let piece = changes[i]
    while (piece && !fits(base, fork, piece) && changes[i + 1]) {
      const next = changes[++i]
      piece = next && span(piece, next)
    }
    while (piece && !fits(base, fork, piece)) {
      const last = pieces.pop()
      if (!last) return null
      piece = span(last, piece)
    }
    if (piece) pieces.push(piece)
  }
  return pieces
}

/** Whether it can be put in alone: it begins and ends as deep in both texts. */
function fits(base: Node, fork: Node, { fromA, toA, fromB, toB }: Change): boolean {
  const isLevel =
    base.resolve(fromA).depth === fork.resolve(fromB).depth &&
    base.resolve(toA).depth === fork.resolve(toB).depth
  return isLevel && replaced(base, fromA, toA, fork.slice(fromB, toB)) !== null
}

/** The text with this in place of that; null where the parts do not meet. */
export function replaced(doc: Node, from: number, to: number, slice: Slice): Node | null {
  try {
    return doc.replace(from, to, slice)
  } catch (error) {
    if (error instanceof ReplaceError || error instanceof RangeError) return null
    throw error
  }
}

function wholeTable(base: Node, fork: Node, piece: Change): Change {
  const there = tableAround(base, piece.fromA, piece.toA)
  const here = tableAround(fork, piece.fromB, piece.toB)
  if (!there || !here) return piece
  return { fromA: there.from, toA: there.to, fromB: here.from, toB: here.to }
}

/** The table of which a stretch is more than the inside of one cell. */
function tableAround(doc: Node, from: number, to: number): { from: number; to: number } | null {
  const $from = doc.resolve(from)
  for (let depth = $from.sharedDepth(to); depth > 0; depth--) {
    const { tableRole } = $from.node(depth).type.spec as { tableRole?: string }
    if (tableRole === 'cell' || tableRole === 'header_cell') return null
    if (tableRole === 'table') return { from: $from.before(depth), to: $from.after(depth) }
  }
  return null
}

/** With the word beside it, where it only puts something in. */
function held(base: Node, fork: Node, piece: Change): Change {
  if (piece.fromA !== piece.toA) return piece
  const $at = base.resolve(piece.fromA)
  if (!$at.parent.isTextblock) return piece
  const before = runBefore($at)
  const after = runAfter($at)
  const isLeft = before > 0 && (/\S$/.test(charBefore($at)) || after === 0)
  const wide = isLeft
    ? { ...piece, fromA: piece.fromA - before, fromB: piece.fromB - before }
    : { ...piece, toA: piece.toA + after, toB: piece.toB + after }
  return fits(base, fork, wide) ? wide : piece
}

/** How many characters the word before a place has, with the space behind it. */
function runBefore($at: ResolvedPos): number {
  const text = $at.parent.textBetween(0, $at.parentOffset, '\uFFFC', '\uFFFC')
  const run = /[^\s\uFFFC]*\s*$/.exec(text.slice(-LONGEST_HOLD))?.[0] ?? ''
  return run.replace(/^[\uDC00-\uDFFF]/, '').length
}

function runAfter($at: ResolvedPos): number {
  const { size } = $at.parent.content
  const text = $at.parent.textBetween($at.parentOffset, size, '\uFFFC', '\uFFFC')
  const run = /^\s*[^\s\uFFFC]*/.exec(text.slice(0, LONGEST_HOLD))?.[0] ?? ''
  return run.replace(/[\uD800-\uDBFF]$/, '').length
}

function charBefore($at: ResolvedPos): string {
  return $at.parent.textBetween(Math.max(0, $at.parentOffset - 1), $at.parentOffset, ' ', ' ')
}

/** Whether these pieces, put in together, make what stands in the other text. */
function makes(base: Node, fork: Node, region: Change, pieces: readonly Change[]): boolean {
  let made: Node | null = base
  for (const { fromA, toA, fromB, toB } of pieces.toReversed())
    made = made && replaced(made, fromA, toA, fork.slice(fromB, toB))
  if (!made) return false
  const end = region.toA + made.content.size - base.content.size
  return made.slice(region.fromA, end).eq(fork.slice(region.fromB, region.toB))
}
