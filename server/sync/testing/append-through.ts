import type { Lane, LogWriter } from '../log-writer'
import type { LogEntry } from '../update-log'

/** Appends through a writer; resolves with the seq. */
export function appendThrough(writer: LogWriter, lane: Lane, entry: LogEntry): Promise<number> {
  return new Promise((resolve, reject) => {
    writer.append(lane, entry, (outcome) => {
      if ('seq' in outcome) resolve(outcome.seq)
      else reject(outcome.error instanceof Error ? outcome.error : new Error('It failed.'))
    })
  })
}
