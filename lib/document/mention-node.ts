import { Node } from '@tiptap/core'
import { isMentionKey, isPersonId, only } from './attributes'

/** Stands for a name that is not known, or not for whoever reads. */
export const UNNAMED = '…'

export interface MentionOptions {
  /** The name somebody goes by now; `UNNAMED` while it is not known. */
  nameOf: (id: string) => string
}

/**
 * Somebody named in a line. The text holds their id and never a name, so that they are shown by the
 * name they go by in the workspace now. `key` tells this mention from others of the same person,
 * also after it was cut, pasted or brought back: they are told of each once.
 */
export const MentionNode = Node.create<MentionOptions>({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  addOptions: () => ({ nameOf: () => UNNAMED }),
  addAttributes() {
    const kept = { rendered: false } as const
    return {
      id: only(isPersonId, null, { ...kept, parseHTML: idIn }),
      key: only(isMentionKey, null, { ...kept, parseHTML: keyIn }),
    }
  },
  parseHTML: () => [
    { tag: 'span[data-person]', getAttrs: (element) => (idIn(element) ? null : false) },
  ],
  renderHTML({ node }) {
    const { id, key } = node.attrs
    return [
      'span',
      {
        class: 'mention',
        ...(isPersonId(id) ? { 'data-person': id } : {}),
        ...(isMentionKey(key) ? { 'data-mention': key } : {}),
      },
      said(id, this.options),
    ]
  },
  renderText({ node }) {
    return said(node.attrs['id'], this.options)
  },
})

function said(id: unknown, { nameOf }: MentionOptions): string {
  return `@${isPersonId(id) ? nameOf(id) : UNNAMED}`
}

function idIn(element: HTMLElement): string | null {
  const id = element.getAttribute('data-person')
  return isPersonId(id) ? id : null
}

function keyIn(element: HTMLElement): string | null {
  const key = element.getAttribute('data-mention')
  return isMentionKey(key) ? key : null
}
