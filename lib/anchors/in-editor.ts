import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { Anchor } from './anchor'
import { makeAnchor } from './make-anchor'
import type { Spot } from './positions'
import { resolveAnchor, type Resolved } from './resolve-anchor'
import { TextIndex } from './text-index'

/** A stretch of an editor's text, in ProseMirror's positions. */
export interface Stretch {
  from: number
  to: number
}

/** What the binding keeps: the node that each type is drawn as, and for words a list of them. */
type Mapping = Map<unknown, Node | Node[]>

/**
 * Anchors in the text of an editor, as it is at one moment. Making this walks the whole text once;
 * make it when the text has come to rest, not with each key, and map what was found until then.
 */
export class EditorPlaces {
  /** Where each type begins: for words before the first, for a node before its opening. */
  readonly #begins = new Map<unknown, number>()
  readonly #ends = new Map<unknown, number>()
  readonly #size: number

  private constructor(
    private readonly fragment: Y.XmlFragment,
    mapping: Mapping,
    readonly index: TextIndex,
  ) {
    this.#size = this.#walk(fragment, 0, mapping)
  }

  /** Null while the editor is not bound to its document. */
  static in(state: EditorState): EditorPlaces | null {
    const sync = ySyncPluginKey.getState(state)
    if (!sync?.binding) return null
    const fragment = sync.type as Y.XmlFragment
    return new EditorPlaces(fragment, sync.binding.mapping as Mapping, TextIndex.of(fragment))
  }

  /** An anchor for a stretch: words, or whole blocks when it begins and ends between blocks. */
  anchor({ from, to }: Stretch): Anchor | null {
    const start = this.#spotAt(this.fragment, 0, from, 'start')
    const end = this.#spotAt(this.fragment, 0, to, 'end')
    return start && end && makeAnchor(this.index, start, end)
  }

  /** Where an anchor stands; null when it is detached. */
  find(anchor: Anchor): (Stretch & { by: Extract<Resolved, { by: unknown }>['by'] }) | null {
    const found = resolveAnchor(this.index, anchor)
    if (found.state === 'detached') return null
    const from = found.start && this.#posOf(found.start)
    const to = found.end && this.#posOf(found.end)
    return from !== null && to !== null && from < to ? { from, to, by: found.by } : null
  }

  /** @returns where it ends */
  #walk(type: Y.XmlFragment, at: number, mapping: Mapping): number {
    for (const child of type.toArray()) {
      this.#begins.set(child, at)
      if (child instanceof Y.XmlText) at += child.length
      else {
        const node = mapping.get(child)
        // What the editor does not draw has no room in it.
        if (!node || Array.isArray(node)) continue
        if (child instanceof Y.XmlElement) this.#walk(child, at + 1, mapping)
        at += node.nodeSize
      }
      this.#ends.set(child, at)
    }
    return at
  }

  #posOf({ type, index }: Spot): number | null {
    const begins = type === this.fragment ? -1 : this.#begins.get(type)
    if (begins === undefined) return null
    if (type instanceof Y.XmlText) return begins + Math.min(index, type.length)
    if (index < type.length) return this.#begins.get(type.get(index)) ?? null
    const last = type.length > 0 ? this.#ends.get(type.get(type.length - 1)) : begins + 1
    return last ?? null
  }

  /** The place at a position inside of a type whose content begins at `at`. */
  #spotAt(type: Y.XmlFragment, at: number, pos: number, side: 'start' | 'end'): Spot | null {
    const children = type.toArray()
    for (const [index, child] of children.entries()) {
      const begins = this.#begins.get(child) ?? at
      const ends = this.#ends.get(child) ?? begins
      if (child instanceof Y.XmlText) {
        const isIn = side === 'start' ? pos < ends : pos <= ends
        if (pos >= begins && isIn) return { type: child, index: pos - begins }
      } else if (pos <= begins) return { type, index }
      else if (pos < ends && child instanceof Y.XmlElement)
        return this.#spotAt(child, begins + 1, pos, side)
    }
    const last = children.at(-1)
    if (last instanceof Y.XmlText) return { type: last, index: last.length }
    return pos <= this.#size ? { type, index: children.length } : null
  }
}
