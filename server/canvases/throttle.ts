/**
 * Calls `act` for each key at once, then at most once per `ms` while it keeps being asked; the last
 * ask is never forgotten.
 */
export class Throttle {
  private readonly resting = new Map<string, { again: boolean; timer: NodeJS.Timeout }>()

  constructor(
    private readonly ms: number,
    private readonly act: (key: string) => void,
  ) {}

  ask(key: string): void {
    const rest = this.resting.get(key)
    if (rest) {
      rest.again = true
      return
    }
    this.rest(key)
    this.act(key)
  }

  /** Forgets what was asked and not done yet. */
  stop(): void {
    for (const { timer } of this.resting.values()) clearTimeout(timer)
    this.resting.clear()
  }

  private rest(key: string): void {
    const timer = setTimeout(() => {
      const asked = this.resting.get(key)?.again
      this.resting.delete(key)
      if (asked) this.ask(key)
    }, this.ms)
    // What is only news must not keep a stopping process alive.
    timer.unref()
    this.resting.set(key, { again: false, timer })
  }
}
