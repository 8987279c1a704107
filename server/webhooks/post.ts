import { request as plainRequest } from 'node:http'
import { request as safeRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { DeliveryProblem } from '../../lib/webhooks'
import { isOpen, mayReach, RefusedAddress } from './reach'

/** From looking the name up to the end of the answer. */
export const PATIENCE_MS = 5000
/** More of an answer is not read; of what is read nothing is kept. */
const MAX_ANSWER_BYTES = 16 * 1024

export interface Posting {
  headers: Record<string, string>
  body: string
  /** `host:port` that may be private. */
  open: readonly string[]
  lookup: LookupFunction
  /** Ends it early. */
  signal: AbortSignal
}

/** How it went: the status of the answer, or why there was none. */
export interface Answer {
  status: number | null
  problem: DeliveryProblem | null
  ms: number
}

/**
 * Sends one request, over a connection of its own. Redirects are answers like others and are not
 * followed. Never throws: whatever goes wrong has a name.
 */
export function post(
  target: URL,
  { headers, body, open, lookup, signal }: Posting,
): Promise<Answer> {
  const started = performance.now()
  const since = () => Math.round(performance.now() - started)
  if (!mayReach(target, open))
    return Promise.resolve({ status: null, problem: 'refused', ms: since() })
  const deadline = AbortSignal.timeout(PATIENCE_MS)
  const send = target.protocol === 'https:' ? safeRequest : plainRequest
  return new Promise((resolve) => {
    const request = send(target, {
      ...{ method: 'POST', agent: false, maxHeaderSize: MAX_ANSWER_BYTES },
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      signal: AbortSignal.any([deadline, signal]),
      ...(!isOpen(target, open) && { lookup }),
    })
    let answer: Answer | null = null
    request.on('error', (error) => {
      const problem = problemOf(error, deadline.aborted)
      resolve(answer ?? { status: null, problem, ms: since() })
    })
    request.on('response', (response) => {
      const answered = { status: response.statusCode ?? 0, problem: null, ms: since() }
      answer = answered
      let read = 0
      response.on('data', (chunk: Buffer) => {
        read += chunk.length
        if (read > MAX_ANSWER_BYTES) response.destroy()
      })
      // One that never ends is cut off at the deadline; its status counts all the same.
      response.on('error', () => undefined)
      response.on('close', () => resolve(answered))
    })
    request.end(body)
  })
}

function problemOf(error: Error, isLate: boolean): DeliveryProblem {
  if (error instanceof RefusedAddress) return 'refused'
  if (isLate) return 'timeout'
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown-host'
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code) ? 'unsafe' : 'unreachable'
}
