import type { HttpBindings } from '@hono/node-server'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { z } from 'zod'
import { AppError } from '../../lib/errors'
import type { Caller } from './caller'

/** What every handler can ask its context for. Requests from inside the process have no bindings. */
export interface HttpEnv {
  Bindings: Partial<HttpBindings>
  Variables: {
    caller: Caller | null
    requestId: string
    /** Scheme, host and port under which this request reached us; no slash at the end. */
    origin: string
    /** The address it came from, for counting only: never store it, never log it. */
    address: string
  }
}

export type Router = OpenAPIHono<HttpEnv>

/** A router for one noun. What does not fit a route's schemas is `bad_request`, field by field. */
export function createRouter(): Router {
  return new OpenAPIHono<HttpEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new AppError('bad_request', fieldsOf(result.error))
      // PostgreSQL cannot hold it, SQLite can: refused for both.
      if (holdsNul(result.data)) throw new AppError('bad_request')
    },
  })
}

function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const { path, message } of error.issues) fields[path.join('.')] ??= message
  return fields
}

function holdsNul(value: unknown): boolean {
  // A list of our own instead of recursion: depth is in the hands of whoever sends.
  const todo: unknown[] = [value]
  while (todo.length > 0) {
    const next = todo.pop()
    if (typeof next === 'string' && next.includes('\0')) return true
    if (typeof next === 'object' && next !== null)
      for (const inner of Object.values(next)) todo.push(inner)
  }
  return false
}
