import type { Api } from './api'
import { ApiError } from './api-error'

type Method = (...args: unknown[]) => Promise<unknown>

/**
 * The API before it is loaded: each method loads it and then does what it says. All of them answer
 * later anyway, and what a page shows first was checked by the server that drew it.
 */
export function lazyApi(load: () => Promise<Api>): Api {
  return new Proxy({} as Api, {
    get: (_, name) => {
      // Whoever awaits the API itself must not take it for a promise.
      if (typeof name === 'symbol' || name === 'then') return undefined
      return async (...args: unknown[]) => {
        const api = (await load().catch(outOfReach)) as unknown as Record<string, Method>
        return api[name]?.(...args)
      }
    },
  })
}

/** Part of the page itself could not be fetched: like an answer that never came. */
function outOfReach(cause: unknown): never {
  throw Object.assign(new ApiError('offline', 'The server did not answer.', 0), { cause })
}
