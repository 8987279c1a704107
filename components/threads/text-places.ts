import type { EditorState } from '@tiptap/pm/state'
import type { Node } from '@tiptap/pm/model'
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { spotFrom, type Spot } from '@/lib/anchors/positions'

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook
interface Sync {
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
