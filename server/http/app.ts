import { randomUUID } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { AppError } from '../../lib/errors'
import type { Log } from '../log'
import { byteBodyFor, type ByteBody } from './byte-bodies'
import type { Authenticate } from './caller'
import { docsPage } from './docs-page'
import { failureAnswer } from './failure'
import { healthRoutes } from './health'
import { API_PREFIX, openApiDocument } from './open-api'
import { comesFromUs, lastHop, ownOrigin, type OriginRules } from './origin'
import { createRouter, type HttpEnv, type Router } from './router'
import { securityHeaders } from './security-headers'

export interface HttpAppOptions {
  log: Log
  origin: OriginRules
  version: string
  authenticate: Authenticate
  /** Resolves when everything the server needs answers; rejects with the reason otherwise. */
  ready: () => Promise<void>
  /** Routes that take files. */
  byteBodies?: readonly ByteBody[]
  /** What is answered without Next beside the API, e.g. pages for readers. */
  pages?: readonly Router[]
  /** Hears of every answer. */
  onAnswer?: (answered: Answered) => void
}

/** One request and how it was answered; `route` is a pattern and never holds an id or a secret. */
export interface Answered {
  method: string
  route: string
  status: number
  ms: number
}

const MAX_BODY_BYTES = 1024 * 1024

/**
 * The HTTP API: every noun's router under `/api/v1`, its description, and the health checks.
 * Handlers throw `AppError`; whatever else they throw becomes `internal`.
 */
export function createHttpApp(options: HttpAppOptions, nouns: readonly Router[]): Router {
  const { log, origin, authenticate, byteBodies = [] } = options
  const app = createRouter()
  app.onError((error, c) => failureAnswer(log, error, c))
  app.notFound((c) => failureAnswer(log, new AppError('not_found'), c))
  app.use(arrival(origin, log), requestLog(log, options.onAnswer), answerHeaders(origin.publicUrl))
  app.route('/', healthRoutes(options.ready, log))
  for (const page of options.pages ?? []) app.route('/', page)
  app.use(`${API_PREFIX}/*`, textOnly, identify(authenticate))
  app.use(`${API_PREFIX}/*`, ownPagesOnly(byteBodies), smallBodies(byteBodies))
  for (const noun of nouns) app.route(API_PREFIX, noun)
  const description = openApiDocument(app, options.version)
  app.get(`${API_PREFIX}/openapi.json`, (c) => c.json(description))
  app.get(`${API_PREFIX}/docs`, docsPage(description))
  return app
}

function arrival(rules: OriginRules, log: Log): MiddlewareHandler<HttpEnv> {
  let hinted = rules.trustProxy
  return async (c, next) => {
    const headers = c.req.raw.headers
    if (!hinted && c.env?.incoming && headers.has('x-forwarded-for')) {
      hinted = true
      log.warn('A proxy seems to stand in front: set TRUST_PROXY=1, or all visitors count as one.')
    }
    c.set('requestId', randomUUID())
    c.set('caller', null)
    c.set('origin', ownOrigin(rules, headers, new URL(c.req.url).origin))
    c.set('address', addressOf(c, rules.trustProxy))
    await next()
  }
}

function addressOf(c: Context<HttpEnv>, trustProxy: boolean): string {
  const forwarded = trustProxy ? lastHop(c.req.raw.headers.get('x-forwarded-for')) : null
  if (forwarded) return forwarded
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'in-process'
}

/** One line a request. The pattern of the route instead of its path, since some paths are secrets. */
function requestLog(log: Log, onAnswer: HttpAppOptions['onAnswer']): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const started = performance.now()
    await next()
    const line = {
      request: c.get('requestId'),
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms: Math.round(performance.now() - started),
      user: c.get('caller')?.userId,
    }
    onAnswer?.(line)
    const isProbe = line.route === '/healthz' || line.route === '/readyz'
    log[isProbe ? 'debug' : 'info'](line, 'request')
  }
}

function answerHeaders(publicUrl: string | null): MiddlewareHandler<HttpEnv> {
  const headers = Object.entries(securityHeaders(publicUrl))
  return async (c, next) => {
    await next()
    // A page that is read by strangers may say more strictly how.
    for (const [name, value] of headers)
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'private, no-store')
    c.res.headers.set('x-request-id', c.get('requestId'))
    if (!c.res.headers.has('content-security-policy'))
      c.res.headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  }
}

/** Ids and secrets in a path are text; a NUL in them is never one of ours. */
const textOnly: MiddlewareHandler<HttpEnv> = async (c, next) => {
  if (/%00/.test(c.req.url)) throw new AppError('not_found')
  await next()
}

function identify(authenticate: Authenticate): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    c.set('caller', await authenticate(c.req.raw.headers))
    await next()
  }
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

// Cross-site requests carry the visitor's cookie along. Bearer tokens do not travel by themselves.
function ownPagesOnly(files: readonly ByteBody[]): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    if (!READING.has(c.req.method)) {
      const { headers } = c.req.raw
      const scope = c.get('caller')?.scope
      const byToken = scope === 'read' || scope === 'write'
      if (!byToken && !comesFromUs(headers, c.get('origin'), scope === 'session'))
        throw new AppError('origin_refused')
      const type = headers.get('content-type')
      const types = byteBodyFor(files, c.req.method, c.req.path)?.types ?? ['application/json']
      const isOneOf = types.includes(type?.split(';')[0]?.trim().toLowerCase() ?? '')
      if ((announcesBody(headers) || type !== null) && !isOneOf) throw new AppError('bad_request')
    }
    await next()
  }
}

/** By its headers: over HTTP every request has a body stream, also those that carry nothing. */
function announcesBody(headers: Headers): boolean {
  return headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > 0
}

/** Bodies say how long they are, and no longer than we take; Node holds them to their word. */
function smallBodies(files: readonly ByteBody[]): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const { headers } = c.req.raw
    if (headers.has('transfer-encoding')) throw new AppError('bad_request')
    const file = byteBodyFor(files, c.req.method, c.req.path)
    if (Number(headers.get('content-length') ?? 0) > (file?.maxBytes ?? MAX_BODY_BYTES))
      throw new AppError(file?.tooLarge ?? 'too_large')
    await next()
  }
}
