import type { Range } from './query'

/** A piece of a text as search shows it. */
export interface Passage {
  /** On one line, at most `PASSAGE_MAX` characters. */
  text: string
  /** What to highlight in it: first character, and the one after the last. */
  marks: [from: number, to: number][]
  /** Whether the text goes on before and after it. */
  before: boolean
  after: boolean
}

export const PASSAGE_MAX = 160
/** How much of what stands before the first hit is shown with it. */
const LEAD = 48
/** How far a cut may move to spare a word. */
const WORD_MAX = 24

/** The piece of a text around the first of these places. */
export function passageOf(text: string, ranges: readonly Range[]): Passage {
  const first = ranges[0]?.from ?? 0
  const isShort = text.length <= PASSAGE_MAX
  const start = isShort ? 0 : startNear(text, Math.min(first - LEAD, text.length - PASSAGE_MAX))
  const end = isShort ? text.length : endNear(text, start + PASSAGE_MAX)
  const piece = text.slice(start, end)
  const trimmed = piece.trimEnd()
  return {
    text: trimmed,
    marks: ranges.flatMap(({ from, to }): [number, number][] => {
      const [a, b] = [Math.max(from - start, 0), Math.min(to - start, trimmed.length)]
      return a < b ? [[a, b]] : []
    }),
    before: start > 0,
    after: start + trimmed.length < text.trimEnd().length,
  }
}

function startNear(text: string, wanted: number): number {
  if (wanted <= 0) return 0
  const space = text.indexOf(' ', wanted)
  if (space >= 0 && space - wanted < WORD_MAX) return space + 1
  return isInside(text, wanted) ? wanted + 1 : wanted
}

function endNear(text: string, wanted: number): number {
  if (wanted >= text.length) return text.length
  const space = text.lastIndexOf(' ', wanted)
  if (space > wanted - WORD_MAX) return space
  return isInside(text, wanted) ? wanted - 1 : wanted
}

/** Whether a cut here would leave half a character. */
function isInside(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1))
}
