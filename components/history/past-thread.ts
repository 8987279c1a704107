import { AskingThread } from '../workers/asking-thread'
import type { Answers, Asked, Question } from './past-questions'

/** Asks about the past of one element; the work is done in a thread of its own. */
export class PastThread {
  readonly #thread = new AskingThread(
    new Worker(new URL('./past-worker.ts', import.meta.url), { type: 'module' }),
  )

  constructor(private readonly elementId: string) {}

  /** @throws ApiError */
  async ask<Q extends Question>(question: Q): Promise<Answers[Q['kind']]> {
    const asked: Asked = { elementId: this.elementId, question }
    return (await this.#thread.ask(asked)) as Answers[Q['kind']]
  }

  /** What was asked and not answered yet fails; nobody listens any more. */
  end(): void {
    this.#thread.end()
  }
}
