import { pino, type Logger } from 'pino'

/** JSON lines on standard error; standard output is kept for people. */
export type Log = Logger

/**
 * Never hand it content, addresses or secrets: it writes what it is given.
 * @param level `fatal` to `debug`, or `silent`
 */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describe },
    },
    // Synchronous, so that the line about a crash is out before the process is.
    pino.destination({ dest: 2, sync: true }),
  )
}

interface Described {
  name: string
  message: string
  code?: string
  stack?: string
  cause?: Described
}

// Chosen fields only. Database drivers hang the offending row on their errors, and a row may hold
// an address: PostgreSQL's `detail` says "Key (email)=(…) already exists".
function describe(error: unknown): Described {
  if (!(error instanceof Error)) return { name: 'Unknown', message: typeof error }
  const described: Described = { name: error.name, message: error.message }
  if ('code' in error && typeof error.code === 'string') described.code = error.code
  if (error.stack) described.stack = error.stack
  if (error.cause !== undefined) described.cause = describe(error.cause)
  return described
}
