import { Node as NodeExtension } from '@tiptap/core'
import type { Node, NodeType, Schema } from '@tiptap/pm/model'
import { isAlignment, isColumnWidths, isSpan, only } from './attributes'

/** What prosemirror-tables, which comes with the editor's later parts, knows the nodes by. */
const ROLES: Record<string, string> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
}

/**
 * Tables as part of the schema. What typing in them needs is the editor's (table-typing.ts). Widths
 * lie on the cells; `columnWidths` reads them.
 */
export const Table = NodeExtension.create({
  name: 'table',
  content: 'tableRow+',
  group: 'block',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['div', { class: 'table-scroll' }, ['table', ['tbody', 0]]],
  extendNodeSchema: ({ name }) => ({ tableRole: ROLES[name] }),
})

export const TableRow = NodeExtension.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ HTMLAttributes }) => ['tr', HTMLAttributes, 0],
})

export const TableCell = cellExtension('tableCell', 'td')
export const TableHeader = cellExtension('tableHeader', 'th')

function cellExtension(name: string, tag: 'td' | 'th') {
  return NodeExtension.create({
    name,
    content: 'block+',
    isolating: true,
    addAttributes: cellAttributes,
    parseHTML: () => [
      // A cell without words gets the paragraph it needs; of others the words decide.
      {
        tag,
        getAttrs: (element) => (isEmpty(element) ? {} : false),
        getContent: (_: unknown, schema: Schema) => filled(schema.nodes[name]),
      },
      { tag },
    ],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  })
}

/** Only what HTML collapses: a space that does not break is a word somebody wrote. */
function isEmpty(cell: HTMLElement): boolean {
  return cell.children.length === 0 && !/[^ \t\r\n\f]/.test(cell.textContent)
}

function filled(cell: NodeType | undefined) {
  const made = cell?.createAndFill()
  if (!made) throw new Error('A cell of a table can be made without words.')
  return made.content
}

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
