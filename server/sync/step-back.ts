import { readlinkSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import path from 'node:path'

/**
 * From now on the thread that calls this has the processor when nobody else wants it. Linux gives each
 * thread a priority of its own; elsewhere, and where it may not, nothing happens: there it would be
 * the whole server that steps back.
 */
export function stepBack(): void {
  try {
    // The thread's number as the system counts; read by the thread itself, since it waits for it.
    const thread = Number(path.basename(readlinkSync('/proc/thread-self')))
    setPriority(thread, constants.priority.PRIORITY_LOW)
  } catch {
    return
  }
}
