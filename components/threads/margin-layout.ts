/** A card beside the text: where its words are, and how high it is; in pixels. */
export interface Card {
  id: string
  want: number
  height: number
}

/**
 * Where cards go so that none covers another. The open one stands at its line; those above it make
 * room upwards, those below downwards, and the text never moves for them.
 * @param cards in any order
 * @returns the top of each, by id
 */
export function stacked(
  cards: readonly Card[],
  active: string | null,
  gap: number,
): Map<string, number> {
  const ordered = [...cards].sort((a, b) => a.want - b.want)
  const tops = ordered.map(({ want }) => Math.max(0, want))
  const first = Math.max(
    0,
    ordered.findIndex(({ id }) => id === active),
  )
  for (let i = first - 1; i >= 0; i--) {
    const room = (tops[i + 1] ?? 0) - gap - (ordered[i]?.height ?? 0)
    tops[i] = Math.min(tops[i] ?? 0, room)
  }
  // There is nothing above the first line: what does not fit there goes below after all.
  let free = 0
  for (const [i, { height }] of ordered.entries()) {
    const top = i <= first ? Math.max(tops[i] ?? 0, free) : Math.max(ordered[i]?.want ?? 0, free)
    tops[i] = top
    free = top + height + gap
  }
  return new Map(ordered.map(({ id }, i) => [id, tops[i] ?? 0]))
}
