import { Extension, type Editor } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import {
  addRowAfter,
  CellSelection,
  deleteTable,
  goToNextCell,
  tableEditing,
} from '@tiptap/pm/tables'

/**
 * Typing in tables, without the stock repair on every change: when two people change one table at
 * once, each of their browsers would repair it, twice over and for ever. The editor repairs a table
 * right before somebody adds or removes a part of it.
 */
export const TableTyping = Extension.create({
  name: 'tableTyping',
  addKeyboardShortcuts() {
    const { editor } = this
    const erase = () => deleteWhole(editor)
    return {
      Tab: () => goOn(editor),
      'Shift-Tab': () => goToNextCell(-1)(editor.state, editor.view.dispatch),
      Backspace: erase,
      'Mod-Backspace': erase,
      Delete: erase,
      'Mod-Delete': erase,
    }
  },
  addProseMirrorPlugins: () => [withoutRepair(tableEditing())],
})

/** To the next cell; from the last one into a new row. */
function goOn(editor: Editor): boolean {
  if (goToNextCell(1)(editor.state, editor.view.dispatch)) return true
  if (!addRowAfter(editor.state)) return false
  return editor
    .chain()
    .command(({ state, dispatch }) => addRowAfter(state, dispatch))
    .command(({ state, dispatch }) => goToNextCell(1)(state, dispatch))
    .run()
}

/** A table goes when all of its cells are selected. */
function deleteWhole({ state, view }: Editor): boolean {
  const { selection } = state
  if (!(selection instanceof CellSelection)) return false
  let cells = 0
  selection.$anchorCell.node(-1).forEach((row) => (cells += row.childCount))
  return cells === selection.ranges.length && deleteTable(state, view.dispatch)
}

function withoutRepair(plugin: Plugin): Plugin {
  const { appendTransaction } = plugin.spec
  return new Plugin({
    ...plugin.spec,
    // Told that nothing changed, it only keeps the selection sane.
    appendTransaction: (transactions, _before, after) =>
      appendTransaction?.call(plugin, transactions, after, after),
  })
}
