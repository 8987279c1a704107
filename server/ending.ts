/** The longest an ending may take, in milliseconds; supervisors kill after ten seconds. */
const DRAIN_MS = 9000

/** What has to be undone at the end, in reverse order; each step once, whatever the others do. */
export class Ending {
  private readonly steps: (() => void | Promise<void>)[] = []
  private begun = false

  /** Adds a step; the last added runs first. */
  atEnd(step: () => void | Promise<void>): void {
    this.steps.unshift(step)
  }

  begin(code: number): void {
    if (this.begun) return
    this.begun = true
    setTimeout(() => process.exit(code || 1), DRAIN_MS).unref()
    void this.run(code)
  }

  private async run(code: number): Promise<void> {
    let failed = false
    for (const step of this.steps)
      try {
        await step()
      } catch (error) {
        failed = true
        process.stderr.write(`While stopping: ${String(error)}\n`)
      }
    process.exit(code || (failed ? 1 : 0))
  }
}
