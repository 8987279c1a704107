const NEWS_MS = 50
/**
 * Writing a sign of life to everybody costs more than all else that idle people do, so one that says
 * nothing new waits for those of others. Browsers give one every 15 s, and forget whom they have not
 * heard of for 30.
 */
const SIGN_OF_LIFE_MS = 5000

/** When what changed in presence is shown: news after 50 ms, with all that came in between. */
export class PresenceTimes {
  #timer: NodeJS.Timeout | null = null
  /** By `performance.now()`. */
  #due = 0

  constructor(private readonly show: () => void) {}

  /** @param isNews it says more than that somebody is still there */
  changed(isNews: boolean): void {
    const wait = isNews ? NEWS_MS : SIGN_OF_LIFE_MS
    const due = performance.now() + wait
    if (this.#timer && this.#due <= due) return
    this.stop()
    this.#due = due
    this.#timer = setTimeout(this.show, wait)
  }

  /** Nothing is to be shown any more, or it was along with something else. */
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}
