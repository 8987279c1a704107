import type { ChainedCommands, CommandProps, Editor } from '@tiptap/core'
import type { CalloutKind } from '@/lib/document/attributes'
import type { editor as words } from '@/lib/messages/en/editor'
import type { EditorIconName } from './editor-icon'

/** A kind of block somebody can turn a paragraph into, or put in its place. */
export interface Block {
  name: keyof (typeof words)['search']
  icon: EditorIconName
  keys?: string
  insert: (chain: ChainedCommands) => ChainedCommands
  isOn: (editor: Editor) => boolean
}

export const BLOCKS: readonly Block[] = [
  {
    name: 'heading',
    icon: 'heading',
    keys: '##',
    insert: (chain) => chain.toggleHeading({ level: 2 }),
    isOn: (editor) => editor.isActive('heading', { level: 2 }),
  },
  {
    name: 'subheading',
    icon: 'subheading',
    keys: '###',
    insert: (chain) => chain.toggleHeading({ level: 3 }),
    isOn: (editor) => editor.isActive('heading', { level: 3 }),
  },
  {
    name: 'minor',
    icon: 'subheading',
    keys: '####',
    insert: (chain) => chain.toggleHeading({ level: 4 }),
    isOn: (editor) => editor.isActive('heading', { level: 4 }),
  },
  {
    name: 'bullets',
    icon: 'list',
    keys: '-',
    insert: (chain) => chain.toggleBulletList(),
    isOn: (editor) => editor.isActive('bulletList'),
  },
  {
    name: 'numbers',
    icon: 'numbers',
    keys: '1.',
    insert: (chain) => chain.toggleOrderedList(),
    isOn: (editor) => editor.isActive('orderedList'),
  },
  {
    name: 'tasks',
    icon: 'tasks',
    keys: '[ ]',
    insert: (chain) => chain.toggleTaskList(),
    isOn: (editor) => editor.isActive('taskList'),
  },
  {
    name: 'quote',
    icon: 'quote',
    keys: '>',
    insert: (chain) => chain.toggleBlockquote(),
    isOn: (editor) => editor.isActive('blockquote'),
  },
  callout('note'),
  callout('tip'),
  callout('caution'),
  {
    name: 'image',
    icon: 'image',
    insert: (chain) => chain.pickImage(),
    isOn: (editor) => editor.isActive('image'),
  },
  {
    name: 'insertTable',
    icon: 'table',
    insert: (chain) =>
      chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }).command(roomBelow),
    isOn: (editor) => editor.isActive('table'),
  },
  {
    name: 'codeBlock',
    icon: 'code',
    keys: '```',
    insert: (chain) => chain.toggleCodeBlock(),
    isOn: (editor) => editor.isActive('codeBlock'),
  },
  {
    name: 'divider',
    icon: 'divider',
    keys: '---',
    insert: (chain) => chain.setHorizontalRule(),
    isOn: () => false,
  },
]

function callout(kind: CalloutKind): Block {
  return {
    name: kind,
    icon: kind,
    keys: `[!${kind}]`,
    insert: (chain) => chain.toggleCallout(kind),
    isOn: (editor) => editor.isActive('callout', { kind }),
  }
}

/** A table at the very end gets a line below it, or nobody could go on writing there. */
function roomBelow({ tr, state, dispatch }: CommandProps): boolean {
  const paragraph = state.schema.nodes['paragraph']
  if (paragraph && dispatch && tr.doc.lastChild?.type.name === 'table')
    tr.insert(tr.doc.content.size, paragraph.create())
  return true
}
