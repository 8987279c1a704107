import type { Answers, Question } from '../history/past-questions'
import { PastThread } from '../history/past-thread'

type SinceQuestion = Extract<Question, { kind: 'since' }>

/**
 * Reads records one after the other, in a thread that ends with each: a canvas has nine of them, and
 * no phone should hold the whole past of all at once. What nobody waits for any more is left out.
 */
export class PassageQueue {
  #last: Promise<unknown> = Promise.resolve()

  /** @throws ApiError; the reason of the signal when it is aborted before its turn or in it */
  ask(elementId: string, question: SinceQuestion, signal: AbortSignal): Promise<Answers['since']> {
    const mine = this.#last.then(() => read(elementId, question, signal))
    this.#last = mine.catch(() => undefined)
    return mine
  }
}

async function read(
  elementId: string,
  question: SinceQuestion,
  signal: AbortSignal,
): Promise<Answers['since']> {
  signal.throwIfAborted()
  const thread = new PastThread(elementId)
  const end = () => thread.end()
  signal.addEventListener('abort', end)
  try {
    return await thread.ask(question)
  } finally {
    signal.removeEventListener('abort', end)
    end()
  }
}
