import type { ErrorCode } from '../../lib/errors'

/** A route whose body is a file instead of JSON. Named by the noun that takes it. */
export interface ByteBody {
  path: RegExp
  /** Content types it takes. None that a form of another site could send. */
  types: readonly string[]
  maxBytes: number
  tooLarge: ErrorCode
}

/** What a POST to this path may bring, when it is not JSON. */
export function byteBodyFor(
  bodies: readonly ByteBody[],
  method: string,
  path: string,
): ByteBody | undefined {
  return method === 'POST' ? bodies.find((body) => body.path.test(path)) : undefined
}
