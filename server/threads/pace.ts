import { AppError } from '../../lib/errors'
import { TokenBucket } from '../sync/token-bucket'

/** What somebody says in a hurry passes; a script that floods others does not. */
const PER_SECOND = 1
const BURST = 30
/** How many people are remembered; whoever was quiet longest is forgotten first. */
const REMEMBERED = 5_000

/** What may be done how fast: so much at once, then so much a second. */
interface Limits {
  perSecond: number
  burst: number
  /** What whoever goes faster is told. */
  code: 'comments_too_fast' | 'history_too_fast' | 'checks_too_fast'
}

const COMMENTS: Limits = { perSecond: PER_SECOND, burst: BURST, code: 'comments_too_fast' }

/** How fast one person does something; unless said otherwise: writes comments and reacts. */
export class Pace {
  readonly #buckets = new Map<string, TokenBucket>()

  constructor(
    private readonly limits = COMMENTS,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws AppError with the code of its limits */
  step(userId: string): void {
    const { perSecond, burst, code } = this.limits
    const bucket = this.#buckets.get(userId) ?? new TokenBucket(perSecond, burst, this.now)
    this.#buckets.delete(userId)
    this.#buckets.set(userId, bucket)
    if (this.#buckets.size > REMEMBERED)
      for (const [oldest] of this.#buckets) {
        this.#buckets.delete(oldest)
        break
      }
    if (bucket.take() > 0) throw new AppError(code)
  }
}
