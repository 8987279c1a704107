import { cardId } from './thread-marks'

/** Goes to the card of a thread, once it is drawn. */
export function focusCard(thread: string): void {
  requestAnimationFrame(() => document.getElementById(cardId(thread))?.focus())
}

/** Whether there is room for cards beside the text. */
export function hasMargin(): boolean {
  const margin = document.querySelector('.comments')
  return margin !== null && margin.getClientRects().length > 0
}
