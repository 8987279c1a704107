import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Place } from '../../server/db/open'

/** What going through a whole record took. */
export interface Replayed {
  ms: number
  entries: number
  /** What it ended with. */
  text: string
}

/** Goes through a document's record in a worker thread; the thread's own start is not counted. */
export async function replayed(place: Place, documentId: string): Promise<Replayed> {
  const worker = new Worker(new URL('./replay-worker.mjs', import.meta.url), {
    workerData: place,
    execArgv: [],
  })
  worker.postMessage(documentId)
  const [answer] = (await once(worker, 'message')) as [Replayed]
  await worker.terminate()
  return answer
}
