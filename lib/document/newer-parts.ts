import { Extension, Node } from '@tiptap/core'
import { keepUnknown } from './keep-unknown'

export interface NewerPartsOptions {
  /** Shown in place of a part this version does not know, in the reader's language. */
  newerPart: string
}

const SENTENCE = 'This part was made with a newer version'

/** How parts this version does not know are shown; `keepUnknown` is what keeps them. */
export const NewerParts = Extension.create<NewerPartsOptions>({
  name: 'newerParts',
  addOptions: () => ({ newerPart: SENTENCE }),
  onBeforeCreate() {
    keepUnknown(this.editor.schema)
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
