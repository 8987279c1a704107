/** What a figure may take; whoever scrapes waits for the slowest of them. */
const PATIENCE_MS = 2000

/**
 * Asks at most once in so many milliseconds, however many scrape. A failure is remembered as long:
 * a database that does not answer is not asked more often for it.
 * @throws Error (rejects) also when no answer came within 2 s
 */
export function remembered<T>(ms: number, read: () => Promise<T>): () => Promise<T> {
  let last: { at: number; value: Promise<T> } | null = null
  return () => {
    const now = performance.now()
    if (last === null || now - last.at >= ms) last = { at: now, value: within(PATIENCE_MS, read()) }
    return last.value
  }
}

function within<T>(ms: number, value: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms.`)), ms)
    timer.unref()
    void value.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
