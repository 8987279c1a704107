import { AppError } from '../../lib/errors'
import type { Log } from '../log'
import { createRouter, type Router } from './router'

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
      await ready()
    } catch (error) {
      log.warn({ err: error }, 'not ready')
      throw new AppError('busy')
    }
    return c.json({ ok: true })
  })
  return router
}
