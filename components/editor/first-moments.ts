import { Extension } from '@tiptap/core'
import { Plugin, type EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { LateExtensions } from './late-extensions'

/**
 * What somebody does before all of the editor is here waits for what it needs: what is pasted is
 * read by then, and keys find what they are for. When that cannot come, it is pasted as it is.
 */
export function firstMoments(late: LateExtensions): Extension {
  const again = new WeakSet<Event>()
  const waits = (view: EditorView, event: Event, copy: Event): true => {
    event.preventDefault()
    again.add(copy)
    void late.soon().then(() => {
      if (!view.isDestroyed) view.dom.dispatchEvent(copy)
    })
    return true
  }
  return Extension.create({
    name: 'firstMoments',
    // Before everything that reads a paste or takes a key.
    priority: 2000,
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleDOMEvents: {
            paste: (view, event) =>
              !late.isHere &&
              !again.has(event) &&
              view.editable &&
              waits(view, event, pasteLike(event)),
          },
          handleKeyDown: (view, event) =>
            !late.isHere &&
            !again.has(event) &&
            isFor(view.state, event) &&
            waits(view, event, new KeyboardEvent(event.type, event)),
        },
      }),
    ],
  })
}

/** Keys that only what comes later knows: of links, blocks, toolbars, and cells of tables. */
function isFor(state: EditorState, event: KeyboardEvent): boolean {
  const { key, altKey, shiftKey } = event
  if (event.ctrlKey || event.metaKey)
    return !altKey && (key === '.' || (key.toLowerCase() === 'k' && hasSelection()))
  if (altKey) return key === 'F10' || (shiftKey && (key === 'ArrowUp' || key === 'ArrowDown'))
  return key === 'Tab' && isInTable(state)
}

/** Without one, the key is not for the text. */
function hasSelection(): boolean {
  return document.getSelection()?.isCollapsed === false
}

function isInTable({ selection: { $head } }: EditorState): boolean {
  for (let depth = $head.depth; depth > 0; depth--)
    if ($head.node(depth).type.spec['tableRole'] === 'row') return true
  return false
}

/** With the same words and files; those of the event itself are gone once it is over. */
function pasteLike({ clipboardData }: ClipboardEvent): ClipboardEvent {
  const copy = new DataTransfer()
  for (const type of clipboardData?.types ?? [])
    if (type !== 'Files') copy.setData(type, clipboardData?.getData(type) ?? '')
  for (const file of clipboardData?.files ?? []) copy.items.add(file)
  return new ClipboardEvent('paste', { clipboardData: copy, bubbles: true, cancelable: true })
}
