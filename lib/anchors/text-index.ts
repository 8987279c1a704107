import * as Y from 'yjs'
import { partsOf, type Content } from '../document/content'
import type { JSONContent } from '@tiptap/core'
import type { Spot } from './positions'

type Type = Y.XmlText | Y.XmlElement | Y.XmlFragment

/** Stands for what is no character: an image between words. */
const OBJECT = '\uFFFC'

/**
 * The words of a text in one string, blocks apart by one line break, with the way from the places
 * of Yjs into it and back. Made once for a state of the text; looking up is cheap then.
 */
export class TextIndex {
  readonly #spans = new Map<object, { from: number; to: number }>()
  /** Those that hold words, in order. */
  readonly #texts: { type: Y.XmlText; from: number; to: number }[] = []

  private constructor(
    readonly text: string,
    /** Null for a text without its past, such as an edition. */
    readonly doc: Y.Doc | null,
  ) {}

  static of(fragment: Y.XmlFragment): TextIndex {
    if (!fragment.doc) throw new Error('Only a text in a document has places.')
    const writer = new Writer()
    const spans: { type: Type; from: number; to: number }[] = []
    // A stack of our own instead of recursion: depth is in the hands of whoever writes.
    const todo: (Type | (() => void))[] = [fragment]
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      if (typeof next === 'function') {
        next()
        continue
      }
      if (next instanceof Y.XmlText) {
        const from = writer.write(charactersOf(next))
        spans.push({ type: next, from, to: writer.length })
        continue
      }
      const element = next
      if (element !== fragment) writer.breakLine()
      const span = { type: element, from: writer.length, to: 0 }
      spans.push(span)
      todo.push(() => {
        span.to = writer.length
        if (element !== fragment) writer.breakLine()
      })
      for (const child of element.toArray().reverse())
        if (child instanceof Y.XmlText || child instanceof Y.XmlElement) todo.push(child)
    }
    const index = new TextIndex(writer.text(), fragment.doc)
    for (const { type, from, to } of spans) {
      index.#spans.set(type, { from, to })
      if (type instanceof Y.XmlText && to > from) index.#texts.push({ type, from, to })
    }
    return index
  }

  /** Of ProseMirror's JSON: words only, no places. */
  static ofJson(json: JSONContent): TextIndex {
    const writer = new Writer()
    const todo: (Content | (() => void))[] = [json as Content]
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      if (typeof next === 'function') next()
      else if (typeof next.text === 'string') writer.write(next.text)
      else {
        writer.breakLine()
        todo.push(() => writer.breakLine())
        todo.push(...partsOf(next).toReversed())
      }
    }
    return new TextIndex(writer.text(), null)
  }

  /** Where a spot is in the words; null when what it is in is not part of the text (any more). */
  offsetOf({ type, index }: Spot): number | null {
    const span = this.#spans.get(type)
    if (!span) return null
    if (type instanceof Y.XmlText) return Math.min(span.from + index, span.to)
    const child = type instanceof Y.XmlFragment && index < type.length ? type.get(index) : null
    return (child && this.#spans.get(child)?.from) ?? span.to
  }

  /**
   * The place of Yjs at an offset: the one before the character that follows (`start`), or the one
   * after the character before (`end`), so that the two of a range lie in the blocks of its words.
   * Null in a text without places or without words.
   */
  spotAt(offset: number, side: 'start' | 'end'): Spot | null {
    const texts = this.#texts
    const at =
      side === 'start'
        ? (texts[firstWhere(texts, ({ to }) => to > offset)] ?? texts.at(-1))
        : (texts[firstWhere(texts, ({ from }) => from >= offset) - 1] ?? texts[0])
    if (!at) return null
    const index = Math.max(0, Math.min(offset, at.to) - at.from)
    return { type: at.type, index }
  }

  /** The end of the block that an offset is in, and its beginning. */
  lineAround(offset: number): { from: number; to: number } {
    const end = this.text.indexOf('\n', offset)
    return {
      from: offset === 0 ? 0 : this.text.lastIndexOf('\n', offset - 1) + 1,
      to: end < 0 ? this.text.length : end,
    }
  }
}

class Writer {
  readonly #parts: string[] = []
  #breaks = false
  length = 0

  /** Where the text begins. Line breaks at the very beginning and end are none. */
  write(text: string): number {
    if (text === '') return this.length
    if (this.#breaks && this.length > 0) this.#push('\n')
    this.#breaks = false
    const from = this.length
    // As everywhere in storage: PostgreSQL cannot keep a NUL.
    this.#push(text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text)
    return from
  }

  breakLine(): void {
    this.#breaks = true
  }

  text(): string {
    return this.#parts.join('')
  }

  #push(text: string): void {
    this.#parts.push(text)
    this.length += text.length
  }
}

/** One character for each place that Yjs counts. */
function charactersOf(text: Y.XmlText): string {
  // The text's own `toString` writes marks as tags; this one is of characters alone.
  const plain = Y.Text.prototype.toString.call(text)
  if (plain.length === text.length) return plain
  const parts: { insert: unknown }[] = text.toDelta()
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : OBJECT)).join('')
}

/** The first place in a sorted list where this holds; its length when nowhere. */
function firstWhere<T>(sorted: readonly T[], holds: (value: T) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const value = sorted[middle]
    if (value !== undefined && holds(value)) high = middle
    else low = middle + 1
  }
  return low
}
