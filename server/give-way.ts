import { existsSync, readlinkSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/** On Linux: a link to "<process>/task/<thread>". Node.js knows the number of the process only. */
const SELF = '/proc/thread-self'

/**
 * For a worker thread, about itself: where processors are scarce it waits for the threads that
 * people wait for. Where threads have no priority of their own, as on macOS, nothing changes.
 */
export function giveWay(): void {
  if (!existsSync(SELF)) return
  const thread = Number(readlinkSync(SELF).split('/').pop())
  setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL)
}
