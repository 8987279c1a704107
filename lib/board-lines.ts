// One thing: from what rests on what to lines. Lines that share an edge or a gutter move apart, then
// the lines are written. Which gutters each runs along is in board-routes.ts.
import { at, boardGrid, type BoardGrid, type BoardTile, type Placed, type Span } from './board'
import { routesOf, type Route } from './board-routes'
import type { ElementKind } from './frameworks/framework'

export interface BoardLine {
  /** The kind that rests on the other; the line starts there. */
  from: string
  /** What is rested upon; the knot is tied there. */
  to: string
  strength: 'required' | 'recommended'
  /** For the `d` of a path in the units of the board. */
  path: string
  knot: Point
}

export interface Board extends BoardGrid {
  lines: BoardLine[]
}

interface Point {
  x: number
  y: number
}

/** How far the ends of lines stand apart on one edge of a tile, and from its corner. */
const PITCH = 36
const CORNER = 20
/** How steeply a slanting line leaves its tile, as a share of the gutter. */
const EASE = 0.64

/**
 * The board of a framework. Neighbours are joined directly, diagonals cross in the gutter between
 * them, everything else runs along gutters: no line passes through a tile.
 */
export function boardOf(kinds: readonly (Placed & Pick<ElementKind, 'drawsOn'>)[]): Board {
  const routes = routesOf(kinds)
  const bare = boardGrid(kinds, { below: false, beside: false })
  const rows = bare.rows.length - 1
  const columns = bare.columns.length - 1
  const runs = routes.flatMap((route) => route.runs)
  const grid = boardGrid(kinds, {
    below: runs.some(({ along, gutter }) => along === 'row' && gutter === rows),
    beside: runs.some(({ along, gutter }) => along === 'column' && gutter === columns),
  })
  const lanes = lanesOf(routes, grid)
  const end = endsOf(routes, lanes)
  return { ...grid, lines: routes.map((route) => draw(route, grid, end, lanes)) }
}

type EndOf = (route: Route, tile: BoardTile) => number

/** Where on an edge each line ends: the middle when it goes straight, else towards the other. */
function endsOf(routes: readonly Route[], lanes: Lanes): EndOf {
  const places = new Map<string, Route[]>()
  for (const route of routes)
    for (const tile of [route.from, route.to])
      if (route.way === 'slant' || route.way === 'round') {
        const place = placeOf(route, tile)
        places.set(place, [...(places.get(place) ?? []), route])
      }
  return (route, own) => {
    const { across } = own
    const middle = (across.start + across.end) / 2
    const towards = sideOf(route, own)
    // The gutter it comes along lies above or below the tile itself: straight on.
    if (towards === 0)
      return lanes(
        route,
        route.runs.findIndex(({ along }) => along === 'column'),
      )
    const sharing = places.get(placeOf(route, own)) ?? []
    const half = (across.end - across.start) / 2
    const pitch = Math.min(PITCH, (half - CORNER) / (sharing.length + 1))
    return middle + towards * (half - pitch * (sharing.indexOf(route) + 1))
  }
}

function placeOf(route: Route, tile: BoardTile): string {
  return `${tile.kind} ${isBelow(route, tile) ? 'below' : 'above'} ${sideOf(route, tile)}`
}

function isBelow(route: Route, tile: BoardTile): boolean {
  return (tile === route.from ? route.leaves : route.arrives) === tile.rowEnd
}

/** Towards which side of the tile the rest of the line lies: -1 start, 1 end, 0 neither. */
function sideOf(route: Route, tile: BoardTile): number {
  const isFrom = tile === route.from
  const other = isFrom ? route.to : route.from
  const columns = route.runs.filter(({ along }) => along === 'column')
  const beside = (isFrom ? columns[0] : columns.at(-1))?.gutter
  if (beside === undefined) return other.column > tile.columnEnd ? 1 : -1
  if (beside < tile.column) return -1
  return beside >= tile.columnEnd ? 1 : 0
}

/** The place of a line in the gutter of one of its runs, by the number of the run. */
type Lanes = (route: Route, run: number) => number

