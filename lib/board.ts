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
  /** The last row and column it covers; most tiles cover one of each. */
  rowEnd: number
  columnEnd: number
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

/** Gutters beyond the last row or column exist only where a line needs them. */
export interface Outer {
  below: boolean
  beside: boolean
}

/** The more columns share the width, the narrower a tile and the taller what it holds. */
const ROW: Record<number, number> = { 4: 204, 5: 232 }
const USUAL_ROW = 168
const TALLEST_ROW = 264
const TALLER = 60
const ROW_GUTTER = 44
const LAST_GUTTER = 28
const COLUMN = 300
const WIDE_COLUMN = 360
const COLUMN_GUTTER = 50

/** Lays out the tiles: the row and the column of an emphasised one are larger. */
export function boardGrid(kinds: readonly Placed[], outer: Outer): BoardGrid {
  const hearts = kinds.filter((kind) => kind.emphasis).map(({ place }) => endsOf(place))
  const last = { row: 0, column: 0 }
  for (const { place } of kinds) {
    const { rowEnd, columnEnd } = endsOf(place)
    last.row = Math.max(last.row, rowEnd)
    last.column = Math.max(last.column, columnEnd)
  }
  const usual = last.column <= 3 ? USUAL_ROW : (ROW[last.column] ?? TALLEST_ROW)
  // A tile that covers several rows has room enough.
  const rows = tracks(
    last.row,
    (row) =>
      hearts.some((heart) => heart.row === row && heart.rowEnd === row) ? usual + TALLER : usual,
    ROW_GUTTER,
  )
  const columns = tracks(
    last.column,
    (column) =>
      hearts.some((heart) => heart.column === column && heart.columnEnd === column)
        ? WIDE_COLUMN
        : COLUMN,
    COLUMN_GUTTER,
  )
  const height = endOf(rows) + (outer.below ? LAST_GUTTER : 0)
  const width = endOf(columns) + (outer.beside ? COLUMN_GUTTER : 0)
  return {
    width,
    height,
    rows,
    columns,
    tiles: kinds.map((kind) => {
      const ends = endsOf(kind.place)
      return {
        kind: kind.key,
        ...ends,
        across: covered(columns, ends.column, ends.columnEnd),
        down: covered(rows, ends.row, ends.rowEnd),
      }
    }),
    templateColumns: template(columns, width),
    templateRows: template(rows, height),
  }
}

/** For `grid-area`: rows and columns alternate with gutters. */
export function gridArea(place: ElementKind['place']): string {
  const { row, column, rowEnd, columnEnd } = endsOf(place)
  return `${row * 2 - 1} / ${column * 2 - 1} / ${rowEnd * 2} / ${columnEnd * 2}`
}

/** The first and the last row and column of a place. */
export function endsOf({ row, column, rows = 1, columns = 1 }: ElementKind['place']) {
  return { row, column, rowEnd: row + rows - 1, columnEnd: column + columns - 1 }
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
  const upright = move === 'up' || move === 'down'
  const forwards = move === 'down' || move === 'end'
  const ahead = tiles
    .map((tile) => {
      const [first, second] = forwards ? [here, tile] : [tile, here]
      const far = upright ? second.row - first.rowEnd : second.column - first.columnEnd
      const off = upright
        ? apart(here.column, here.columnEnd, tile.column, tile.columnEnd)
        : apart(here.row, here.rowEnd, tile.row, tile.rowEnd)
      return { tile, far, off }
    })
    // Sideways stays in its row; up and down may land a column off where the grid has holes.
    .filter(({ far, off }) => far > 0 && (upright || off === 0))
    .sort((a, b) => a.far - b.far || a.off - b.off)
  return ahead[0]?.tile ?? null
}

/** How far two stretches of rows or columns are from each other; 0 where they share one. */
function apart(start: number, end: number, otherStart: number, otherEnd: number): number {
  return Math.max(0, otherStart - end, start - otherEnd)
}

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

function covered(spans: readonly Span[], first: number, last: number): Span {
  return { start: at(spans, first).start, end: at(spans, last).end }
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
