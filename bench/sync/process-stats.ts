import { readFileSync } from 'node:fs'

/** What Linux counts processor time in. */
const TICKS_A_SECOND = 100

/** Processor time a process has used so far, in µs, with that of threads which have ended. Linux only. */
export function processorTime(pid: number): number {
  // The name in brackets may hold spaces; user and system time are the 12th and 13th field after it.
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?!.*\) )/)
  const [user, system] = fields.split(' ').slice(11, 13).map(Number)
  return (((user ?? 0) + (system ?? 0)) / TICKS_A_SECOND) * 1e6
}

/** Memory a process holds, in MB. Linux only. */
export function residentMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024
}
