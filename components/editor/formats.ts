import type { Editor } from '@tiptap/core'
import type { editor as words } from '@/lib/messages/en/editor'
import { BLOCKS } from './blocks'
import type { EditorIconName } from './editor-icon'

/** A button that changes how the selection looks or what its block is. */
export interface Format {
  name: keyof (typeof words)['format']
  icon: EditorIconName
  keys?: string
  run: (editor: Editor) => void
  isOn: (editor: Editor) => boolean
}

export const MARKS: readonly Format[] = [
  mark('bold', 'Mod-b', (editor) => editor.chain().focus().toggleBold().run()),
  mark('italic', 'Mod-i', (editor) => editor.chain().focus().toggleItalic().run()),
  mark('strike', 'Mod-Shift-s', (editor) => editor.chain().focus().toggleStrike().run()),
  mark('highlight', 'Mod-Shift-h', (editor) => editor.chain().focus().toggleHighlight().run()),
  mark('code', 'Mod-e', (editor) => editor.chain().focus().toggleCode().run()),
]

export const TEXT_BLOCKS: readonly Format[] = BLOCKS.filter(({ name }) =>
  ['heading', 'subheading', 'bullets', 'numbers', 'tasks', 'quote'].includes(name),
).map((block) => ({
  name: block.name,
  icon: block.icon,
  run: (editor: Editor) => block.insert(editor.chain().focus()).run(),
  isOn: block.isOn,
}))

function mark(
  name: 'bold' | 'italic' | 'strike' | 'code' | 'highlight',
  keys: string,
  run: (editor: Editor) => void,
): Format {
  return { name, icon: name, keys, run, isOn: (editor) => editor.isActive(name) }
}
