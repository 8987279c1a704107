import type { Editor } from '@tiptap/core'
import { fixTables } from '@tiptap/pm/tables'

export type TableChange =
  | 'addRowBefore'
  | 'addRowAfter'
  | 'deleteRow'
  | 'addColumnBefore'
  | 'addColumnAfter'
  | 'deleteColumn'
  | 'deleteTable'

/**
 * Changes a table by somebody's hand. Two people who change it at once leave rows of different
 * length; these are drawn as they are, and made even here, in the same breath as the next change.
 */
export function changeTable(editor: Editor, change: TableChange): boolean {
  const repair = fixTables(editor.state)
  if (repair) editor.view.dispatch(repair)
  return editor.chain().focus()[change]().run()
}
