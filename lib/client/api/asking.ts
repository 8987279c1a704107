import { z } from 'zod'
import { ErrorBody } from '../../error-body'
import { ERRORS, type ErrorCode } from '../../errors'
import { ApiError } from '../api-error'

/** Sends one request. `path` starts with a slash and holds the version prefix. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>
export type Asking = ReturnType<typeof createAsking>

const PREFIX = '/api/v1'

/** The ways to ask the server for something. All of them throw `ApiError`s. */
export function createAsking(send: Send) {
  /** For an answer of any kind. */
  async function ask(
    method: string,
    path: string,
    body?: unknown,
    how: RequestInit = {},
  ): Promise<Response> {
    const init: RequestInit = { ...how, method }
    if (body !== undefined) {
      init.headers = { 'content-type': 'application/json' }
      init.body = JSON.stringify(body)
    }
    let response: Response
    try {
      response = await send(PREFIX + path, init)
    } catch (cause) {
      // `fetch` rejects only when no answer came. Any other throw is a fault of ours and stays one.
      if (cause instanceof TypeError) throw new ApiError('offline', 'The server did not answer.', 0)
      throw cause
    }
    if (!response.ok) throw await apiFailure(response)
    return response
  }

  /** For an answer, which is checked. */
  async function call<T>(method: string, path: string, answer: z.ZodType<T>, body?: unknown) {
    return readJson(await ask(method, path, body), answer)
  }

  /** For nothing but that it is done. */
  async function act(method: string, path: string, body?: unknown): Promise<void> {
    await ask(method, path, body)
  }

  /** For a list, taken out of its envelope. */
  async function list<T>(path: string, item: z.ZodType<T>): Promise<T[]> {
    return (await call('GET', path, z.object({ items: z.array(item) }))).items
  }

  return { ask, call, act, list }
}

/** What was chosen, as the end of an address; nothing when nothing was. */
export function search(values: Record<string, string | number | undefined>): string {
  const chosen = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return chosen.length > 0 ? `?${new URLSearchParams(chosen).toString()}` : ''
}

/** One segment of a path; an id never reaches into another endpoint. */
export function seg(value: string): string {
  return encodeURIComponent(value)
}

/** What an answer that is no success says. */
export async function apiFailure(response: Response): Promise<ApiError> {
  const parsed = ErrorBody.safeParse(await bodyOf(response))
  // A proxy in between answers with a page of its own, not with our error body.
  if (!parsed.success)
    return new ApiError('unexpected', `The server answered ${response.status}.`, response.status)
  const { code, message, fields } = parsed.data.error
  return new ApiError(isErrorCode(code) ? code : 'unexpected', message, response.status, fields)
}

async function readJson<T>(response: Response, answer: z.ZodType<T>): Promise<T> {
  const parsed = answer.safeParse(await bodyOf(response))
  if (!parsed.success)
    throw new ApiError('unexpected', z.prettifyError(parsed.error), response.status)
  return parsed.data
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) return text
    throw cause
  }
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code)
}
