import { collectGarbage } from './collect-garbage'
import { processorTime, residentMemory } from './process-stats'
import type { Rival } from './rival'

/** Longer than any of the servers puts off what it has to write. */
const QUIET_MS = 3000
/** A server that does this much of a processor or less has nothing to do. */
const QUIET_SHARE = 0.03
const MOST_MS = 60_000
const LOOK_EVERY_MS = 250
const STEADY_MB = 0.5

/** Resolves when a server has had next to nothing to do for three seconds. @throws Error when it never has */
export async function atRest(rival: Rival): Promise<void> {
  for (const until = Date.now() + MOST_MS; Date.now() < until;) {
    const before = processorTime(rival.pid)
    await pause(QUIET_MS)
    if (processorTime(rival.pid) - before <= QUIET_SHARE * QUIET_MS * 1000) return
  }
  throw new Error(`${rival.name} does not come to rest.`)
}

/** MB a server holds once it is at rest, has collected its garbage and given back what it will. */
export async function memoryAtRest(rival: Rival): Promise<number> {
  await atRest(rival)
  await collectGarbage(rival)
  let memory = residentMemory(rival.pid)
  const until = Date.now() + MOST_MS
  for (let steady = 0; steady < 4 && Date.now() < until;) {
    await pause(LOOK_EVERY_MS)
    const now = residentMemory(rival.pid)
    steady = Math.abs(now - memory) < STEADY_MB ? steady + 1 : 0
    memory = now
  }
  return memory
}

/** For what has no condition to wait for: time itself is measured. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
