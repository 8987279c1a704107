// One thing: which gutters a line runs along. First the plain ways (straight, slanting, round one
// corner), and where a wide or tall tile stands in their way, a search through the free gutters.
import { boardGrid, type BoardTile, type Placed } from './board'
import type { ElementKind } from './frameworks/framework'

/** A stretch along one gutter: row gutter n lies below row n, column gutter n beside column n. */
export interface Run {
  along: 'row' | 'column'
  gutter: number
}

/** Where a line runs, before anybody knows at which place on an edge. */
export interface Route {
  from: BoardTile
  to: BoardTile
  strength: 'required' | 'recommended'
  /** `across` and `down`: straight; `slant`: within one gutter; `round`: along gutters. */
  way: 'across' | 'down' | 'slant' | 'round'
  /** The row gutters it leaves into and arrives from. */
  leaves: number
  arrives: number
  /** In order. A straight line has one when it runs between two tiles, along their gutter. */
  runs: Run[]
  /** The row or column in whose middle a straight line runs, when it does not run in a gutter. */
  middle: number
}

type Laid = Placed & Pick<ElementKind, 'drawsOn'>

/** A route for each thing that an element rests on; required ones first. */
export function routesOf(kinds: readonly Laid[]): Route[] {
  // Only places matter here; sizes are known when it is known which outer gutters are used.
  const { tiles } = boardGrid(kinds, { below: false, beside: false })
  const tileOf = (key: string) => tiles.find((tile) => tile.kind === key)
  const routes = kinds.flatMap((kind) =>
    kind.drawsOn.flatMap(({ kind: key, strength }) => {
      const from = tileOf(kind.key)
      const to = tileOf(key)
      return from && to ? [{ from, to, strength, ...wayOf(from, to, tiles) }] : []
    }),
  )
  // Required ones are always drawn, so they get the places nearest to the corners.
  return routes.sort(
    (a, b) => Number(b.strength === 'required') - Number(a.strength === 'required'),
  )
}

type Way = Omit<Route, 'from' | 'to' | 'strength'>

function wayOf(from: BoardTile, to: BoardTile, tiles: readonly BoardTile[]): Way {
  const straight = straightWay(from, to, tiles)
  if (straight) return straight
  const upwards = to.rowEnd < from.row
  const level = !upwards && to.row <= from.rowEnd
  const leaves = upwards ? from.row - 1 : from.rowEnd
  const arrives = upwards || level ? to.rowEnd : to.row - 1
  if (leaves === arrives) {
    const beside = from.columnEnd + 1 === to.column || to.columnEnd + 1 === from.column
    if (beside && !level) return { way: 'slant', leaves, arrives, runs: [], middle: 0 }
    if (rowIsFree(leaves, from, to, tiles)) return round([{ along: 'row', gutter: leaves }])
  } else {
    const gutter = columnGutter(from, to, tiles)
    const crossing = { column: gutter + 1, columnEnd: gutter }
    if (
      rowIsFree(leaves, from, crossing, tiles) &&
      rowIsFree(arrives, to, crossing, tiles) &&
      columnIsFree(gutter, leaves, arrives, tiles)
    )
      return round([
        { along: 'row', gutter: leaves },
        { along: 'column', gutter },
        { along: 'row', gutter: arrives },
      ])
  }
  return round(search(from, to, tiles))
}

function round(runs: Run[]): Way {
  const leaves = runs[0]?.gutter ?? 0
  return { way: 'round', leaves, arrives: runs.at(-1)?.gutter ?? leaves, runs, middle: 0 }
}

/** Side by side or one above the other with nothing in between: through a row, a column, a gutter. */
function straightWay(from: BoardTile, to: BoardTile, tiles: readonly BoardTile[]): Way | null {
  const rows = [Math.max(from.row, to.row), Math.min(from.rowEnd, to.rowEnd)] as const
  const columns = [
    Math.max(from.column, to.column),
    Math.min(from.columnEnd, to.columnEnd),
  ] as const
  const across = rows[0] <= rows[1]
  if (!across && columns[0] > columns[1]) return null
  const between = tiles.filter((tile) =>
    across
      ? isBetween(tile.column, tile.columnEnd, from.column, from.columnEnd, to.column, to.columnEnd)
      : isBetween(tile.row, tile.rowEnd, from.row, from.rowEnd, to.row, to.rowEnd),
  )
  const [first, last] = across ? rows : columns
  const line = linesOf(first, last).find((place) =>
    between.every((tile) => {
      const [start, end] = across ? [tile.row, tile.rowEnd] : [tile.column, tile.columnEnd]
      // A tile stands in a gutter only when it reaches over both its sides.
      return start > Math.floor(place) || end < Math.ceil(place)
    }),
  )
  if (line === undefined) return null
  const along = across ? ('row' as const) : ('column' as const)
  const runs = line % 1 === 0 ? [] : [{ along, gutter: Math.floor(line) }]
  return { way: across ? 'across' : 'down', leaves: 0, arrives: 0, runs, middle: line }
}