/** Lines that run along one gutter share it evenly. */
function lanesOf(routes: readonly Route[], grid: BoardGrid): Lanes {
  return (route, number) => {
    const run = route.runs[number]
    if (!run) throw new Error(`The line from ${route.from.kind} has no run ${number}.`)
    const { along, gutter } = run
    const sharing = routes.flatMap((other) =>
      other.runs.filter((one) => one.along === along && one.gutter === gutter),
    )
    const { start, end } =
      along === 'row'
        ? gutterAfter(grid.rows, gutter, grid.height)
        : gutterAfter(grid.columns, gutter, grid.width)
    return start + ((end - start) * (sharing.indexOf(run) + 1)) / (sharing.length + 1)
  }
}

function gutterAfter(spans: readonly Span[], number: number, whole: number): Span {
  return { start: at(spans, number).end, end: spans[number + 1]?.start ?? whole }
}

function draw(route: Route, grid: BoardGrid, endOf: EndOf, lanes: Lanes): BoardLine {
  const { from, to, strength } = route
  const points = pointsOf(route, grid, endOf, lanes)
  const start = points[0] ?? { x: 0, y: 0 }
  const knot = points.at(-1) ?? start
  const path = route.way === 'slant' ? slanting(start, knot) : rounded(points)
  return { from: from.kind, to: to.kind, strength, path, knot }
}

function pointsOf(route: Route, grid: BoardGrid, endOf: EndOf, lanes: Lanes): Point[] {
  const { from, to, way, runs, middle } = route
  if (way === 'across') {
    const y = runs.length > 0 ? lanes(route, 0) : middleOf(at(grid.rows, middle))
    const onwards = to.column > from.columnEnd
    return [
      { x: onwards ? from.across.end : from.across.start, y },
      { x: onwards ? to.across.start : to.across.end, y },
    ]
  }
  if (way === 'down') {
    const x = runs.length > 0 ? lanes(route, 0) : middleOf(at(grid.columns, middle))
    const onwards = to.row > from.rowEnd
    return [
      { x, y: onwards ? from.down.end : from.down.start },
      { x, y: onwards ? to.down.start : to.down.end },
    ]
  }
  const start = { x: endOf(route, from), y: edgeOf(route, from) }
  const knot = { x: endOf(route, to), y: edgeOf(route, to) }
  const corners: Point[] = []
  let { x } = start
  runs.forEach((run, i) => {
    if (run.along === 'column') return
    const y = lanes(route, i)
    const next = runs[i + 1] ? lanes(route, i + 1) : knot.x
    corners.push({ x, y }, { x: next, y })
    x = next
  })
  return [start, ...corners, knot].filter(
    (point, i, all) => point.x !== all[i - 1]?.x || point.y !== all[i - 1]?.y,
  )
}

function edgeOf(route: Route, tile: BoardTile): number {
  return isBelow(route, tile) ? tile.down.end : tile.down.start
}

function middleOf({ start, end }: Span): number {
  return (start + end) / 2
}

function slanting(start: Point, knot: Point): string {
  const lift = (knot.y - start.y) * EASE
  const controls = [`${start.x} ${start.y + lift}`, `${knot.x} ${knot.y - lift}`]
  return `M${start.x} ${start.y}C${controls.join(' ')} ${knot.x} ${knot.y}`
}

/** A path through the points, its corners eased as far as the legs beside them allow. */
function rounded(points: readonly Point[]): string {
  const last = points.length - 1
  return points
    .map((point, i) => {
      const before = points[i - 1]
      const after = points[i + 1]
      if (!before) return `M${point.x} ${point.y}`
      if (!after) return `L${point.x} ${point.y}`
      const enter = towards(point, before, i === 1)
      const leave = towards(point, after, i === last - 1)
      return `L${enter.x} ${enter.y}Q${point.x} ${point.y} ${leave.x} ${leave.y}`
    })
    .join('')
}

const RADIUS = 16

/** A point from the corner on the way to `next`; half of the way at most when a corner waits there. */
function towards(corner: Point, next: Point, whole: boolean): Point {
  const length = Math.abs(next.x - corner.x) + Math.abs(next.y - corner.y)
  const far = Math.min(RADIUS, whole ? length : length / 2)
  return {
    x: corner.x + Math.sign(next.x - corner.x) * far,
    y: corner.y + Math.sign(next.y - corner.y) * far,
  }
}
