import { AppError } from '../../lib/errors'
import { TokenBucket } from '../sync/token-bucket'

/** What somebody says in a hurry passes; a script that floods others does not. */
const PER_SECOND = 1
const BURST = 30
/** How many people are remembered; whoever was quiet longest is forgotten first. */
const REMEMBERED = 5_000

/** How fast one person writes comments and reacts. */
export class Pace {
  readonly #buckets = new Map<string, TokenBucket>()

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @throws AppError comments_too_fast */
  step(userId: string): void {
    const bucket = this.#buckets.get(userId) ?? new TokenBucket(PER_SECOND, BURST, this.now)
    this.#buckets.delete(userId)
    this.#buckets.set(userId, bucket)
    if (this.#buckets.size > REMEMBERED)
      for (const [oldest] of this.#buckets) {
        this.#buckets.delete(oldest)
        break
      }
    if (bucket.take() > 0) throw new AppError('comments_too_fast')
  }
}