/** Rows (whole) and the gutters between them (halves), those nearest to the middle first. */
function linesOf(first: number, last: number): number[] {
  const middle = (first + last) / 2
  const lines = Array.from({ length: (last - first) * 2 + 1 }, (_, i) => first + i / 2)
  return lines.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b)
}

/** Whether a stretch lies strictly between two others, at least in part. */
function isBetween(
  start: number,
  end: number,
  ...[aStart, aEnd, bStart, bEnd]: [number, number, number, number]
): boolean {
  return end > Math.min(aEnd, bEnd) && start < Math.max(aStart, bStart)
}

/** The gutter next to the target, on the side the line comes from. */
function columnGutter(from: BoardTile, to: BoardTile, tiles: readonly BoardTile[]): number {
  if (from.columnEnd < to.column) return to.column - 1
  if (from.column > to.columnEnd) return to.columnEnd
  const last = Math.max(...tiles.map((tile) => tile.columnEnd))
  return to.columnEnd === last && to.column > 1 ? to.column - 1 : to.columnEnd
}

type Stretch = Pick<BoardTile, 'column' | 'columnEnd'>

/** Whether a row gutter can be walked from one stretch of columns to another. */
function rowIsFree(gutter: number, a: Stretch, b: Stretch, tiles: readonly BoardTile[]): boolean {
  const first = Math.min(a.columnEnd, b.columnEnd) + 1
  const last = Math.max(a.column, b.column) - 1
  return !tiles.some(
    (tile) =>
      tile.row <= gutter && tile.rowEnd > gutter && tile.column <= last && tile.columnEnd >= first,
  )
}

function columnIsFree(gutter: number, a: number, b: number, tiles: readonly BoardTile[]): boolean {
  const first = Math.min(a, b) + 1
  const last = Math.max(a, b)
  return !tiles.some(
    (tile) =>
      tile.column <= gutter && tile.columnEnd > gutter && tile.row <= last && tile.rowEnd >= first,
  )
}

interface Walk extends Stretch {
  runs: Run[]
  gutter: number
  cost: number
  arrived: boolean
}

/** A turn is worth so many rows or columns of a longer way. */
const TURN = 10

/**
 * The way with the fewest turns, then the shortest. There always is one: no tile reaches into the
 * gutters below the last row and beside the last column.
 */
function search(from: BoardTile, to: BoardTile, tiles: readonly BoardTile[]): Run[] {
  const rows = Math.max(...tiles.map((tile) => tile.rowEnd))
  const columns = Math.max(...tiles.map((tile) => tile.columnEnd))
  const done = new Set<string>()
  const walks: Walk[] = edgesOf(from).map((gutter) => ({
    ...{ column: from.column, columnEnd: from.columnEnd, cost: 0, arrived: false },
    ...{ gutter, runs: [{ along: 'row', gutter }] },
  }))
  for (let walk = cheapest(walks); walk; walk = cheapest(walks)) {
    if (walk.arrived) return walk.runs
    const place = `${walk.gutter} ${walk.column} ${walk.columnEnd}`
    if (done.has(place)) continue
    done.add(place)
    if (edgesOf(to).includes(walk.gutter) && rowIsFree(walk.gutter, walk, to, tiles))
      walks.push({ ...walk, arrived: true, cost: walk.cost + farFrom(walk, to) })
    for (let beside = 1; beside <= columns; beside++) {
      const crossing = { column: beside + 1, columnEnd: beside }
      if (!rowIsFree(walk.gutter, walk, crossing, tiles)) continue
      for (let gutter = 1; gutter <= rows; gutter++)
        if (gutter !== walk.gutter && columnIsFree(beside, walk.gutter, gutter, tiles))
          walks.push({
            ...crossing,
            gutter,
            arrived: false,
            runs: [...walk.runs, { along: 'column', gutter: beside }, { along: 'row', gutter }],
            cost: walk.cost + TURN + farFrom(walk, crossing) + Math.abs(gutter - walk.gutter),
          })
    }
  }
  throw new Error(`The board has no way from ${from.kind} to ${to.kind}.`)
}

/** The row gutters above and below a tile; nothing lies above the first row. */
function edgesOf(tile: BoardTile): number[] {
  return tile.row > 1 ? [tile.row - 1, tile.rowEnd] : [tile.rowEnd]
}

function farFrom(a: Stretch, b: Stretch): number {
  return Math.max(0, b.column - a.columnEnd, a.column - b.columnEnd)
}

function cheapest(walks: Walk[]): Walk | undefined {
  let best = 0
  walks.forEach((walk, i) => {
    if (walk.cost < (walks[best]?.cost ?? Infinity)) best = i
  })
  return walks.splice(best, 1)[0]
}
