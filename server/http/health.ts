import { AppError } from '../../lib/errors'
import type { Log } from '../log'
import { createRouter, type Router } from './router'

const PATIENCE_MS = 4000

/**
 * `/healthz`: the process is alive. `/readyz`: it can serve, or 503. For monitors and load
 * balancers; they say nothing else.
 * @param ready rejects with the reason why not
 */
export function healthRoutes(ready: () => Promise<void>, log: Log): Router {
  const router = createRouter()
  router.get('/healthz', (c) => c.json({ ok: true }))
  router.get('/readyz', async (c) => {
    try {
      await inTime(ready())
    } catch (error) {
      log.warn({ err: error }, 'not ready')
      throw new AppError('busy')
    }
    return c.json({ ok: true })
  })
  return router
}

/** A disk that hangs answers nothing at all; that is an answer too. */
async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer in ${PATIENCE_MS} ms.`)), PATIENCE_MS)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
