import { Table, TableCell, TableHeader } from '@tiptap/extension-table'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { isAlignment, isColumnWidths, isSpan, only } from './attributes'

/**
 * Tables without the stock repair on every change: when two people change one table at once, each
 * of their browsers would repair it, twice over and for ever. The editor repairs a table right
 * before somebody adds or removes a part of it. Widths lie on the cells; `columnWidths` reads them.
 */
export const PlainTable = Table.extend({
  renderHTML() {
    return ['div', { class: 'table-scroll' }, ['table', ['tbody', 0]]]
  },
  addNodeView() {
    return null
  },
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map((plugin) => {
      const { appendTransaction } = plugin.spec
      if (!appendTransaction) return plugin
      return new Plugin({
        ...plugin.spec,
        // Told that nothing changed, it only keeps the selection sane.
        appendTransaction: (transactions, _before, after) =>
          appendTransaction.call(plugin, transactions, after, after),
      })
    })
  },
})

function cellAttributes() {
  return {
    colspan: only(isSpan, 1, {
      parseHTML: (element) => spanOf(element, 'colspan'),
      renderHTML: ({ colspan }) => (isSpan(colspan) && colspan > 1 ? { colspan } : {}),
    }),
    rowspan: only(isSpan, 1, {
      parseHTML: (element) => spanOf(element, 'rowspan'),
      renderHTML: ({ rowspan }) => (isSpan(rowspan) && rowspan > 1 ? { rowspan } : {}),
    }),
    colwidth: only(isColumnWidths, null, {
      parseHTML: (element) => widthsOf(element.getAttribute('data-colwidth')),
      renderHTML: ({ colwidth }) =>
        isColumnWidths(colwidth) ? { 'data-colwidth': colwidth.join(',') } : {},
    }),
    align: only(isAlignment, null, {
      parseHTML: (element) => {
        const align = (element.style.textAlign || element.getAttribute('align')) ?? ''
        return isAlignment(align) ? align : null
      },
      renderHTML: ({ align }) => (isAlignment(align) ? { 'data-align': align } : {}),
    }),
  }
}

/** Widths as our own clipboard has them. A width from elsewhere is that of another page. */
function widthsOf(text: string | null): number[] | null {
  const widths = text?.split(',').map(Number)
  return isColumnWidths(widths) ? widths : null
}

function spanOf(element: HTMLElement, name: string): number {
  const span = Number(element.getAttribute(name) ?? 1)
  return isSpan(span) ? span : 1
}

export const SafeCell = TableCell.extend({ addAttributes: cellAttributes })
export const SafeHeader = TableHeader.extend({ addAttributes: cellAttributes })

/**
 * The width of each column in pixels, null where it follows the words. The first cell that has one
 * decides, so people who change a table at once see the same columns and nothing needs repair.
 */
export function columnWidths(table: Node): (number | null)[] {
  const widths: (number | null)[] = []
  // A cell from above reaches down over these columns, for so many more rows.
  const taken: number[] = []
  table.forEach((row) => {
    let column = 0
    row.forEach((cell) => {
      while ((taken[column] ?? 0) > 0) column += 1
      const { colspan, rowspan, colwidth } = cell.attrs
      const across = isSpan(colspan) ? colspan : 1
      for (let i = 0; i < across; i++, column++) {
        const width: unknown = isColumnWidths(colwidth) ? colwidth[i] : null
        widths[column] ??= typeof width === 'number' && width > 0 ? width : null
        taken[column] = isSpan(rowspan) ? rowspan : 1
      }
    })
    for (let i = 0; i < taken.length; i++) taken[i] = Math.max(0, (taken[i] ?? 0) - 1)
  })
  return Array.from(widths, (width) => width ?? null)
}
