import { createRoute, type RouteConfig } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { ErrorBody } from '../../lib/error-body'
import { ERRORS, type ErrorCode } from '../../lib/errors'
import { requireCaller } from './caller'
import type { HttpEnv } from './router'

/** Refuses visitors before the body is looked at, so that they learn nothing from its errors. */
const signedIn: MiddlewareHandler<HttpEnv> = async (c, next) => {
  requireCaller(c)
  await next()
}

type Route<P extends string> = Omit<RouteConfig, 'path' | 'middleware' | 'security'> & { path: P }

/** A route for signed-in people and access tokens; everybody else is refused before anything. */
export function route<P extends string, R extends Route<P>>(config: R & { path: P }) {
  const security: Record<string, string[]>[] = [{ session: [] }, { token: [] }]
  const guarded = createRoute({ ...config, security })
  const responses = { ...failures('not_signed_in', 'token_invalid'), ...config.responses }
  // Kept out of the type: with a middleware in it, handlers lose the types of their input.
  return Object.assign(guarded, { middleware: signedIn, responses }) as typeof guarded
}

/** A route that anybody may call. */
export function publicRoute<P extends string, R extends Route<P>>(config: R & { path: P }) {
  return createRoute({ ...config, security: [] })
}

/** A JSON body that must be there. */
export function body<T extends z.ZodType>(schema: T) {
  return { required: true as const, content: { 'application/json': { schema } } }
}

/** A JSON answer. */
export function answer<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } }
}

/** The shape of every list. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item) })
}

/** Path parameters, all text. */
export function params<const K extends string>(...names: K[]) {
  const shape = Object.fromEntries(names.map((name) => [name, z.string().max(200)]))
  return z.object(shape as Record<K, z.ZodString>)
}

type StatusOf<C extends ErrorCode> = (typeof ERRORS)[C][0]
type Failure = ReturnType<typeof answer<typeof ErrorBody>>

/** The ways a route can fail besides those every route shares; handlers throw `AppError`. */
export function failures<const C extends ErrorCode>(...codes: C[]) {
  const byStatus: Record<number, Failure> = {}
  for (const code of codes) {
    const [status, sentence] = ERRORS[code]
    const line = `\`${code}\`: ${sentence}`
    const before = byStatus[status]?.description
    byStatus[status] = answer(ErrorBody, before ? `${before}\n${line}` : line)
  }
  return byStatus as { [S in StatusOf<C>]: Failure }
}
