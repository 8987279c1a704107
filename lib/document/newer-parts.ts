import { Extension, Node, type Editor } from '@tiptap/core'
import { keepUnknown } from './keep-unknown'
import { isStranger } from './strangers'

export interface NewerPartsOptions {
  /** Shown in place of a part this version does not know, in the reader's language. */
  newerPart: string
}

const SENTENCE = 'This part was made with a newer version'

/** How parts this version does not know are shown; `keepUnknown` is what keeps them. */
export const NewerParts = Extension.create<NewerPartsOptions>({
  name: 'newerParts',
  // Before the keys that join blocks.
  priority: 950,
  addOptions: () => ({ newerPart: SENTENCE }),
  onBeforeCreate() {
    keepUnknown(this.editor.schema)
  },
  // One key must not take away what cannot be seen whole: the first marks it, the second removes it.
  addKeyboardShortcuts() {
    return {
      Backspace: ({ editor }) => markUnknown(editor, -1),
      Delete: ({ editor }) => markUnknown(editor, 1),
    }
  },
  addExtensions() {
    const { newerPart } = this.options
    return [
      Node.create({
        name: 'unknownBlock',
        group: 'block',
        content: 'block*',
        atom: true,
        selectable: true,
        isolating: true,
        // Required, so that nothing ever makes one of these to fill a gap or to wrap something.
        addAttributes: () => ({ name: { isRequired: true, rendered: false } }),
        renderHTML: ({ node }) => [
          'div',
          { class: 'newer', contenteditable: 'false' },
          ['p', { class: 'newer-why' }, newerPart],
          ...(node.textContent ? [['p', node.textContent] as const] : []),
        ],
      }),
      Node.create({
        name: 'unknownInline',
        group: 'inline',
        inline: true,
        content: 'inline*',
        atom: true,
        selectable: true,
        addAttributes: () => ({ name: { isRequired: true, rendered: false } }),
        renderHTML: ({ node }) => [
          'span',
          { class: 'newer', contenteditable: 'false', title: newerPart },
          node.textContent || newerPart,
        ],
      }),
    ]
  },
})

function markUnknown(editor: Editor, side: -1 | 1): boolean {
  const { $from, empty } = editor.state.selection
  if (!empty || $from.depth === 0) return false
  const atEdge =
    side < 0 ? $from.parentOffset === 0 : $from.parentOffset === $from.parent.content.size
  const outside = side < 0 ? $from.before() : $from.after()
  const $at = atEdge ? editor.state.doc.resolve(outside) : $from
  const node = side < 0 ? $at.nodeBefore : $at.nodeAfter
  if (!node || !isStranger(node)) return false
  return editor.commands.setNodeSelection(side < 0 ? $at.pos - node.nodeSize : $at.pos)
}
