import { AskingThread } from '../workers/asking-thread'
import type { CompareQuestion, Difference } from './compare-questions'

/** Compares texts in a thread of its own, which begins with the first question. */
export class CompareThread {
  #thread: AskingThread | null = null

  /** @throws ApiError, also when nobody looks any more */
  async ask(question: CompareQuestion): Promise<Difference> {
    this.#thread ??= new AskingThread(
      new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' }),
    )
    return (await this.#thread.ask(question)) as Difference
  }

  /** What was asked and not answered yet fails. Whoever asks again begins another. */
  readonly end = (): void => {
    this.#thread?.end()
    this.#thread = null
  }
}
