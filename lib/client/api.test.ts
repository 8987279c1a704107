import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppError, ERRORS } from '../errors'
import { createApi } from './api'
import { ApiError } from './api-error'
import { type Asking, createAsking } from './api/asking'

interface Sent {
  method: string | undefined
  path: string
  body: unknown
}

type Noun = Record<string, (asking: Asking) => object>

/** An API over a server that always gives this answer, and what it was asked. */
function apiAnswering(answer: () => Response) {
  const sent: Sent[] = []
  const api = createApi(async (path, init) => {
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    sent.push({ method: init?.method, path, body })
    return answer()
  })
  return { api, sent }
}

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status })
}

async function failureOf(promise: Promise<unknown>): Promise<ApiError> {
  const caught = await promise.then(
    () => null,
    (error: unknown) => error,
  )
  if (caught instanceof ApiError) return caught
  throw new Error('The call did not fail with an ApiError.', { cause: caught })
}

describe('createApi', () => {
  it('asks under the version prefix and hands on the checked answer', async () => {
    const { api, sent } = apiAnswering(() => json({ ticket: 't', slug: 'friends' }))
    const person = { name: 'Ana', email: 'ana@example.org', password: 'three unrelated words' }
    expect(await api.joinAsNew('abc', person)).toEqual({ ticket: 't', slug: 'friends' })
    expect(sent).toEqual([{ method: 'POST', path: '/api/v1/invites/abc/join', body: person }])
  })

  it('has what every noun can be asked, and no two of them call it the same', async () => {
    const send = () => Promise.reject(new Error('never asked'))
    const files = readdirSync(path.join(import.meta.dirname, 'api'))
    const names: string[] = []
    for (const name of files.map((file) => path.parse(file).name)) {
      if (name === 'asking') continue
      const noun = (await import(`./api/${name}.ts`)) as Noun
      for (const calls of Object.values(noun)) names.push(...Object.keys(calls(createAsking(send))))
    }
    expect(names.sort()).toEqual(Object.keys(createApi(send)).sort())
  })

  it('takes lists out of their envelope', async () => {
    const { api } = apiAnswering(() => json({ items: [] }))
    expect(await api.canvases('w')).toEqual([])
  })

  it('lets no id reach into another endpoint', async () => {
    const { api, sent } = apiAnswering(() => new Response(null, { status: 204 }))
    await api.removeMember('w', '../../me?x=1#')
    expect(sent[0]?.path).toBe('/api/v1/workspaces/w/members/..%2F..%2Fme%3Fx%3D1%23')
  })

  it('is content with an answer that has no body where none is wanted', async () => {
    const { api } = apiAnswering(() => new Response(null, { status: 204 }))
    await expect(api.revokeToken('t')).resolves.toBeUndefined()
  })

  it('throws the server’s code and the fields that were wrong', async () => {
    const error = new AppError('bad_request', { email: 'Not an address.' })
    const body = { error: { code: error.code, message: error.message, fields: error.fields } }
    const { api } = apiAnswering(() => json(body, error.status))
    const failure = await failureOf(api.me())
    expect(failure).toMatchObject({ code: 'bad_request', status: 400, fields: error.fields })
  })

  it('knows every code of the server', async () => {
    for (const [code, [status, message]] of Object.entries(ERRORS)) {
      const { api } = apiAnswering(() => json({ error: { code, message } }, status))
      expect(await failureOf(api.me())).toMatchObject({ code, status })
    }
  })

  it('calls it offline when no answer comes', async () => {
    const api = createApi(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await failureOf(api.me())).toMatchObject({ code: 'offline', status: 0 })
  })

  it('does not call a fault of our own offline', async () => {
    const api = createApi(() => Promise.reject(new RangeError('ours')))
    await expect(api.me()).rejects.toThrow('ours')
  })

  it.each([
    ['a page of a proxy', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['a code of a later version', () => json({ error: { code: 'later', message: '' } }, 418)],
    ['an answer of another shape', () => json({ id: 1 })],
    ['an answer that is no JSON', () => new Response('hello')],
  ])('calls %s unexpected', async (_, answer) => {
    const { api } = apiAnswering(answer)
    expect((await failureOf(api.me())).code).toBe('unexpected')
  })
})
