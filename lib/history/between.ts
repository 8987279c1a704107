import * as Y from 'yjs'
import type { ClockMap } from './clock-map'
import { itemsIn, nestedIn } from './every-text'
import type { Past, Piece } from './past'

/** Names of marks with what is said of them, as `bold: {}`. */
export type Marks = Readonly<Record<string, unknown>>
export type Attributes = Readonly<Record<string, unknown>>

/** Whether a part was there at both moments, came since the first, or went since then. */
export type Fate = 'same' | 'in' | 'out'

interface PartBase {
  fate: Fate
  /** Index of the entry that brought it. */
  came: number
  /** Index of the entry that took it away by the second moment; -1 otherwise. */
  went: number
}

export interface TextPart extends PartBase {
  type: 'text'
  text: string
  marks: Marks
  /** The entry that wrote these words first, when they only came back with `came`; else the same. */
  own: number
  /** Other marks that it had at the first moment, and the entry that changed them. */
  was: { marks: Marks; by: number } | null
}

export interface NodePart extends PartBase {
  type: 'node'
  name: string
  attrs: Attributes
  was: { attrs: Attributes; by: number } | null
  parts: Part[]
}

export type Part = TextPart | NodePart

interface Frame {
  into: Part[]
  next: Y.Item | null
  there: There
}

/** Whether something was there at the first moment and at the second, and what took it away. */
interface There {
  before: boolean
  after: boolean
  went: number
}

/** Stands for what is no character, such as something that a newer version put between words. */
const OBJECT = '\uFFFC'

/**
 * The text after one step against the text after a later one: everything that was there at either,
 * in its place, with what became of it and by whose entry. The same step twice is the text as it
 * stood then.
 * @param before index of a step; -1 for before anything was written
 * @param origins what `cameBack` answers, for `own`
 */
export function between(past: Past, before: number, after: number, origins?: ClockMap): Part[] {
  const parts: Part[] = []
  const whole = { before: true, after: true, went: -1 }
  const view = { past, before, after, origins }
  // A stack of our own instead of recursion: depth is in the hands of whoever writes.
  const open: Frame[] = [{ into: parts, next: past.fragment._start, there: whole }]
  for (let frame = open.at(-1); frame; frame = open.at(-1)) {
    const item = frame.next
    if (!item) {
      open.pop()
      continue
    }
    frame.next = item.right
    const nested = nestedIn(item)
    const [piece] = nested ? past.piecesOf(item) : []
    const there = piece && thereOf(view, piece, frame.there)
    if (!nested || !piece || !there) continue
    if (nested instanceof Y.XmlText) {
      frame.into.push(...textParts(view, nested, there))
      continue
    }
    const part = nodePart(view, nested, piece, there)
    frame.into.push(part)
    open.push({ into: part.parts, next: nested._start, there })
  }
  return parts
}

interface View {
  past: Past
  before: number
  after: number
  origins: ClockMap | undefined
}

/** Null for what was there at neither moment. */
function thereOf({ past, before, after }: View, piece: Piece, around: There): There | null {
  const there = {
    before: around.before && past.wasThere(piece, before),
    after: around.after && past.wasThere(piece, after),
  }
  if (!there.before && !there.after) return null
  const went = there.after ? -1 : around.after ? piece.went : around.went
  return { ...there, went }
}

function fateOf({ before, after }: There): Fate {
  return before ? (after ? 'same' : 'out') : 'in'
}

function nodePart(view: View, element: Y.XmlElement, { came }: Piece, there: There): NodePart {
  const fate = fateOf(there)
  const now = attributesAt(view.past, element, there.after ? view.after : view.before)
  const old = fate === 'same' ? attributesAt(view.past, element, view.before) : now
  return {
    ...{ type: 'node', name: element.nodeName, fate, came, went: there.went },
    attrs: now.attrs,
    was: sameRecord(old.attrs, now.attrs) ? null : { attrs: old.attrs, by: now.by },
    parts: [],
  }
}

