import { expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../protocol'
import type { Anchor } from './anchor'
import { anchorAt } from './make-anchor'
import { resolveAnchor } from './resolve-anchor'
import { TextIndex } from './text-index'

// The reference is a text in which no character is there twice: which of a place's characters are
// left, and where, can be read off the text itself, without asking Yjs or the anchor.

const SESSIONS = 200
const EDITS = 40
const ANCHORS = 6

it(`[CO20] stands on what is left of its characters, in ${SESSIONS} random sessions of three copies with offline merges`, () => {
  let stood = 0
  let gone = 0
  for (let n = 0; n < SESSIONS; n++) {
    const seed = inject('seed') + n
    const session = new Session(seed)
    for (let edit = 0; edit < EDITS; edit++) {
      const acts: Act[] = ['type', 'type', 'delete', 'delete', 'add block', 'drop block', 'meet']
      for (const copy of session.edit(acts))
        for (const stands of session.check(copy))
          if (stands) stood++
          else gone++
    }
    session.meetAll()
    for (const copy of session.copies) session.check(copy)
    session.checkAlike()
  }
  expect(stood).toBeGreaterThan(gone)
  expect(gone).toBeGreaterThan(SESSIONS)
}, 60_000)

it('[CO21, CO22] finds its words again, whole, wherever undo, redo, moving, splitting and joining put them', () => {
  let whole = 0
  for (let n = 0; n < SESSIONS / 2; n++) {
    const session = new Session(inject('seed') + 7919 * n)
    for (let edit = 0; edit < EDITS; edit++) {
      const acts: Act[] = [
        'type',
        'delete',
        'undo',
        'undo',
        'redo',
        'meet',
        'move',
        'split',
        'join',
      ]
      for (const copy of session.edit(acts)) whole += session.checkWhole(copy)
    }
  }
  expect(whole).toBeGreaterThan(SESSIONS)
}, 60_000)

type Act =
  | 'type'
  | 'delete'
  | 'add block'
  | 'drop block'
  | 'meet'
  | 'undo'
  | 'redo'
  | 'move'
  | 'split'
  | 'join'

interface Copy {
  doc: Y.Doc
  text: Y.XmlFragment
  undo: Y.UndoManager
}

class Session {
  readonly copies: Copy[]
  readonly anchors: Anchor[] = []
  /** Characters that stood beside a place when it was made: never part of it. */
  readonly #beside = new Map<Anchor, Set<string>>()
  /** Its own, and those that were typed between two of them: always part of it. */
  readonly #own = new Map<Anchor, Set<string>>()
  readonly #rest: () => number
  #next = 0x4e00

  constructor(private readonly seed: number) {
    this.#rest = mulberry32(seed)
    this.copies = [1, 2, 3].map((clientID) => {
      const doc = new Y.Doc()
      doc.clientID = clientID
      const text = doc.getXmlFragment(FRAGMENT)
      return { doc, text, undo: new Y.UndoManager(text, { captureTimeout: 0 }) }
    })
    const [first] = this.copies as [Copy]
    for (let n = 0; n < 6; n++) this.#insertBlock(first, n, this.#fresh(20 + this.#upTo(40)))
    this.meetAll()
    for (const { undo } of this.copies) undo.clear()
    const index = TextIndex.of(first.text)
    for (let n = 0; n < ANCHORS; n++) {
      const from = this.#upTo(index.text.length - 31)
      const to = from + 4 + this.#upTo(26)
      const anchor = anchorAt(index, from, to)
      // A line break at its edge belongs to no block and to no comment.
      if (!anchor || anchor.quote !== anchor.quote.trim()) continue
      // Of a place in three blocks that loses its first, only the last is promised.
      if (anchor.quote.split('\n').length > 2) continue
      this.anchors.push(anchor)
      const beside = index.text.slice(0, from) + index.text.slice(to)
      this.#beside.set(anchor, new Set(beside.replaceAll('\n', '')))
      this.#own.set(anchor, new Set(anchor.quote.replaceAll('\n', '')))
    }
  }

  /**
   * One random act of one random person. Whole blocks change places only while all are together.
   * @returns the copies that may have changed
   */
  edit(acts: Act[]): Copy[] {
    const other = this.copies[this.#upTo(3)] as Copy
    const copy = this.copies[this.#upTo(3)] as Copy
    const act = acts[this.#upTo(acts.length)]
    const blocks = copy.text.length
    const at = this.#upTo(blocks)
    const words = blocks > 0 ? wordsIn(copy.text.get(at)) : null
    const place = words ? this.#upTo(words.length + 1) : 0
    switch (act) {
      case 'type':
        if (words) this.#type(words, place, this.#fresh(1 + this.#upTo(5)))
        break
      case 'delete':
        if (words && place < words.length)
          words.delete(place, 1 + this.#upTo(Math.min(14, words.length - place)))
        break
      case 'add block':
        this.#insertBlock(copy, at, this.#fresh(10))
        break
      case 'drop block':
        // Seldom: a text must not run out of what is commented on.
        if (blocks > 3 && this.#upTo(6) === 0) copy.text.delete(at)
        break
      case 'meet':
        meet(copy, other)
        break
      case 'undo':
        copy.undo.undo()
        break
      case 'redo':
        copy.undo.redo()
        break
      case 'move':
      case 'split':
      case 'join':
        this.meetAll()
        this.#rearrange(copy, act)
        this.meetAll()
        break
      default:
        throw new Error(`No act: ${String(act)}`)
    }
    copy.undo.stopCapturing()
    return [...new Set([copy, other])]
  }

  meetAll(): void {
    for (const one of this.copies) for (const other of this.copies) meet(one, other)
    for (const one of this.copies) for (const other of this.copies) meet(one, other)
  }

  /** Which anchors stand; throws when that is not what the characters say. */
  check({ text }: Copy): boolean[] {
    const index = TextIndex.of(text)
    return this.anchors.map((anchor) => {
      const found = resolveAnchor(index, anchor)
      const left = [...(this.#own.get(anchor) ?? [])].filter((char) => index.text.includes(char))
      const why = () => `seed ${this.seed}, "${anchor.quote}" in "${index.text}"`
      // What somebody typed at its edge while others took all of it away may be part of it or not.
      if (left.length > 0 && found.state !== 'attached') expect.fail(`detached: ${why()}`)
      if (found.state !== 'attached') return false
      const on = index.text.slice(found.from, found.to)
      const beside = this.#beside.get(anchor)
      if (left.some((char) => !on.includes(char))) expect.fail(`left out: ${why()}, on "${on}"`)
      if ([...on].some((char) => beside?.has(char))) expect.fail(`beside: ${why()}, on "${on}"`)
      return true
    })
  }

  /** All copies say the same. */
  checkAlike(): void {
    const [first, ...others] = this.copies.map(({ text }) => {
      const index = TextIndex.of(text)
      return this.anchors.map((anchor) => {
        const found = resolveAnchor(index, anchor)
        return found.state === 'attached' ? [found.by, found.from, found.to] : []
      })
    })
    for (const other of others) expect(other, `seed ${this.seed}`).toEqual(first)
  }

  /**
   * Where the very words of an anchor stand, once, and are long enough to tell, it is there.
   * @returns how many do
   */
  checkWhole({ text }: Copy): number {
    const index = TextIndex.of(text)
    let whole = 0
    for (const anchor of this.anchors) {
      const at = index.text.indexOf(anchor.quote)
      if (anchor.quote.length < 12 || at < 0) continue
      if (index.text.indexOf(anchor.quote, at + 1) >= 0) continue
      const found = resolveAnchor(index, anchor)
      const isThere = found.state === 'attached' && found.from <= at
      if (!isThere || found.to < at + anchor.length)
        expect.fail(
          `seed ${this.seed}, "${anchor.quote}" in "${index.text}": ${JSON.stringify({ ...found, start: 0, end: 0 })}`,
        )
      whole++
    }
    return whole
  }

  #type(words: Y.XmlText, place: number, typed: string): void {
    const there = words.toString()
    for (const own of this.#own.values())
      if (own.has(there[place - 1] ?? '') && own.has(there[place] ?? ''))
        for (const char of typed) own.add(char)
    words.insert(place, typed)
  }

  #rearrange({ doc, text }: Copy, act: 'move' | 'split' | 'join'): void {
    if (text.length < 2) return
    const at = this.#upTo(text.length - 1)
    const words = wordsIn(text.get(at))
    const next = wordsIn(text.get(at + 1))
    if (!words || !next) return
    doc.transact(() => {
      if (act === 'move') {
        const moved = words.toString()
        text.delete(at)
        this.#insertBlock({ text }, this.#upTo(text.length + 1), moved)
      } else if (act === 'split') {
        const cut = this.#upTo(words.length + 1)
        const tail = words.toString().slice(cut)
        words.delete(cut, words.length - cut)
        this.#insertBlock({ text }, at + 1, tail)
      } else {
        words.insert(words.length, next.toString())
        text.delete(at + 1)
      }
    })
  }

  #insertBlock({ text }: { text: Y.XmlFragment }, at: number, words: string): void {
    const block = new Y.XmlElement('paragraph')
    block.insert(0, [new Y.XmlText(words)])
    text.insert(at, [block])
  }

  /** Characters that were never there before. */
  #fresh(count: number): string {
    return Array.from({ length: count }, () => String.fromCharCode(this.#next++)).join('')
  }

  #upTo(count: number): number {
    return Math.floor(this.#rest() * count)
  }
}

function meet(one: Copy, other: Copy): void {
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)))
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)))
}

function wordsIn(block: unknown): Y.XmlText | null {
  const words = block instanceof Y.XmlElement ? block.firstChild : null
  return words instanceof Y.XmlText ? words : null
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
