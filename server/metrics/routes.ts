import { createHash, timingSafeEqual } from 'node:crypto'
import { bearerToken } from '../accounts/authenticate'
import { createRouter } from '../http/router'
import type { Metrics } from './metrics'

/** `/metrics`, for whoever has the token of the configuration. */
export function metricsRoutes({ metrics, token }: { metrics: Metrics; token: string }) {
  const router = createRouter()
  router.get('/metrics', async (c) => {
    const given = bearerToken(c.req.header('authorization') ?? null)
    if (given === null || !same(given, token))
      return c.text('Send the METRICS_TOKEN of the server as a bearer token.\n', 401, {
        'www-authenticate': 'Bearer',
      })
    const { type, body } = await metrics.text()
    return c.body(body, 200, { 'content-type': type })
  })
  return router
}

/** Takes the same time whatever differs, lengths included. */
function same(given: string, token: string): boolean {
  return timingSafeEqual(digest(given), digest(token))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
