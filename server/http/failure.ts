import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorBody } from '../../lib/error-body'
import { AppError } from '../../lib/errors'
import type { Log } from '../log'
import type { HttpEnv } from './router'

const RETRY_AFTER_SECONDS: Partial<Record<AppError['code'], string>> = {
  too_many_tries: '60',
  busy: '5',
}

/** Turns whatever a handler threw into the API's error answer. Unknown errors are only logged. */
export function failureAnswer(log: Log, error: Error, c: Context<HttpEnv>): Response {
  const known = asAppError(error)
  if (known.code === 'internal')
    log.error({ err: error, request: c.get('requestId') }, 'request failed')
  const body: ErrorBody = {
    error: {
      code: known.code,
      message: known.message,
      ...(known.fields && { fields: known.fields }),
    },
  }
  const retryAfter = RETRY_AFTER_SECONDS[known.code]
  if (retryAfter) c.header('Retry-After', retryAfter)
  return c.json(body, known.status as ContentfulStatusCode)
}

function asAppError(error: Error): AppError {
  if (error instanceof AppError) return error
  // Hono's own refusals: a body that is not JSON, or not said to be.
  if (error instanceof HTTPException && error.status < 500) return new AppError('bad_request')
  return new AppError('internal')
}
