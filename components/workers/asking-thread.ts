import { ApiError, type ApiErrorCode } from '@/lib/client/api-error'

/** What a thread answers; see `answer-questions.ts`. */
export type Answered =
  { id: number; answer: unknown } | { id: number; error: ApiErrorCode | null; message: string }

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Error): void
}

/** A thread that is asked something and answers, as many times as one likes, until it is ended. */
export class AskingThread {
  readonly #waiting = new Map<number, Waiting>()
  #count = 0

  constructor(private readonly worker: Worker) {
    worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
      const waiting = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if ('answer' in data) waiting?.resolve(data.answer)
      else waiting?.reject(new ApiError(data.error ?? 'internal', data.message, 0))
    })
    // Not to get the thread is like not getting an answer.
    worker.addEventListener('error', () => this.#fail(offline()))
  }

  /** @throws ApiError */
  ask(question: unknown): Promise<unknown> {
    const id = ++this.#count
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.worker.postMessage({ id, question })
    })
  }

  /** What was asked and not answered yet fails; nobody listens any more. */
  end(): void {
    this.worker.terminate()
    this.#fail(offline())
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

function offline(): ApiError {
  return new ApiError('offline', 'The thread that reads has ended.', 0)
}
