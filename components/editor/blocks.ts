import type { ChainedCommands, CommandProps, Editor } from '@tiptap/core'
import type { NodeType } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { CalloutKind } from '@/lib/document/attributes'
import type { editor as words } from '@/lib/messages/en/editor'
import type { EditorIconName } from './editor-icon'

/** A kind of block somebody can turn a paragraph into, or put in its place. */
export interface Block {
  name: Exclude<keyof (typeof words)['search'], 'link'>
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
    insert: (chain) => chain.command(newTable).command(roomBelow),
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

/** Three rows of three, the first of them for headings. */
function newTable({ tr, state, dispatch }: CommandProps): boolean {
  const { table, tableRow, tableCell, tableHeader } = state.schema.nodes
  const rowOf = (type: NodeType | undefined) => {
    const cell = type?.createAndFill()
    return cell ? tableRow?.createChecked(null, [cell, cell, cell]) : undefined
  }
  const [head, row] = [rowOf(tableHeader), rowOf(tableCell)]
  if (!table || !head || !row) return false
  if (!dispatch) return true
  const inside = tr.selection.from + 1
  tr.replaceSelectionWith(table.createChecked(null, [head, row, row])).scrollIntoView()
  tr.setSelection(TextSelection.near(tr.doc.resolve(inside)))
  return true
}

/** A table at the very end gets a line below it, or nobody could go on writing there. */
function roomBelow({ tr, state, dispatch }: CommandProps): boolean {
  const paragraph = state.schema.nodes['paragraph']
  if (paragraph && dispatch && tr.doc.lastChild?.type.name === 'table')
    tr.insert(tr.doc.content.size, paragraph.create())
  return true
}
