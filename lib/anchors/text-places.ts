import type { EditorState } from '@tiptap/pm/state'
import type { Node, Schema } from '@tiptap/pm/model'
import {
  absolutePositionToRelativePosition,
  initProseMirrorDoc,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { keepInPlace } from '../document/keep-unknown'
import { spotFrom, type Spot } from './positions'

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook
/** A document of Yjs, its text, and what of it is which part of the text as ProseMirror has it. */
export interface Sync {
  doc: Y.Doc
  type: Y.XmlFragment
  mapping: ReadonlyMap<unknown, Node | Node[]>
}

/** The binding of an editor to its document; null before there is one. */
export function syncOf(state: EditorState): Sync | null {
  const sync = ySyncPluginKey.getState(state)
  if (!sync?.binding) return null
  return { doc: sync.doc, type: sync.type, mapping: sync.binding.mapping }
}

/** The same of a text that no editor shows, and the text itself. */
export function syncWithout(text: Y.XmlFragment, schema: Schema): Sync & { content: Node } {
  if (!text.doc) throw new Error('Only a text in a document has places.')
  const { doc: content, mapping } = initProseMirrorDoc(text, schema)
  // As the editor has them (keep-strays.ts), so that the two are the same text.
  content.forEach((node) => keepInPlace(schema, schema.topNodeType, node))
  return { doc: text.doc, type: text, mapping: mapping as Sync['mapping'], content }
}

/**
 * A position in the editor as exactly that place of Yjs, also between blocks; null for what is
 * beyond the text.
 */
export function exactSpotAt({ type, mapping }: Sync, pos: number): Spot | null {
  let parent: Y.XmlFragment = type
  let at = 0
  for (;;) {
    let index = 0
    let inside: Y.XmlElement | null = null
    for (const child of parent.toArray() as Child[]) {
      const size = sizeOf(child, mapping)
      if (child instanceof Y.XmlText) {
        if (pos <= at + size) return { type: child, index: pos - at }
      } else if (pos <= at) return { type: parent, index }
      else if (pos < at + size && child instanceof Y.XmlElement) {
        inside = child
        break
      }
      at += size
      index++
    }
    if (!inside) return pos === at ? { type: parent, index } : null
    parent = inside
    at += 1
  }
}

/** A position in the editor as a place of Yjs. */
export function spotAt(sync: Sync, pos: number): Spot | null {
  const { doc, type, mapping } = sync
  const relative: unknown = absolutePositionToRelativePosition(pos, type, mapping as never)
  return spotFrom(relative as Y.RelativePosition, doc)
}

/**
 * Places of Yjs as positions in the editor. The binding can tell one at a time, each time walking
 * from the beginning; this walks once for any number of them.
 */
export class EditorPlaces {
  readonly #at = new Map<unknown, number>()

  constructor(private readonly sync: Sync) {
    const { type, mapping } = sync
    this.#at.set(type, 0)
    // A stack of our own: depth is in the hands of whoever writes.
    const todo: (Y.XmlFragment | Y.XmlElement)[] = [type]
    for (let parent = todo.pop(); parent; parent = todo.pop()) {
      let pos = this.#at.get(parent) ?? 0
      for (const child of parent.toArray() as Child[]) {
        if (child instanceof Y.XmlElement) {
          this.#at.set(child, pos + 1)
          todo.push(child)
        } else this.#at.set(child, pos)
        pos += sizeOf(child, mapping)
      }
    }
  }

  /** Null for what is not on the page. */
  posOf({ type, index }: Spot): number | null {
    const at = this.#at.get(type)
    if (at === undefined) return null
    if (type instanceof Y.XmlText) return at + index
    const before = type.toArray().slice(0, index) as Child[]
    return before.reduce((pos, child) => pos + sizeOf(child, this.sync.mapping), at)
  }
}

function sizeOf(child: Child, mapping: Sync['mapping']): number {
  const drawn = mapping.get(child)
  if (Array.isArray(drawn)) return drawn.reduce((size, node) => size + node.nodeSize, 0)
  return drawn?.nodeSize ?? (child instanceof Y.XmlText ? child.length : 0)
}
