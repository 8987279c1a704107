import type { ElementKind } from './frameworks/framework'

/** What a board must know of a kind: its name, its place, and whether it stands out. */
export type Placed = Pick<ElementKind, 'key' | 'place' | 'emphasis'>

/** Beyond so many elements a board is no overview any more; show the list. */
export const BOARD_LIMIT = 12

/** From `start` to `end`, in board units. */
export interface Span {
  start: number
  end: number
}

export interface BoardTile {
  kind: string
  row: number
  column: number
  /** From the inline start of the board, and from its top. */
  across: Span
  down: Span
}

/**
 * The grid of a board in its own units, about a pixel each. Rows and columns share what room the
 * board gets in these proportions, so a drawing over it may simply be stretched.
 */
export interface BoardGrid {
  width: number
  height: number
  tiles: BoardTile[]
  /** By row or column, from 1; index 0 is unused and empty. */
  rows: Span[]
  columns: Span[]
  /** For `grid-template-columns` and `-rows`: each track followed by the gutter after it. */
  templateColumns: string
  templateRows: string
}

/** Gutters beyond the last row or column exist only where a thread needs them. */
export interface Outer {
  below: boolean
  beside: boolean
}

const ROW = 168
const TALL_ROW = 228
const ROW_GUTTER = 44
const LAST_GUTTER = 28
const COLUMN = 300
const WIDE_COLUMN = 360
const COLUMN_GUTTER = 50

/** Lays out the tiles: the row and the column of an emphasised one are larger. */
export function boardGrid(kinds: readonly Placed[], outer: Outer): BoardGrid {
  const heart = kinds.filter((kind) => kind.emphasis)
  const rows = tracks(
    Math.max(0, ...kinds.map((kind) => kind.place.row)),
    (row) => (heart.some((kind) => kind.place.row === row) ? TALL_ROW : ROW),
    ROW_GUTTER,
  )
  const columns = tracks(
    Math.max(0, ...kinds.map((kind) => kind.place.column)),
    (column) => (heart.some((kind) => kind.place.column === column) ? WIDE_COLUMN : COLUMN),
    COLUMN_GUTTER,
  )
  const height = endOf(rows) + (outer.below ? LAST_GUTTER : 0)
  const width = endOf(columns) + (outer.beside ? COLUMN_GUTTER : 0)
  return {
    width,
    height,
    rows,
    columns,
    tiles: kinds.map((kind) => ({
      kind: kind.key,
      ...kind.place,
      across: at(columns, kind.place.column),
      down: at(rows, kind.place.row),
    })),
    templateColumns: template(columns, width),
    templateRows: template(rows, height),
  }
}

export type Move = 'up' | 'down' | 'start' | 'end' | 'first' | 'last'

/**
 * The tile that an arrow key leads to: the nearest row or column that way, and in it the tile most
 * nearly in line. Null at the edge of the board. `start` is where reading starts: left, or right
 * where that is the custom.
 */
export function tileTowards(
  tiles: readonly BoardTile[],
  kind: string,
  move: Move,
): BoardTile | null {
  if (move === 'first') return tiles[0] ?? null
  if (move === 'last') return tiles.at(-1) ?? null
  const here = tiles.find((tile) => tile.kind === kind)
  if (!here) return null
  const [along, aside] = move === 'up' || move === 'down' ? ROWWARDS : COLUMNWARDS
  const sign = move === 'down' || move === 'end' ? 1 : -1
  const ahead = tiles
    .map((tile) => ({
      tile,
      far: sign * (tile[along] - here[along]),
      off: Math.abs(tile[aside] - here[aside]),
    }))
    // Sideways stays in its row; up and down may land a column off where the grid has holes.
    .filter(({ far, off }) => far > 0 && (along === 'row' || off === 0))
    .sort((a, b) => a.far - b.far || a.off - b.off)
  return ahead[0]?.tile ?? null
}

const ROWWARDS = ['row', 'column'] as const
const COLUMNWARDS = ['column', 'row'] as const

/** The span of a row or column; throws when there is none of that number. */
export function at(spans: readonly Span[], number: number): Span {
  const span = spans[number]
  if (!span) throw new Error(`The board has no row or column ${number}.`)
  return span
}

function tracks(count: number, size: (number: number) => number, gutter: number): Span[] {
  const spans: Span[] = [{ start: 0, end: 0 }]
  let start = 0
  for (let number = 1; number <= count; number++) {
    const end = start + size(number)
    spans.push({ start, end })
    start = end + gutter
  }
  return spans
}

function endOf(spans: readonly Span[]): number {
  return spans.at(-1)?.end ?? 0
}

function template(spans: readonly Span[], whole: number): string {
  const sizes: string[] = []
  spans.slice(1).forEach((span, i, all) => {
    sizes.push(`${span.end - span.start}fr`)
    const gutter = (all[i + 1]?.start ?? whole) - span.end
    if (gutter > 0) sizes.push(`${gutter}fr`)
  })
  return sizes.join(' ')
}
