/** Does something `count` times, at most `lanes` at once; what came of each, in order. */
export async function inLanes<T>(
  count: number,
  lanes: number,
  act: (index: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next++
      results[index] = await act(index)
    }
  }
  await Promise.all(Array.from({ length: Math.min(lanes, count) }, lane))
  return results
}
