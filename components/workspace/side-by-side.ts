import type { Canvas, ElementTile } from '@/lib/canvases'

/** Canvases of one framework, whatever version of it: their elements can stand beside each other. */
export interface Family {
  framework: string
  canvases: Canvas[]
}

/** One kind of element across canvases; a canvas may have none of it, or several. */
export interface KindRow {
  kind: string
  /** As the first of the canvases calls it. */
  title: string
  cells: { canvas: Canvas; elements: ElementTile[] }[]
}

/** How many columns stand side by side before anybody chooses. */
export const AT_FIRST = 3

/** In the order of their first canvases. */
export function families(canvases: readonly Canvas[]): Family[] {
  const found: Family[] = []
  for (const canvas of canvases) {
    const known = found.find(({ framework }) => framework === canvas.framework.key)
    if (known) known.canvases.push(canvas)
    else found.push({ framework: canvas.framework.key, canvases: [canvas] })
  }
  return found
}

/**
 * Which canvases to show to begin with: those that were asked for and those they started from, then
 * others of the same framework while there is room.
 */
export function chosenAtFirst(canvases: readonly Canvas[], wanted: readonly string[]): string[] {
  const asked = canvases.filter(({ id }) => wanted.includes(id))
  const kin = canvases.filter((canvas) => asked.some((one) => isKin(one, canvas)))
  return families(canvases).flatMap(({ canvases: family }) => {
    const first = family.filter((canvas) => asked.includes(canvas))
    if (first.length > 1) return first.map(({ id }) => id)
    const then = family.filter((canvas) => kin.includes(canvas))
    return [...new Set([...first, ...then, ...family])].slice(0, AT_FIRST).map(({ id }) => id)
  })
}

function isKin(one: Canvas, other: Canvas): boolean {
  return one.origin?.canvasId === other.id || other.origin?.canvasId === one.id
}

/** In the order of the first canvas; kinds that only others have come last. */
export function kindRows(canvases: readonly Canvas[]): KindRow[] {
  const titles = new Map<string, string>()
  for (const { elements } of canvases)
    for (const { kind, title } of elements) if (!titles.has(kind)) titles.set(kind, title)
  return [...titles].map(([kind, title]) => ({
    kind,
    title,
    cells: canvases.map((canvas) => ({
      canvas,
      elements: canvas.elements.filter((element) => element.kind === kind),
    })),
  }))
}
