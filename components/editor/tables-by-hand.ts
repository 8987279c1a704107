import type { Editor } from '@tiptap/core'
import { EditorState, Selection, TextSelection, type Command } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  columnIsHeader,
  deleteColumn,
  deleteRow,
  deleteTable,
  fixTables,
  isInTable,
  moveTableColumn,
  moveTableRow,
  rowIsHeader,
  selectedRect,
  TableMap,
  toggleHeader,
} from '@tiptap/pm/tables'
import { isAlignment } from '@/lib/document/attributes'
import { narrower, ownWidth, wider } from './column-widths'

export type Alignment = 'left' | 'center' | 'right'

const CHANGES = {
  addRowBefore: alikeAfter(addRowBefore, ({ top }) => top),
  addRowAfter: alikeAfter(addRowAfter, ({ bottom }) => bottom),
  deleteRow,
  moveRowUp: move('row', -1),
  moveRowDown: move('row', 1),
  addColumnBefore,
  addColumnAfter,
  deleteColumn,
  moveColumnBack: move('column', -1),
  moveColumnOn: move('column', 1),
  headerRow: toggleHeader('row'),
  headerColumn: toggleHeader('column'),
  wider,
  narrower,
  ownWidth,
  alignLeft: align(null),
  alignCenter: align('center'),
  alignRight: align('right'),
  deleteTable,
} as const satisfies Record<string, Command>

export type TableChange = keyof typeof CHANGES

/**
 * Changes a table by somebody's hand. Two people who change it at once leave rows of different
 * length; these are drawn as they are, and made even here, in the same breath as the change: one
 * transaction, so one undo takes all of it back. False when there was nothing to change.
 */
export function changeTable(editor: Editor, change: TableChange): boolean {
  const { state, view } = editor
  if (!editor.isEditable || !isInTable(state)) return false
  const all = state.tr
  // Without plugins: what is tried out here must not be heard by any of them.
  let now = EditorState.create({ doc: state.doc, selection: state.selection })
  const take = (tr: typeof all) => {
    for (const step of tr.steps) all.step(step)
    all.setSelection(Selection.fromJSON(all.doc, tr.selection.toJSON()))
    now = now.apply(tr)
  }
  const even = () => {
    const repair = fixTables(now)
    if (repair) take(repair)
  }
  even()
  const done = CHANGES[change](now, take)
  if (done) even()
  if (all.docChanged) view.dispatch(all.scrollIntoView())
  view.focus()
  return done
}

/** What the tools show as pressed. Null outside of tables. */
export interface TableLooks {
  headerRow: boolean
  headerColumn: boolean
  align: Alignment
}

export function tableLooks(state: EditorState): TableLooks | null {
  if (!isInTable(state)) return null
  const { map, table, top, left } = selectedRect(state)
  const given: unknown = table.nodeAt(map.map[top * map.width + left] ?? 0)?.attrs['align']
  return {
    headerRow: rowIsHeader(map, table, 0),
    headerColumn: columnIsHeader(map, table, 0),
    align: isAlignment(given) ? given : 'left',
  }
}

/** Adds a row, whose cells then stand as those beside them do. */
function alikeAfter(
  add: Command,
  rowOf: (rect: { top: number; bottom: number }) => number,
): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false
    const row = rowOf(selectedRect(state))
    return add(state, dispatch && ((tr) => dispatch(alike(tr, state, row))))
  }
}

type Transaction = EditorState['tr']

function alike(tr: Transaction, before: EditorState, row: number): Transaction {
  const { map, table, tableStart } = selectedRect(before)
  const beside = Math.min(Math.max(0, row - 1), map.height - 1)
  const made = tr.doc.nodeAt(tableStart - 1)?.maybeChild(row)
  if (!made || made.childCount !== map.width) return tr
  let pos = tableStart
  for (let i = 0; i < row; i++) pos += tr.doc.nodeAt(tableStart - 1)?.child(i).nodeSize ?? 0
  pos += 1
  made.forEach((cell, offset, column) => {
    const like = table.nodeAt(map.map[beside * map.width + column] ?? 0)
    const align: unknown = like?.attrs['align']
    if (isAlignment(align)) tr.setNodeMarkup(pos + offset, null, { ...cell.attrs, align })
  })
  return tr
}

/** A header stays where it is: nothing goes above a row, or before a column, of headings. */
function move(what: 'row' | 'column', by: -1 | 1): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false
    const { map, table, tableStart, top, left } = selectedRect(state)
    const isRow = what === 'row'
    const from = isRow ? top : left
    const isFixed = (at: number) =>
      isRow ? rowIsHeader(map, table, at) : columnIsHeader(map, table, at)
    const to = from + by
    if (to < 0 || to >= (isRow ? map.height : map.width)) return false
    if ((from === 0 || to === 0) && isFixed(0)) return false
    const cell = tableStart + (map.map[top * map.width + left] ?? 0)
    const inside = state.selection.from - cell
    const go = isRow ? moveTableRow : moveTableColumn
    return go({ from, to, select: true, pos: cell })(
      state,
      dispatch &&
        ((tr) => dispatch(caretIn(tr, tableStart, isRow ? [to, left] : [top, to], inside))),
    )
  }
}

/** The caret goes with the words it stood in. */
function caretIn(
  tr: Transaction,
  tableStart: number,
  [row, column]: [number, number],
  inside: number,
): Transaction {
  const table = tr.doc.nodeAt(tableStart - 1)
  if (!table) return tr
  const map = TableMap.get(table)
  const cell = tableStart + (map.map[row * map.width + column] ?? 0)
  return tr.setSelection(TextSelection.near(tr.doc.resolve(cell + Math.max(1, inside))))
}

/** Of whole columns: cells of one column that differ could not be said in Markdown. */
function align(to: Alignment | null): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false
    const { map, table, tableStart, left, right } = selectedRect(state)
    const { tr } = state
    for (const pos of map.cellsInRect({ left, right, top: 0, bottom: map.height })) {
      const cell = table.nodeAt(pos)
      if (cell && cell.attrs['align'] !== to)
        tr.setNodeMarkup(tableStart + pos, null, { ...cell.attrs, align: to })
    }
    dispatch?.(tr)
    return true
  }
}
