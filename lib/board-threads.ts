// One thing: from what rests on what to lines. First every thread gets a route (which edges, which
// gutters), then threads that share an edge or a gutter move apart, then the lines are written.
import { at, boardGrid, type BoardGrid, type BoardTile, type Placed, type Span } from './board'
import type { ElementKind } from './frameworks/framework'

export interface Thread {
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
  threads: Thread[]
}

interface Point {
  x: number
  y: number
}

type Laid = Placed & Pick<ElementKind, 'drawsOn'>

/** Where a thread runs, before anybody knows at which place on an edge. */
interface Route {
  from: BoardTile
  to: BoardTile
  strength: Thread['strength']
  /** `across` and `down`: straight; `slant`: within one gutter; `round`: along gutters. */
  way: 'across' | 'down' | 'slant' | 'round'
  /** The row gutters it leaves into and arrives from; gutter n lies below row n. */
  leaves: number
  arrives: number
  /** The column gutter between the two, where they differ; gutter n lies beside column n. */
  beside: number | null
}

/** How far the ends of threads stand apart on one edge of a tile, and from its corner. */
const PITCH = 36
const CORNER = 20
/** How steeply a slanting thread leaves its tile, as a share of the gutter. */
const EASE = 0.64

/**
 * The board of a framework. Neighbours are joined directly, diagonals cross in the gutter between
 * them, everything else runs along gutters: no thread passes through a tile.
 */
export function boardOf(kinds: readonly Laid[]): Board {
  const routes = routesOf(kinds)
  const rows = Math.max(0, ...kinds.map((kind) => kind.place.row))
  const columns = Math.max(0, ...kinds.map((kind) => kind.place.column))
  const grid = boardGrid(kinds, {
    below: routes.some((route) => route.way === 'round' && route.leaves === rows),
    beside: routes.some((route) => route.beside === columns),
  })
  const end = endsOf(routes)
  const lane = lanesOf(routes, grid)
  return { ...grid, threads: routes.map((route) => draw(route, end, lane)) }
}

function routesOf(kinds: readonly Laid[]): Route[] {
  // Only places matter here; the grid is made once more when it is known which gutters are used.
  const { tiles } = boardGrid(kinds, { below: false, beside: false })
  const tileOf = (key: string) => tiles.find((tile) => tile.kind === key)
  const routes = kinds.flatMap((kind) =>
    kind.drawsOn.flatMap(({ kind: key, strength }) => {
      const from = tileOf(kind.key)
      const to = tileOf(key)
      return from && to ? [{ from, to, strength, ...wayOf(from, to, tiles) }] : []
    }),
  )
  // Required ones first: they are always drawn, so they get the places nearest to the corners.
  return routes.sort(
    (a, b) => Number(b.strength === 'required') - Number(a.strength === 'required'),
  )
}

function wayOf(
  from: BoardTile,
  to: BoardTile,
  tiles: readonly BoardTile[],
): Pick<Route, 'way' | 'leaves' | 'arrives' | 'beside'> {
  const upwards = to.row < from.row
  const level = to.row === from.row
  const leaves = upwards ? from.row - 1 : from.row
  const arrives = upwards || level ? to.row : to.row - 1
  const gutters = { leaves, arrives, beside: null }
  const between = tiles.filter(
    (tile) =>
      isBetween(tile.row, from.row, to.row) &&
      isBetween(tile.column, from.column, to.column) &&
      tile.kind !== from.kind &&
      tile.kind !== to.kind,
  )
  if (between.length === 0 && level) return { way: 'across', ...gutters }
  if (between.length === 0 && from.column === to.column) return { way: 'down', ...gutters }
  if (level) return { way: 'round', ...gutters }
  if (leaves === arrives) {
    const slants = Math.abs(from.column - to.column) === 1
    return { way: slants ? 'slant' : 'round', ...gutters }
  }
  return { way: 'round', leaves, arrives, beside: columnGutter(from, to, tiles) }
}

