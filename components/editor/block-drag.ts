import { Extension } from '@tiptap/core'
import { NodeSelection, Plugin, PluginKey } from '@tiptap/pm/state'
import { dropPoint } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'
import { moveBlocks, moveBlockTo } from './block-moves'
import { placesAfter } from './changed-places'

/** Where the block that is being dragged begins; null while none is. */
const key = new PluginKey<number | null>('blockDrag')

/**
 * Blocks change places, by keys and by dragging. The stock drop puts back the block as it was when
 * the drag began, without what others have written in it since; this one moves it as it is.
 */
export const BlockDrag = Extension.create({
  name: 'blockDrag',
  addKeyboardShortcuts() {
    const move = (by: -1 | 1) => () => {
      const { state, view } = this.editor
      return this.editor.isEditable && moveBlocks(by)(state, view.dispatch)
    }
    return { 'Alt-Shift-ArrowUp': move(-1), 'Alt-Shift-ArrowDown': move(1) }
  },
  addProseMirrorPlugins: () => [
    new Plugin<number | null>({
      key,
      state: {
        init: () => null,
        apply(tr, before) {
          const next = tr.getMeta(key) as number | null | undefined
          if (next !== undefined) return next
          return before === null ? null : placesAfter(tr).map(before, 1)
        },
      },
      props: {
        handleDrop(view, event, slice) {
          const pos = key.getState(view.state)
          if (pos === null || pos === undefined) return false
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
          const target = at && dropPoint(view.state.doc, at.pos, slice)
          endBlockDrag(view)
          if (target === null || !view.editable) return true
          event.preventDefault()
          moveBlockTo(pos, target)(view.state, view.dispatch)
          view.focus()
          return true
        },
      },
    }),
  ],
})

/** From here on the block at `pos` is in the hand of whoever drags. */
export function startBlockDrag(view: EditorView, pos: number, event: DragEvent): void {
  const { state } = view
  const selection = NodeSelection.create(state.doc, pos)
  const slice = selection.content()
  view.dispatch(state.tr.setMeta(key, pos))
  view.dragging = { slice, move: true }
  const drawn = view.nodeDOM(pos)
  if (!event.dataTransfer) return
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', slice.content.textBetween(0, slice.content.size, '\n'))
  if (drawn instanceof HTMLElement) event.dataTransfer.setDragImage(drawn, 0, 0)
}

export function endBlockDrag(view: EditorView): void {
  view.dragging = null
  if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, null))
}
