const NARROWEST = 40
const WIDEST = 1200

/** The nearest width, in whole pixels, that a column may have. */
export function saneWidth(width: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)))
}
