import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { AbstractType } from 'yjs'
import { keepInPlace } from './keep-unknown'

/** The part of the binding's state that is read here; the package publishes no type for it. */
interface SyncState {
  type: AbstractType<unknown>
  binding: { mapping: Map<AbstractType<unknown>, Node | Node[]> }
}

/**
 * Keeps nodes that stand directly in the document although they belong inside another, e.g. a cell
 * without its table. ProseMirror would wrap them, the binding would take that for an edit, and each
 * open browser would write it: the words would be there once per reader. Goes before the binding.
 */
export function keepStrays(): Plugin {
  return new Plugin({
    view(view) {
      const sync: SyncState | undefined = ySyncPluginKey.getState(view.state)
      if (!sync) return {}
      const { mapping } = sync.binding
      const set = mapping.set.bind(mapping)
      const top = view.state.schema.topNodeType
      // The one moment at which a new node and its place in the Yjs document are both known.
      mapping.set = (part, node) => {
        if (!Array.isArray(node) && part.parent === sync.type)
          keepInPlace(view.state.schema, top, node)
        return set(part, node)
      }
      return {}
    },
  })
}
