import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { clearUnfinished } from './backup/make-backup'
import { finishRestore } from './backup/swap'
import { configFrom, type Config } from './config'
import { createContext, type Context } from './context'
import { lockDataFolder } from './db/data-lock'
import { lockPostgres } from './db/postgres-lock'
import { Ending } from './ending'
import { trustOnlyOurs } from './http/edge'
import { addressesOf, listen } from './http/listen'
import { setPagePolicy } from './http/page-policy'
import { securityHeaders } from './http/security-headers'
import { WorkInProgress } from './http/work-in-progress'
import { createLog } from './log'
import { controlSocketPath, listenForCommands } from './operator/control-socket'
import { ROOT } from './root'

// The one way in: configuration, lock, context, then one HTTP server for API, live documents and
// pages. What was begun last is ended first, and the lock on the data goes at the very end.

const FOLDER = fileURLToPath(ROOT)
const OURS = /^\/(api\/v1(\/|\?|$)|s\/|unsubscribe\/|(healthz|readyz|metrics)(\?|$))/

process.umask(0o077)
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? sentences(error) : String(error)}\n`)
  process.exit(1)
})

async function main(): Promise<void> {
  const config = configFrom(process.env)
  const log = createLog(config.logLevel)
  const ending = new Ending()
  process.once('SIGTERM', () => ending.begin(0))
  process.once('SIGINT', () => ending.begin(0))
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught exception')
    ending.begin(1)
  })
  // A page that a visitor left half rendered ends in one of these; nobody else is touched by it.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'))

  const folder = lockDataFolder(config.dataDir)
  ending.atEnd(() => folder.release())
  const fatal = (error: Error) => {
    log.fatal({ err: error }, 'the server cannot go on')
    ending.begin(1)
  }
  if (config.databaseUrl) {
    const lock = await lockPostgres(config.databaseUrl, fatal)
    ending.atEnd(() => lock.release())
  }
  const before = await finishRestore(config.dataDir)
  if (before !== null) log.warn({ before }, 'a restore that was cut short is finished')
  await clearUnfinished(config.dataDir)
  const context = await createContext(config, { log, onFatal: fatal })
  ending.atEnd(() => context.close())

  const control = await listenForCommands(controlSocketPath(config.dataDir), (args, tell) =>
    context.operator.run(args, tell),
  )
  ending.atEnd(() => void control.close())

  // The port first: whether it can be had is known at once, the pages take their time.
  const server = createServer()
  const port = await listen(server, config.port, config.host)
  const work = new WorkInProgress()
  const pages = startPages({ ...config, port }, context, server)
  server.on('request', (_, response) => work.track(response))
  server.on('request', requestHandler(config, context, pages))
  server.on('upgrade', upgradeHandler(config, context))
  ending.atEnd(async () => (await pages).close())
  ending.atEnd(() => {
    server.close()
    return work.done()
  })
  await pages
  await announce(config, context, port)
}

interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  close(): Promise<void>
}

async function startPages(config: Config, context: Context, server: Server): Promise<Pages> {
  const dev = config.mode === 'development'
  if (!dev && !existsSync(path.join(FOLDER, '.next', 'BUILD_ID')))
    throw new Error('The pages are not built yet. Start with `npm start`, which builds them.')
  // What Next and next-auth read from the environment, they get from us and from nowhere else.
  Object.assign(process.env, {
    NODE_ENV: config.mode,
    NEXTAUTH_SECRET: context.secret,
    AUTH_TRUST_HOST: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  if (config.publicUrl) process.env.NEXTAUTH_URL = config.publicUrl
  else delete process.env.NEXTAUTH_URL
  Object.assign(globalThis, { [Symbol.for('throughline.api')]: context.inProcess })
  const { default: next } = await import('next')
  // Next listens for upgrades on the server it is given. Only its hot reload has any business
  // there; in production it gets a server that nobody reaches.
  const httpServer = dev ? server : createServer()
  const app = next({ dev, dir: FOLDER, httpServer, hostname: config.host, port: config.port })
  await app.prepare()
  const handle = app.getRequestHandler()
  return {
    handle: (request, response) => handle(request, response),
    close: () => app.close(),
  }
}

function requestHandler(config: Config, context: Context, pages: Promise<Pages>) {
  const api = getRequestListener(context.http.fetch, { overrideGlobalObjects: false })
  const headers = Object.entries(securityHeaders(config.publicUrl))
  return (request: IncomingMessage, response: ServerResponse) => {
    if (OURS.test(request.url ?? '')) return void api(request, response)
    trustOnlyOurs(request, config)
    const since = performance.now()
    response.once('close', () => {
      const { statusCode: status } = response
      const ms = performance.now() - since
      // All pages and their parts as one: what they are called is Next's business.
      context.onAnswer({ method: request.method ?? 'GET', route: 'page', status, ms })
    })
    for (const [name, value] of headers) response.setHeader(name, value)
    // Hot reload evaluates code as it goes, which is exactly what the policy forbids.
    if (config.mode !== 'development') setPagePolicy(request, response, config)
    pages
      .then(({ handle }) => handle(request, response))
      .catch((error: unknown) => {
        context.log.error({ err: error }, 'a page failed')
        if (!response.headersSent) response.writeHead(500)
        response.end()
      })
  }
}

function upgradeHandler(config: Config, context: Context) {
  return (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (context.socketProbe.take(request, socket, head)) return
    if (request.url?.startsWith('/sync/')) context.sync.handleUpgrade(request, socket, head)
    // While developing, Next listens too, for its hot reload.
    else if (config.mode !== 'development')
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  }
}

/** Plain lines for people; the log goes to standard error. */
async function announce(config: Config, context: Context, port: number): Promise<void> {
  const [first = '', ...others] = addressesOf(config.host, port, config.publicUrl)
  const token = await context.setup.newToken()
  const lines = [`Throughline is running at ${first}`]
  if (others.length > 0) lines.push(`Others in your network: ${others.join('  ')}`)
  if (token !== null) lines.push(`To set it up, once: Open ${first}/setup?token=${token}`)
  process.stdout.write(`${lines.join('\n')}\n`)
}

function sentences(error: Error): string {
  const cause = error.cause instanceof Error ? `\n(${error.cause.message})` : ''
  return error.message + cause
}
