/** A card beside the text: where its words are, and how high it is; in pixels. */
export interface Card {
  id: string
  want: number
  height: number
}

/**
 * Where cards go so that none covers another. The open one stands at its line; those above it make
 * room upwards, those below downwards, and the text never moves for them.
 * @param cards in the order of the text
 * @param floor nothing stands above it
 * @returns the top of each, by id
 */
export function stacked(
  cards: readonly Card[],
  active: string | null,
  { gap, floor }: { gap: number; floor: number },
): Map<string, number> {
  const tops = cards.map(({ want }) => Math.max(floor, want))
  const first = Math.max(
    0,
    cards.findIndex(({ id }) => id === active),
  )
  for (let i = first - 1; i >= 0; i--) {
    const room = (tops[i + 1] ?? 0) - gap - (cards[i]?.height ?? 0)
    tops[i] = Math.min(tops[i] ?? 0, room)
  }
  // What does not fit above goes below after all.
  let free = floor
  for (const [i, { height }] of cards.entries()) {
    const top = i <= first ? Math.max(tops[i] ?? 0, free) : Math.max(cards[i]?.want ?? 0, free)
    tops[i] = top
    free = top + height + gap
  }
  return new Map(cards.map(({ id }, i) => [id, tops[i] ?? 0]))
}
