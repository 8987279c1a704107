import type { IncomingMessage } from 'node:http'

/** The headers of a plain Node request, for code that serves both HTTP requests and upgrades. */
export function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) headers.append(name, one)
  return headers
}

/** Scheme, host and port as this request's own socket saw them. */
export function directOrigin(request: IncomingMessage): string {
  const direct = URL.parse(`http://${request.headers.host ?? ''}`)
  return direct?.origin ?? 'http://invalid'
}
