import { AskedThread } from './asked-thread'
import type { LargeJudgement } from './large-judgement'

/** So many wait at once, and so many of one person: each holds its bytes in memory meanwhile. */
const MOST_WAITING = 32
const MOST_OF_ONE = 4
/** The thread ends when it had nothing to do for this long. */
const REST_MS = 60_000
/** A frame that needs more than this to be judged ends the thread and not the server. */
const MOST_HEAP_MB = 1024

/** What there is to judge, and all that is needed to. */
export interface LargeCase {
  update: Uint8Array<ArrayBuffer>
  userId: string
  /** The document, also what waits for the disk: merged, one update. */
  record: Uint8Array[]
  writers: Map<number, string>
  claimed: Map<number, string>
}

export type JudgeThread = Pick<AskedThread<LargeCase, LargeJudgement>, 'ask' | 'isDead' | 'end'>

/** More wait than there is room for. */
export class TooManyWait extends Error {}

interface Waiting {
  userId: string
  make(): LargeCase
  resolve(judgement: LargeJudgement): void
  reject(error: unknown): void
}

/**
 * Judges large updates in a thread of its own, one after the other, so that nobody else waits for
 * them. Judging decides nothing yet: whoever asked holds the answer against what has come since.
 */
export class LargeFrames {
  #waiting: Waiting[] = []
  #thread: JudgeThread | null = null
  #running: Promise<void> | null = null
  #rest: NodeJS.Timeout | null = null
  #stopped = false

  /**
   * @param onFault the thread failed or died
   * @param start tests start another thread
   */
  constructor(
    private readonly onFault: (message: string, error: unknown) => void,
    private readonly start: () => JudgeThread = startThread,
  ) {}

  /**
   * @param make makes the case when its turn has come: the document goes on meanwhile
   * @throws TooManyWait; Error when it could not be judged: then it may not be accepted
   */
  judge(userId: string, make: () => LargeCase): Promise<LargeJudgement> {
    const ofOne = this.#waiting.filter((one) => one.userId === userId).length
    if (this.#stopped || this.#waiting.length >= MOST_WAITING || ofOne >= MOST_OF_ONE)
      return Promise.reject(new TooManyWait('Too many large frames wait to be judged.'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ userId, make, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async stop(): Promise<void> {
    this.#stopped = true
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('The server stops.'))
    if (this.#rest) clearTimeout(this.#rest)
    await this.#thread?.end()
    await this.#running
  }

  async #run(): Promise<void> {
    if (this.#rest) clearTimeout(this.#rest)
    for (let one = this.#waiting[0]; one; one = this.#waiting[0]) {
      try {
        if (!this.#thread || this.#thread.isDead) this.#thread = this.start()
        const theirs = one.make()
        one.resolve(await this.#thread.ask(theirs, [theirs.update.buffer]))
      } catch (error) {
        if (!this.#stopped) this.onFault('a large frame could not be judged', error)
        one.reject(error)
      }
      // It counts as waiting until it is judged.
      this.#waiting.shift()
    }
    this.#running = null
    if (this.#stopped) return
    this.#rest = setTimeout(() => void this.#endThread(), REST_MS)
    this.#rest.unref()
  }

  async #endThread(): Promise<void> {
    const thread = this.#thread
    this.#thread = null
    await thread?.end()
  }
}

/** Tests put something around it. */
export function startThread(): JudgeThread {
  return new AskedThread(new URL('./judge-worker.mjs', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  })
}
