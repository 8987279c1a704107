import { ApiError } from '@/lib/client/api-error'
import type { Answers } from './past-questions'
import { PastThread } from './past-thread'

export type Timeline = Answers['timeline']

/** Two moments, as indexes of steps; -1 before anything was written. */
export interface Span {
  before: number
  after: number
}

/** What is shown of two moments. */
export interface View extends Span {
  parts: Answers['between']['parts']
  counted: Answers['between']['counted']
}

interface Known {
  timeline: Timeline | null
  /** Of the moments that were asked for last and are worked out; null before the first. */
  view: View | null
  error: unknown
}

/**
 * The past of an element, and the text at the moments that are asked for. While one is worked out
 * the one before stays; whoever asks faster than that gets the latest they asked for.
 */
export class PastStore {
  #known: Known = { timeline: null, view: null, error: null }
  #thread: PastThread | null = null
  #wanted: Span | null = null
  #isAsking = false
  readonly #listeners = new Set<() => void>()

  constructor(private readonly elementId: string) {}

  readonly get = (): Known => this.#known

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) this.#open()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#close()
    }
  }

  want(span: Span): void {
    this.#wanted = span
    this.#look()
  }

  /** Where words stand or once stood. @throws ApiError, also when nobody looks at the past any more */
  readonly find = async (words: string): Promise<Answers['find']> => {
    const thread = this.#thread
    if (!thread) throw new ApiError('offline', 'Nobody reads the past.', 0)
    return thread.ask({ kind: 'find', words })
  }

  readonly retry = (): void => {
    this.#close()
    this.#say({ error: null })
    this.#open()
  }

  #open(): void {
    const thread = new PastThread(this.elementId)
    this.#thread = thread
    this.#isAsking = false
    this.#take(thread, thread.ask({ kind: 'timeline' }), (timeline) => {
      this.#say({ timeline, view: null })
    })
  }

  #close(): void {
    const thread = this.#thread
    this.#thread = null
    thread?.end()
  }

  #look(): void {
    const { timeline, view, error } = this.#known
    const wanted = this.#wanted
    if (!this.#thread || !timeline || !wanted || this.#isAsking || error !== null) return
    if (view?.before === wanted.before && view.after === wanted.after) return
    this.#isAsking = true
    this.#take(this.#thread, this.#thread.ask({ kind: 'between', ...wanted }), (answer) => {
      this.#isAsking = false
      this.#say({ view: { ...answer, ...wanted } })
    })
  }

  /** Of a thread that was ended nothing is heard any more. */
  #take<T>(thread: PastThread, asked: Promise<T>, heard: (answer: T) => void): void {
    asked
      .then(
        (answer) => {
          if (this.#thread === thread) heard(answer)
        },
        (error: unknown) => {
          if (this.#thread === thread) this.#say({ error })
        },
      )
      .finally(() => this.#look())
  }

  #say(news: Partial<Known>): void {
    this.#known = { ...this.#known, ...news }
    for (const listener of this.#listeners) listener()
  }
}
