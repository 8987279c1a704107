import type { Command, Transaction } from '@tiptap/pm/state'
import { isInTable, selectedRect, TableMap } from '@tiptap/pm/tables'
import { columnWidths } from '@/lib/document/tables'
import { saneWidth } from './sane-width'

const STEP = 40
/** Where a column has no width yet, the keys begin here. */
const USUAL = 160

/** Writes the widths of all columns, on each cell, and only where they change. Null: as the words need. */
export function writeWidths(
  tr: Transaction,
  tablePos: number,
  widths: readonly (number | null)[],
): Transaction {
  const table = tr.doc.nodeAt(tablePos)
  if (table?.type.spec.tableRole !== 'table') return tr
  const map = TableMap.get(table)
  for (const pos of new Set(map.map)) {
    // Zero: a place where a row is too short. It is drawn empty and has nothing to write on.
    const cell = pos > 0 ? table.nodeAt(pos) : null
    if (!cell) continue
    const { left, right } = map.findCell(pos)
    const own = widths.slice(left, right).map((width) => width ?? 0)
    const colwidth = own.some((width) => width > 0) ? own : null
    if (JSON.stringify(colwidth) === JSON.stringify(cell.attrs['colwidth'])) continue
    tr.setNodeMarkup(tablePos + 1 + pos, null, { ...cell.attrs, colwidth })
  }
  return tr
}

export const wider = stepwise((width) => saneWidth((width ?? USUAL) + STEP))
export const narrower = stepwise((width) => saneWidth((width ?? USUAL) - STEP))

/** All columns as wide as their words need. */
export const ownWidth: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  const { table, tableStart } = selectedRect(state)
  dispatch?.(
    writeWidths(
      state.tr,
      tableStart - 1,
      columnWidths(table).map(() => null),
    ),
  )
  return true
}

function stepwise(next: (width: number | null) => number): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false
    const { table, tableStart, left, right } = selectedRect(state)
    const widths = columnWidths(table).map((width, i) =>
      i >= left && i < right ? next(width) : width,
    )
    dispatch?.(writeWidths(state.tr, tableStart - 1, widths))
    return true
  }
}
