import { AppError } from '../../lib/errors'
import { TokenBucket } from '../sync/token-bucket'

/** Whoever types into a field that searches along stays within this; a script that scans does not. */
const PER_SECOND = 5
const BURST = 60
/** How many people are remembered; whoever was quiet longest is forgotten first. */
const REMEMBERED = 5_000

/** How fast one person searches. */
export class SearchPace {
  readonly #buckets = new Map<string, TokenBucket>()

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @throws AppError search_too_fast */
  step(userId: string): void {
    const bucket = this.#buckets.get(userId) ?? new TokenBucket(PER_SECOND, BURST, this.now)
    this.#buckets.delete(userId)
    this.#buckets.set(userId, bucket)
    if (this.#buckets.size > REMEMBERED)
      for (const [oldest] of this.#buckets) {
        this.#buckets.delete(oldest)
        break
      }
    if (bucket.take() > 0) throw new AppError('search_too_fast')
  }
}
