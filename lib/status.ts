import { z } from 'zod'

/** Where a live connection can be tried without an account; what is sent comes back, once. */
export const SOCKET_PROBE = '/sync/status-check'
/** How many pieces `GET /status/pieces` sends, and the pause between two, in milliseconds. */
export const PIECES = 4
export const PIECE_PAUSE_MS = 120

/** `GET /api/v1/status?origin=…`: what the server sees of the way between a browser and itself. */
export const StatusAnswer = z.object({
  /** Its clock. */
  at: z.iso.datetime(),
  /** Whether it takes the address that the browser shows for its own. */
  originMatches: z.boolean(),
  /** Whether the cookie that the last answer set came back. */
  cookieArrived: z.boolean(),
  /**
   * What a proxy says about visitors: nothing is wrong; it is not believed (TRUST_PROXY is not set);
   * it should and says nothing.
   */
  forwarded: z.enum(['fine', 'ignored', 'missing']),
})
export type StatusAnswer = z.infer<typeof StatusAnswer>
