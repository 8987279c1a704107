import { createHash } from 'node:crypto'
import { pino } from 'pino'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AppError } from '../../lib/errors'
import type { UserId } from '../../lib/ids'
import { createHttpApp } from './app'
import { requireCaller, type Caller } from './caller'
import { answer, body, failures, params, publicRoute, route } from './route'
import { createRouter, type Router } from './router'

const ADA: Caller = {
  ...{ userId: 'u1' as UserId, name: 'Ada', email: 'ada@example.org', locale: null },
  ...{ key: 's1', scope: 'session' },
}
const Note = z.object({ text: z.string().min(1), kind: z.enum(['a', 'b']).default('a') })

let lines: Record<string, unknown>[]
let ready: () => Promise<void>
let app: Router

beforeEach(() => {
  lines = []
  ready = () => Promise.resolve()
  const log = pino(
    { level: 'debug' },
    { write: (line: string) => void lines.push(JSON.parse(line)) },
  )
  app = createHttpApp(
    {
      log,
      origin: { publicUrl: null, trustProxy: false },
      version: '0',
      ready: () => ready(),
      authenticate: (headers) => {
        const who = headers.get('authorization') ?? headers.get('cookie')
        if (who === 'bad') return Promise.reject(new AppError('token_invalid'))
        if (who === 'token') return Promise.resolve({ ...ADA, scope: 'write' })
        return Promise.resolve(who === 'session' ? ADA : null)
      },
    },
    [notes()],
  )
})

/** A noun with one route of each kind. */
function notes(): Router {
  const router = createRouter()
  router.openapi(
    route({
      ...{ method: 'post', path: '/notes/{noteId}', tags: ['Notes'], summary: 'Write a note' },
      request: { params: params('noteId'), body: body(Note) },
      responses: { 200: answer(Note, 'Written.'), ...failures('not_allowed') },
    }),
    (c) => {
      requireCaller(c)
      return c.json(c.req.valid('json'), 200)
    },
  )
  router.openapi(
    publicRoute({
      ...{ method: 'get', path: '/links/{secret}', tags: ['Links'], summary: 'Follow a link' },
      request: { params: params('secret') },
      responses: { 204: { description: 'Followed.' } },
    }),
    (c) => {
      if (c.req.valid('param').secret === 'broken') throw new Error('the disk said no')
      return c.body(null, 204)
    },
  )
  return router
}

const JSON_BODY = { 'content-type': 'application/json' }

function write(headers: Record<string, string>, content: unknown = { text: 'hi' }) {
  const sent = typeof content === 'string' ? content : JSON.stringify(content)
  const init = { method: 'POST', headers: { ...JSON_BODY, ...headers }, body: sent }
  return app.request('http://localhost/api/v1/notes/n1', init)
}

async function codeOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { error: { code: string } }).error.code
}

describe('failures', () => {
  it('[HT1] what does not fit the schema is told field by field', async () => {
    const response = await write({ authorization: 'token' }, { text: '', kind: 'c' })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      error: {
        code: 'bad_request',
        fields: { text: expect.any(String), kind: expect.any(String) },
      },
    })
  })

  it.each(['{"text":', '[]', '"x"', 'null', ''])(
    '[HT1] the body %j is a bad request',
    async (sent) => {
      expect(await codeOf(await write({ authorization: 'token' }, sent))).toBe('bad_request')
    },
  )

  it('[HT1] a NUL, which one of our databases cannot hold, is a bad request', async () => {
    const response = await write({ authorization: 'token' }, { text: 'a\0b' })
    expect(await codeOf(response)).toBe('bad_request')
    expect((await app.request('/api/v1/links/a%00')).status).toBe(404)
  })

  it('[HT2] an unknown error is logged whole under a request id, and never shown', async () => {
    const response = await app.request('/api/v1/links/broken')
    expect(response.status).toBe(500)
    const shown = await response.text()
    expect(JSON.parse(shown)).toMatchObject({ error: { code: 'internal' } })
    expect(shown).not.toContain('disk')
    const request = response.headers.get('x-request-id')
    const logged = lines.filter((line) => line.request === request)
    expect(JSON.stringify(logged)).toContain('the disk said no')
  })

  it('[HT2] what does not exist answers like the rest', async () => {
    expect(await codeOf(await app.request('/api/v1/nothing'))).toBe('not_found')
  })
})

describe('who may', () => {
  it('[HT3] visitors are refused before their body is looked at', async () => {
    expect(await codeOf(await write({}, { text: '' }))).toBe('not_signed_in')
  })

  it('[AC14] a token that does not hold is refused everywhere, not taken for a visitor', async () => {
    const response = await app.request('/api/v1/links/a', { headers: { authorization: 'bad' } })
    expect(await codeOf(response)).toBe('token_invalid')
  })

  it('[AC10] a cookie needs our own origin, a token needs none', async () => {
    const own = { cookie: 'session', origin: 'http://localhost' }
    expect((await write(own)).status).toBe(200)
    expect((await write({ authorization: 'token' })).status).toBe(200)
    for (const origin of [{}, { origin: 'http://evil.example' }] as Record<string, string>[])
      expect(await codeOf(await write({ cookie: 'session', ...origin }))).toBe('origin_refused')
  })

  it('[HT5] only JSON changes anything: a form from elsewhere cannot', async () => {
    const form = { 'content-type': 'text/plain', authorization: 'token' }
    expect(await codeOf(await write(form))).toBe('bad_request')
  })
})

describe('every answer', () => {
  it('[HT6] is for one person and no cache, and says how a browser may treat it', async () => {
    for (const path of ['/healthz', '/api/v1/links/a', '/api/v1/nothing', '/api/v1/docs']) {
      const { headers } = await app.request(path)
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  it('[HT7] leaves one line: who and what, no address, no path, no query, no body', async () => {
    await app.request('/api/v1/links/secret-word?also=secret', {
      headers: { authorization: 'token', 'x-forwarded-for': '203.0.113.9' },
    })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ route: '/api/v1/links/:secret', status: 204, user: 'u1' })
    expect(JSON.stringify(lines)).not.toMatch(/secret-word|also|203\.0|ada@/)
  })
})

describe('health', () => {
  it('[HT8] /readyz is red when a part does not answer, /healthz stays green', async () => {
    expect((await app.request('/readyz')).status).toBe(200)
    ready = () => Promise.reject(new Error('no database'))
    const red = await app.request('/readyz')
    expect(red.status).toBe(503)
    expect(await red.text()).not.toContain('database')
    expect((await app.request('/healthz')).status).toBe(200)
  })
})

describe('the description', () => {
  it('[HT9] names every route and is a page of its own for people', async () => {
    const page = await app.request('/api/v1/docs')
    const html = await page.text()
    for (const words of ['Write a note', '/api/v1/notes/{noteId}', 'not_allowed', 'curl -X POST'])
      expect(html).toContain(words)
    expect(html).not.toMatch(/<script|src=|https?:\/\/(?!localhost)/)
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`)
  })
})
