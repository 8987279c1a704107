/** Each in turn every `ms`, spread evenly over that time as people are, on one timer. @returns what ends it */
export function everyTurn<T>(each: readonly T[], ms: number, act: (one: T) => void): () => void {
  const started = performance.now()
  let done = 0
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - started) / ms) * each.length)
    for (; done < due; done++) {
      const one = each[done % each.length]
      if (one) act(one)
    }
  }, 1)
  return () => clearInterval(timer)
}
