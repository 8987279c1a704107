import { Extension } from '@tiptap/core'
import { NodeSelection, Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { moveBlocks, moveBlockTo } from './block-moves'
import { placesAfter } from './changed-places'
import { lateKeys } from './late-extensions'

/** Where the block that is being dragged begins; null while none is. */
const key = lateKeys.blockDrag

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
        handleDOMEvents: {
          dragover(view, event) {
            if (typeof key.getState(view.state) === 'number') showGap(view, gapAt(view, event))
            return false
          },
        },
        handleDrop(view, event) {
          const pos = key.getState(view.state)
          if (pos === null || pos === undefined) return false
          const gap = gapAt(view, event)
          endBlockDrag(view)
          if (view.editable) moveBlockTo(pos, gap.pos)(view.state, view.dispatch)
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
  lineOf(view)?.remove()
  if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, null))
}

/** A place between blocks, and where it is drawn. */
interface Gap {
  pos: number
  top: number
}

/** Above or below the block under the pointer, by the half of it the pointer is in. */
function gapAt(view: EditorView, { clientY }: DragEvent): Gap {
  const text = view.dom.getBoundingClientRect()
  const end = { pos: view.state.doc.content.size, top: text.bottom }
  const at = view.posAtCoords({ left: text.left + text.width / 2, top: clientY })
  if (!at || clientY > text.bottom) return end
  const $at = view.state.doc.resolve(at.pos)
  const pos = $at.depth > 0 ? $at.before(1) : at.pos
  const node = view.state.doc.nodeAt(pos)
  const drawn = view.nodeDOM(pos)
  if (!node || !(drawn instanceof HTMLElement)) return end
  const { top, bottom } = drawn.getBoundingClientRect()
  return clientY < (top + bottom) / 2 ? { pos, top } : { pos: pos + node.nodeSize, top: bottom }
}

/** A line where the block would come to lie. The stock one goes by the letter under the pointer. */
function showGap(view: EditorView, { top }: Gap): void {
  const line = lineOf(view) ?? document.createElement('div')
  const { left, width } = view.dom.getBoundingClientRect()
  line.className = 'block-gap'
  line.style.setProperty('inset', `${top}px auto auto ${left}px`)
  line.style.setProperty('inline-size', `${width}px`)
  if (!line.isConnected) view.dom.parentElement?.append(line)
}

function lineOf(view: EditorView): HTMLElement | null {
  return view.dom.parentElement?.querySelector<HTMLElement>(':scope > .block-gap') ?? null
}
