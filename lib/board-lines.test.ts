import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardOf, type Board } from './board-lines'
import { BUILT_IN } from './frameworks/built-in'
import { nineElements } from './frameworks/nine-elements'

describe('boardOf', () => {
  const nine = boardOf(nineElements.kinds)

  it('[BD1] lays the nine out in three rows of three, the objective largest and in the centre', () => {
    expect(nine.templateColumns).toBe('300fr 50fr 360fr 50fr 300fr')
    expect(nine.templateRows).toBe('168fr 44fr 228fr 44fr 168fr 28fr')
    expect([nine.width, nine.height]).toEqual([1060, 680])
    const heart = nine.tiles.find((tile) => tile.kind === 'situational-objective')
    expect(heart).toMatchObject({
      across: { start: 350, end: 710 },
      down: { start: 212, end: 440 },
    })
  })

  it('[BD2] draws one line for each edge, from what rests to a knot on what is rested upon', () => {
    const edges = nineElements.kinds.flatMap((kind) =>
      kind.drawsOn.map((edge) => `${kind.key} > ${edge.kind} ${edge.strength}`),
    )
    const drawn = nine.lines.map((one) => `${one.from} > ${one.to} ${one.strength}`)
    expect(drawn.sort()).toEqual(edges.sort())
    for (const line of nine.lines) {
      const points = sampled(line.path)
      expect(isOnEdge(nine, line.from, points[0])).toBe(true)
      expect(isOnEdge(nine, line.to, points.at(-1))).toBe(true)
      expect(points.at(-1)).toEqual(line.knot)
    }
  })

  it('[BD3] no line of the nine elements passes through a tile', () => {
    expect(trespasses(nine)).toEqual([])
  })

  it('[BD3] no line passes through a tile on any grid, with holes, columns of one and far rows', () => {
    fc.assert(
      fc.property(anyGrid(), (kinds) => {
        expect(trespasses(boardOf(kinds))).toEqual([])
      }),
      { seed: 20260514, numRuns: 400 },
    )
  })

  it('[BD3] nor where tiles are as wide or as tall as they like', () => {
    fc.assert(
      fc.property(anySpans(), (kinds) => {
        const board = boardOf(kinds)
        expect(trespasses(board)).toEqual([])
        expect(board.lines).toHaveLength(kinds.flatMap((kind) => kind.drawsOn).length)
        for (const line of board.lines) {
          const points = sampled(line.path)
          expect(isOnEdge(board, line.from, points[0])).toBe(true)
          expect(isOnEdge(board, line.to, points.at(-1))).toBe(true)
        }
      }),
      { seed: 20260514, numRuns: 150 },
    )
  })

  it.each(BUILT_IN)(
    '[BD3] [BD4] the lines of $key pass through no tile and can be told apart',
    ({ kinds }) => {
      const board = boardOf(kinds)
      expect(trespasses(board)).toEqual([])
      expect(new Set(board.lines.map(({ path }) => path)).size).toBe(board.lines.length)
      const knots = board.lines.map(({ knot }) => `${knot.x} ${knot.y}`)
      expect(new Set(knots).size).toBe(knots.length)
    },
  )

  it('[BD4] no two knots lie on one point, so every link can be told from its neighbours', () => {
    const knots = nine.lines.map(({ knot }) => `${knot.x} ${knot.y}`)
    expect(new Set(knots).size).toBe(knots.length)
  })

  it('has gutters beyond the last row or column only where a line runs there', () => {
    const short = boardOf([kind('a', 1, 1), kind('b', 1, 2, 'a')])
    expect([short.templateColumns, short.templateRows]).toEqual(['300fr 50fr 300fr', '168fr'])
    const stack = boardOf([kind('a', 1, 1), kind('b', 2, 1), kind('c', 3, 1, 'a')])
    expect(stack.templateColumns).toBe('300fr 50fr')
    expect(trespasses(stack)).toEqual([])
  })

  it('stands without any element', () => {
    expect(boardOf([])).toMatchObject({ width: 0, height: 0, lines: [] })
  })
})

interface Point {
  x: number
  y: number
}