/** The gutter next to the target, on the side the thread comes from. */
function columnGutter(from: BoardTile, to: BoardTile, tiles: readonly BoardTile[]): number {
  if (from.column < to.column) return to.column - 1
  if (from.column > to.column) return to.column
  const last = Math.max(...tiles.map((tile) => tile.column))
  return to.column === last && last > 1 ? last - 1 : to.column
}

function isBetween(value: number, a: number, b: number): boolean {
  return value >= Math.min(a, b) && value <= Math.max(a, b)
}

type EndOf = (route: Route, tile: BoardTile) => number

/** Where on an edge each thread ends: the middle when it goes straight, else towards the other. */
function endsOf(routes: readonly Route[]): EndOf {
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
    if (route.way === 'down' || towards === 0) return middle
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
  return (tile === route.from ? route.leaves : route.arrives) === tile.row
}

/** Towards which side of the tile the rest of the thread lies: -1 start, 1 end. */
function sideOf(route: Route, tile: BoardTile): number {
  const other = tile === route.from ? route.to : route.from
  const away = Math.sign(other.column - tile.column)
  if (away !== 0 || route.beside === null) return away
  return route.beside < tile.column ? -1 : 1
}

interface Lanes {
  row(route: Route, gutter: number): number
  column(route: Route): number
}

/** Threads that run along one gutter share it evenly. */
function lanesOf(routes: readonly Route[], grid: BoardGrid): Lanes {
  const round = routes.filter((route) => route.way === 'round')
  return {
    row: (route, gutter) =>
      lane(
        gutterAfter(grid.rows, gutter, grid.height),
        round.filter((other) => other.leaves === gutter || other.arrives === gutter),
        route,
      ),
    column: (route) =>
      lane(
        gutterAfter(grid.columns, route.beside ?? 0, grid.width),
        round.filter((other) => other.beside === route.beside),
        route,
      ),
  }
}

function lane({ start, end }: Span, sharing: readonly Route[], route: Route): number {
  return start + ((end - start) * (sharing.indexOf(route) + 1)) / (sharing.length + 1)
}

function gutterAfter(spans: readonly Span[], number: number, whole: number): Span {
  return { start: at(spans, number).end, end: spans[number + 1]?.start ?? whole }
}

function draw(route: Route, endOf: EndOf, lanes: Lanes): Thread {
  const { from, to, strength } = route
  const start = edgePoint(route, from, endOf)
  const knot = edgePoint(route, to, endOf)
  return { from: from.kind, to: to.kind, strength, path: line(route, start, knot, lanes), knot }
}

function edgePoint(route: Route, own: BoardTile, endOf: EndOf): Point {
  if (route.way === 'across') {
    const other = own === route.from ? route.to : route.from
    const x = other.column > own.column ? own.across.end : own.across.start
    return { x, y: (own.down.start + own.down.end) / 2 }
  }
  return { x: endOf(route, own), y: isBelow(route, own) ? own.down.end : own.down.start }
}

function line(route: Route, start: Point, knot: Point, lanes: Lanes): string {
  switch (route.way) {
    case 'across':
    case 'down':
      return rounded([start, knot])
    case 'slant': {
      const lift = (knot.y - start.y) * EASE
      const controls = [`${start.x} ${start.y + lift}`, `${knot.x} ${knot.y - lift}`]
      return `M${start.x} ${start.y}C${controls.join(' ')} ${knot.x} ${knot.y}`
    }
    case 'round': {
      const out = lanes.row(route, route.leaves)
      const back = lanes.row(route, route.arrives)
      const x = route.beside === null ? [] : [lanes.column(route)]
      const corners = [
        { x: start.x, y: out },
        ...x.flatMap((along) => [
          { x: along, y: out },
          { x: along, y: back },
        ]),
        { x: knot.x, y: back },
      ]
      return rounded([start, ...corners, knot])
    }
    default:
      return route.way satisfies never
  }
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
