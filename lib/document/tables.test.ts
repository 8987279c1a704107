import { describe, expect, it } from 'vitest'
import type { Content } from './content'
import { documentSchema } from './schema'
import { columnWidths } from './tables'

function cell(attrs: Record<string, unknown> = {}): Content {
  return { type: 'tableCell', attrs, content: [{ type: 'paragraph' }] }
}
function widthsOf(...rows: Content[][]): (number | null)[] {
  const content = rows.map((row) => ({ type: 'tableRow', content: row }))
  return columnWidths(documentSchema.nodeFromJSON({ type: 'table', content }))
}

describe('widths of columns', () => {
  it('[ED70] the first cell that has a width decides for its column', () => {
    expect(
      widthsOf(
        [cell(), cell({ colwidth: [200] }), cell()],
        [cell({ colwidth: [90] }), cell({ colwidth: [300] }), cell()],
      ),
    ).toEqual([90, 200, null])
  })

  it('[ED70] cells that span, and rows that two people left uneven, are read as they lie', () => {
    expect(
      widthsOf(
        [cell({ rowspan: 2, colwidth: [80] }), cell({ colspan: 2, colwidth: [100, 0] })],
        [cell({ colwidth: [70] }), cell({ colwidth: [60] })],
        [cell({ colwidth: [50] })],
      ),
    ).toEqual([80, 100, 60])
    expect(widthsOf([cell()], [cell(), cell({ colwidth: [120] })])).toEqual([null, 120])
  })

  it('[ED31] widths that no hand could make count as none', () => {
    for (const colwidth of [[1e9], [-5], [0.5], ['9em'], 100, '100', {}, [NaN], []])
      expect(widthsOf([cell({ colwidth })])).toEqual([null])
  })
})