/**
 * Attributes as they stood after a step, and the entry that changed them last. Of all values that
 * an attribute had been given by then, the last in Yjs' own order counted.
 */
function attributesAt(past: Past, element: Y.XmlElement, step: number) {
  const attrs: Record<string, unknown> = {}
  let by = -1
  for (const [name, newest] of element._map) {
    const given = lastGiven(past, newest, step)
    if (!given) continue
    const isGone = !past.wasThere(given.piece, step)
    by = Math.max(by, isGone ? given.piece.went : given.piece.came)
    if (!isGone) attrs[name] = given.value
  }
  return { attrs, by }
}

/** The last value of an attribute's chain that had been given by then; null for none. */
function lastGiven(past: Past, newest: Y.Item, step: number) {
  for (let item: Y.Item | null = newest; item; item = item.left) {
    // Values that were overwritten one after the other may lie in one item.
    const values: unknown[] = item.content.getContent()
    for (const piece of past.piecesOf(item).toReversed())
      if (past.stepOf(piece.came) <= step)
        return { piece, value: values[piece.offset + piece.length - 1] }
  }
  return null
}

function textParts(view: View, text: Y.XmlText, around: There): TextPart[] {
  const { past } = view
  const parts: TextPart[] = []
  let marksBefore: Marks = {}
  let marksAfter: Marks = {}
  let was: TextPart['was'] = null
  let markedBy = -1
  for (const item of itemsIn(text)) {
    const { content } = item
    if (content instanceof Y.ContentFormat) {
      const [piece] = past.piecesOf(item)
      const there = piece && thereOf(view, piece, around)
      if (!piece || !there) continue
      if (there.before) marksBefore = withMark(marksBefore, content)
      if (there.after) marksAfter = withMark(marksAfter, content)
      if (there.before !== there.after) markedBy = there.after ? piece.came : piece.went
      was = sameRecord(marksBefore, marksAfter) ? null : { marks: marksBefore, by: markedBy }
      continue
    }
    if (!item.countable || content instanceof Y.ContentDeleted) continue
    for (const piece of piecesWithOwn(view, item)) {
      const there = thereOf(view, piece, around)
      if (!there) continue
      const fate = fateOf(there)
      const words =
        content instanceof Y.ContentString
          ? content.str.slice(piece.offset, piece.offset + piece.length)
          : OBJECT.repeat(piece.length)
      const part: TextPart = {
        ...{ type: 'text', text: words, fate, came: piece.came, went: there.went, own: piece.own },
        marks: fate === 'out' ? marksBefore : marksAfter,
        was: fate === 'same' ? was : null,
      }
      const last = parts.at(-1)
      if (last && isOne(last, part)) last.text += words
      else parts.push(part)
    }
  }
  return parts
}

/** The pieces of an item, further apart where their words were first written by different entries. */
function piecesWithOwn({ past, origins }: View, item: Y.Item): (Piece & { own: number })[] {
  const pieces = past.piecesOf(item)
  if (!origins) return pieces.map((piece) => ({ ...piece, own: piece.came }))
  const { client, clock } = item.id
  return pieces.flatMap((piece) => {
    const out: (Piece & { own: number })[] = []
    const end = piece.offset + piece.length
    for (let offset = piece.offset; offset < end;) {
      const { value, to } = origins.at(client, clock + offset)
      const length = Math.min(end, to - clock) - offset
      out.push({ ...piece, offset, length, own: value === -1 ? piece.came : value })
      offset += length
    }
    return out
  })
}

function withMark(marks: Marks, { key, value }: Y.ContentFormat): Marks {
  const next = new Map(Object.entries(marks))
  if (value === null) next.delete(key)
  else next.set(key, value)
  return Object.fromEntries(next)
}

function isOne(a: TextPart, b: TextPart): boolean {
  const isSame = a.fate === b.fate && a.came === b.came && a.went === b.went && a.own === b.own
  return isSame && a.marks === b.marks && a.was === b.was
}

function sameRecord(a: Marks, b: Marks): boolean {
  if (a === b) return true
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]))
  )
}
