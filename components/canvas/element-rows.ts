import { BOARD_LIMIT } from '@/lib/board'
import type { Canvas, ElementTile } from '@/lib/canvases'
import type { ElementKind, Framework, FrameworkTexts } from '@/lib/frameworks/framework'
import { textsOf } from '@/lib/frameworks/texts-of'
import type { Locale } from '@/lib/locales'
import { nextElements } from '@/lib/next-elements'

/** Something an element rests on, with the reason in words. */
export interface Ground {
  kind: string
  number: number
  label: string
  why: string
  strength: 'required' | 'recommended'
}

/** An element together with what its framework says of it. */
export interface ElementRow {
  element: ElementTile
  kind: ElementKind
  /** Place in the framework's order, from 1. */
  number: number
  texts: FrameworkTexts['kinds'][string]
  /** By number. */
  grounds: Ground[]
  /** Empty, and all that it must rest on is begun: a good place to go on. */
  isNext: boolean
}

/** The elements of a canvas in the order of its framework. */
export function elementRows(canvas: Canvas, framework: Framework, locale: Locale): ElementRow[] {
  const words = textsOf(framework, locale).kinds
  const numberOf = (key: string) => framework.kinds.findIndex((kind) => kind.key === key) + 1
  const labelOf = (key: string) =>
    canvas.elements.find((element) => element.kind === key)?.title ?? words[key]?.label ?? key
  const next = new Set(nextElements(canvas.elements, framework))
  return framework.kinds.flatMap((kind) => {
    const texts = words[kind.key]
    if (!texts) return []
    const grounds = kind.drawsOn.map((edge) => ({
      kind: edge.kind,
      number: numberOf(edge.kind),
      label: labelOf(edge.kind),
      why: texts.drawsOn[edge.kind] ?? '',
      strength: edge.strength,
    }))
    grounds.sort((a, b) => a.number - b.number)
    return canvas.elements
      .filter((element) => element.kind === kind.key)
      .map((element) => ({
        element,
        kind,
        number: numberOf(kind.key),
        texts,
        grounds,
        isNext: next.has(element),
      }))
  })
}

/** Whether a board can show these: a tile has one place, and more than twelve are no overview. */
export function fitsBoard(rows: readonly ElementRow[]): boolean {
  return rows.length <= BOARD_LIMIT && new Set(rows.map((row) => row.kind.key)).size === rows.length
}
