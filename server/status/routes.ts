import { setTimeout as pause } from 'node:timers/promises'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { AppError } from '../../lib/errors'
import { PIECE_PAUSE_MS, PIECES, StatusAnswer } from '../../lib/status'
import { answer, failures, publicRoute } from '../http/route'
import { createRouter } from '../http/router'

const MAX_STREAMS = 40
const COOKIE = 'throughline-probe'

const status = publicRoute({
  method: 'get',
  path: '/status',
  tags: ['Status'],
  summary: 'How the way between this browser and the server looks from here',
  request: { query: z.object({ origin: z.string().max(300).default('') }) },
  responses: { 200: answer(StatusAnswer, 'What the server sees') },
})

const pieces = publicRoute({
  method: 'get',
  path: '/status/pieces',
  tags: ['Status'],
  summary: 'An answer in pieces, to see whether something on the way collects them',
  responses: {
    200: { description: 'A few lines of plain text, one after the other' },
    ...failures('busy'),
  },
})

/**
 * For the page that tells anybody whether their browser reaches this server as it should. Says
 * nothing about versions, people or data, and not even which address the server believes to have.
 */
export function statusRoutes({ trustProxy }: { trustProxy: boolean }) {
  let streams = 0
  return createRouter()
    .openapi(status, (c) => {
      const secure = c.get('origin').startsWith('https:')
      // Named and sent like the cookie of a session, so that what stops that one stops this one.
      const name = secure ? `__Secure-${COOKIE}` : COOKIE
      const cookieArrived = getCookie(c, name) !== undefined
      setCookie(c, name, '1', {
        ...({ path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 } as const),
        secure,
      })
      const { headers } = c.req.raw
      const told = headers.has('x-forwarded-for')
      return c.json(
        {
          at: new Date().toISOString(),
          originMatches: c.req.valid('query').origin === c.get('origin'),
          cookieArrived,
          forwarded: told === trustProxy ? 'fine' : told ? 'ignored' : 'missing',
        } as const,
        200,
      )
    })
    .openapi(pieces, (c) => {
      if (streams >= MAX_STREAMS) throw new AppError('busy')
      streams++
      const lines = inPieces(() => streams--)
      return c.body(lines, 200, { 'content-type': 'text/plain; charset=utf-8' })
    })
}

/** Some lines with a pause before each but the first; `over` is called once, also when nobody reads on. */
function inPieces(over: () => void): ReadableStream<Uint8Array> {
  let sent = 0
  return new ReadableStream(
    {
      async pull(controller) {
        if (sent > 0) await pause(PIECE_PAUSE_MS)
        sent++
        controller.enqueue(new TextEncoder().encode(`${sent}\n`))
        if (sent < PIECES) return
        controller.close()
        over()
      },
      cancel: over,
    },
    { highWaterMark: 0 },
  )
}
