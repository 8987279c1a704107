import { ApiError } from '@/lib/client/api-error'
import type { Answered } from './asking-thread'

/** In a thread: answers what the page asks, one thing after the other. */
export function answerQuestions<Question>(
  answerTo: (question: Question) => Promise<unknown>,
): void {
  let last: Promise<void> = Promise.resolve()
  addEventListener('message', ({ data }: MessageEvent<{ id: number; question: Question }>) => {
    last = last.then(() => answer(data))
  })

  async function answer({ id, question }: { id: number; question: Question }): Promise<void> {
    try {
      say({ id, answer: await answerTo(question) })
    } catch (error) {
      const code = error instanceof ApiError ? error.code : null
      say({ id, error: code, message: error instanceof Error ? error.message : String(error) })
    }
  }
}

function say(answered: Answered): void {
  postMessage(answered)
}
