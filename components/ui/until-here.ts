const AGAIN_MS = 2000

/**
 * Fetches a part of the page, again and again while the network is away. A part that cannot be
 * fetched would otherwise take down the page around it, and the text somebody is writing there.
 */
export async function untilHere<T>(load: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await load()
    } catch (error) {
      if (!isOutOfReach(error)) throw error
      await new Promise<void>((resolve) => {
        const timer = setTimeout(again, AGAIN_MS)
        window.addEventListener('online', again)
        function again() {
          clearTimeout(timer)
          window.removeEventListener('online', again)
          resolve()
        }
      })
    }
}

/** As the parts of a page fail that do not arrive; what goes wrong inside them is another matter. */
function isOutOfReach(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChunkLoadError'
}
