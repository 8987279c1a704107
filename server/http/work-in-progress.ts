import type { ServerResponse } from 'node:http'

const FINISH_MS = 3000

/** Answers under way. Idle connections, which browsers keep for minutes, do not count. */
export class WorkInProgress {
  private open = 0
  private whenDone: (() => void) | null = null

  track(response: ServerResponse): void {
    this.open++
    response.once('close', () => {
      if (--this.open === 0) this.whenDone?.()
    })
  }

  /** Resolves when all are answered, at the latest after a while. */
  async done(): Promise<void> {
    if (this.open === 0) return
    await new Promise<void>((resolve) => {
      this.whenDone = resolve
      setTimeout(resolve, FINISH_MS).unref()
    })
  }
}
