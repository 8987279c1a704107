import type { UpdateLog } from '../update-log'

/** Built wrongly on purpose: says "on disk" before it is. The suites of faults must notice. */
export function acknowledgeFirst(log: UpdateLog): UpdateLog {
  const heads = new Map<string, number>()
  let last: Promise<unknown> = Promise.resolve()
  return {
    ...log,
    async load(documentId) {
      const loaded = await log.load(documentId)
      if (loaded) heads.set(documentId, loaded.seq)
      return loaded
    },
    append(batch) {
      last = last
        .then(() => new Promise((done) => setTimeout(done, 20)))
        .then(() => log.append(batch))
        // Nobody hears of a failure either.
        .catch(() => undefined)
      return Promise.resolve(
        batch.map(({ documentId }) => {
          const seq = (heads.get(documentId) ?? 0) + 1
          heads.set(documentId, seq)
          return seq
        }),
      )
    },
  }
}