function kind(key: string, row: number, column: number, ...on: string[]) {
  return {
    key,
    place: { row, column },
    emphasis: false,
    drawsOn: on.map((other) => ({ kind: other, strength: 'required' as const })),
  }
}

/** Up to twelve tiles anywhere in a grid of four by four, each resting on any of those before it. */
function anyGrid() {
  const places = fc.uniqueArray(
    fc.record({ row: fc.integer({ min: 1, max: 4 }), column: fc.integer({ min: 1, max: 4 }) }),
    { minLength: 2, maxLength: 12, selector: ({ row, column }) => `${row}/${column}` },
  )
  return places.chain((cells) =>
    fc.tuple(
      ...cells.map((cell, i) =>
        fc
          .subarray(cells.slice(0, i).map((_, before) => `e${before}`))
          .map((on) => ({ ...kind(`e${i}`, cell.row, cell.column, ...on), emphasis: i === 2 })),
      ),
    ),
  )
}

/** Tiles of any size that do not overlap, each resting on any of those before it. */
function anySpans() {
  const size = fc.integer({ min: 1, max: 3 })
  const place = fc.record({
    row: fc.integer({ min: 1, max: 5 }),
    column: fc.integer({ min: 1, max: 4 }),
    rows: size,
    columns: size,
  })
  return fc.array(place, { minLength: 3, maxLength: 12 }).chain((places) => {
    const taken = new Set<string>()
    const apart = places.filter(({ row, column, rows, columns }) => {
      const cells = Array.from(
        { length: rows * columns },
        (_, i) => `${row + Math.floor(i / columns)}/${column + (i % columns)}`,
      )
      if (cells.some((cell) => taken.has(cell))) return false
      for (const cell of cells) taken.add(cell)
      return true
    })
    return fc.tuple(
      ...apart.map((place, i) =>
        fc
          .subarray(apart.slice(0, i).map((_, before) => `e${before}`))
          .map((on) => ({ ...kind(`e${i}`, 0, 0, ...on), place, emphasis: i === 2 })),
      ),
    )
  })
}

/** Every line that has a point inside a tile (not on its edge) or outside the board. */
function trespasses(board: Board): string[] {
  return board.lines
    .filter(({ path }) =>
      sampled(path).some(
        ({ x, y }) =>
          x < 0 ||
          y < 0 ||
          x > board.width ||
          y > board.height ||
          board.tiles.some(
            ({ across, down }) =>
              x > across.start + 0.01 &&
              x < across.end - 0.01 &&
              y > down.start + 0.01 &&
              y < down.end - 0.01,
          ),
      ),
    )
    .map(({ from, to, path }) => `${from} > ${to}: ${path}`)
}

function isOnEdge(board: Board, key: string, point: Point | undefined): boolean {
  const tile = board.tiles.find((one) => one.kind === key)
  if (!tile || !point) return false
  const { across, down } = tile
  const within = (value: number, span: typeof across) => value >= span.start && value <= span.end
  const ends = (value: number, span: typeof across) => value === span.start || value === span.end
  return (
    (ends(point.x, across) && within(point.y, down)) ||
    (ends(point.y, down) && within(point.x, across))
  )
}

/** Fifty points on each stretch of a path of absolute M, L, Q and C. */
function sampled(path: string): Point[] {
  const points: Point[] = []
  for (const [, letter, numbers] of path.matchAll(/([A-Z])([^A-Z]*)/g)) {
    const values = (numbers ?? '').trim().split(/\s+/).map(Number)
    expect(values.every(Number.isFinite), path).toBe(true)
    expect('MLQC').toContain(letter)
    const controls: Point[] = letter === 'M' ? [] : points.slice(-1)
    for (let i = 0; i < values.length; i += 2)
      controls.push({ x: values[i] ?? NaN, y: values[i + 1] ?? NaN })
    for (let step = 1; step <= 50; step++) points.push(bezier(controls, step / 50))
  }
  return points
}

/** De Casteljau: a point is a curve of one control, a line one of two. */
function bezier(controls: readonly Point[], share: number): Point {
  if (controls.length === 1) return controls[0] ?? { x: NaN, y: NaN }
  const next = controls.slice(1).map((b, i) => {
    const a = controls[i] ?? b
    if (share === 1) return b
    return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
  })
  return bezier(next, share)
}
