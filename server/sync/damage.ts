// The database says that what lies on the disk cannot be read: the file is damaged, or the disk is.
// Never said when it is only busy, full or away.
const SQLITE = /^SQLITE_(CORRUPT|NOTADB|IOERR_(SHORT_)?READ|IOERR_DATA)/
/** data_corrupted, index_corrupted */
const POSTGRES = /^XX00[12]$/

const FIRST_REST_MS = 1_000
const LONGEST_REST_MS = 5 * 60_000

/** The database's own word for what went wrong; null when it had none. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

export function isDamage(error: unknown): boolean {
  const code = codeOf(error) ?? ''
  return SQLITE.test(code) || POSTGRES.test(code)
}

/**
 * Documents that lie where the database cannot read. Nothing is noted on the disk, which is not to
 * be trusted, and nothing is decided for good: they are read again after a rest that grows from a
 * second to five minutes, instead of with each of everybody's attempts.
 */
export class Damage {
  readonly #resting = new Map<string, { until: number; ms: number }>()

  /** Documents whose last reading failed. */
  get size(): number {
    return this.#resting.size
  }

  /** @param now milliseconds of any one clock */
  isResting(documentId: string, now: number): boolean {
    const rest = this.#resting.get(documentId)
    return rest !== undefined && now < rest.until
  }

  has(documentId: string): boolean {
    return this.#resting.has(documentId)
  }

  /** Reading it has failed. @returns whether that is news */
  found(documentId: string, now: number): boolean {
    const before = this.#resting.get(documentId)
    const ms = before ? Math.min(before.ms * 2, LONGEST_REST_MS) : FIRST_REST_MS
    this.#resting.set(documentId, { until: now + ms, ms })
    return before === undefined
  }

  /** It was read. @returns whether that is news */
  gone(documentId: string): boolean {
    return this.#resting.delete(documentId)
  }
}
