import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../../lib/errors'

// OWASP's smallest recommended argon2id: 19 MiB, two passes, one lane. 2 is argon2id.
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

// More at once than there are cores is no faster, and Node has four threads for all its file work.
const AT_ONCE = Math.min(4, availableParallelism())
const MAX_WAITING = 50

/** Hashes and checks passwords, a few at a time: hashing is dear, and anybody can ask for it. */
export class Passwords {
  private running = 0
  private readonly waiting: (() => void)[] = []
  private readonly decoy: Promise<string>

  constructor() {
    this.decoy = this.hash(randomBytes(16).toString('hex'))
  }

  /** @throws AppError busy when too many wait already */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalized(password), COST))
  }

  /**
   * Without a hash (nobody has that address) it does the same work and answers false.
   * @throws AppError busy when too many wait already
   */
  async check(stored: string | null, password: string): Promise<boolean> {
    const against = stored ?? (await this.decoy)
    const matches = await this.inTurn(() => verify(against, normalized(password)))
    return matches && stored !== null
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= MAX_WAITING) throw new AppError('busy')
      // Whoever finishes hands its place on, so nobody new can slip in between.
      await new Promise<void>((resume) => this.waiting.push(resume))
    } else this.running++
    try {
      return await work()
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.running--
    }
  }
}

// The same word can reach us composed or decomposed, depending on the keyboard.
function normalized(password: string): string {
  return password.normalize('NFKC')
}
