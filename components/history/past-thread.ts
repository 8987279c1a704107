import { ApiError } from '@/lib/client/api-error'
import type { Answered, Answers, Asked, Question } from './past-questions'

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Error): void
}

/** Asks about the past of one element; the work is done in a thread of its own. */
export class PastThread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #count = 0

  constructor(private readonly elementId: string) {
    this.#worker = new Worker(new URL('./past-worker.ts', import.meta.url), { type: 'module' })
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
      const waiting = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if ('answer' in data) waiting?.resolve(data.answer)
      else waiting?.reject(new ApiError(data.error ?? 'internal', data.message, 0))
    })
    // Not to get the thread is like not getting an answer.
    this.#worker.addEventListener('error', () => this.#fail(offline()))
  }

  /** @throws ApiError */
  ask<Q extends Question>(question: Q): Promise<Answers[Q['kind']]> {
    const id = ++this.#count
    return new Promise<Answers[Q['kind']]>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (answer) => resolve(answer as Answers[Q['kind']]), reject })
      const asked: Asked = { id, elementId: this.elementId, question }
      this.#worker.postMessage(asked)
    })
  }

  /** What was asked and not answered yet fails; nobody listens any more. */
  end(): void {
    this.#worker.terminate()
    this.#fail(offline())
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

function offline(): ApiError {
  return new ApiError('offline', 'The thread that reads the past has ended.', 0)
}
