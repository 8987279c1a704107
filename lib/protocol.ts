/**
 * The wire between `lib/client/provider.ts` and `server/sync`: the stock y-websocket protocol
 * (y-protocols: sync 0, awareness 1, query awareness 3) with two additions, sent only to clients
 * that ask with `?ext=1` when they connect.
 */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  /** server → client: varUint n; the first n sync frames of this connection are durable. */
  saved: 100,
  /** server → client: varString JSON; an event on this document's channel. */
  event: 101,
  /** client → server: empty; asks for `pong`. For clients that cannot see protocol pings. */
  ping: 102,
  /** server → client: empty. */
  pong: 103,
  /** client → server, answers the event `check`: varUint the `seq` it asked with, varUint8Array the hash of what its copy shows. */
  shown: 104,
} as const

export const SYNC = { step1: 0, step2: 1, update: 2 } as const

/**
 * A line that carries less than this is taken for dead: bytes in a millisecond, 16 kB/s. Behind a
 * large message either side may be silent for as long as it takes at this rate.
 */
export const SLOWEST_LINE = 16

/** Query parameter that asks for `saved`, `event` and `pong`. */
export const EXTENSIONS_PARAM = 'ext'
/** Query parameter with the Yjs clientID this connection will write under, bound before anybody sees it. */
export const CLIENT_PARAM = 'client'
/** Query parameter with the epoch the client's copy belongs to; absent when it has no copy. */
export const EPOCH_PARAM = 'epoch'

/** The Yjs XML fragment that holds an element's text. */
export const FRAGMENT = 'default'

/**
 * Close codes. 4400–4499 are final: the client stops and tells the person. All others are retried
 * with full jitter. `docs/SPEC.md` repeats this table with the reasons.
 */
export const CLOSE = {
  /** The client sent bytes the server will never accept. */
  badFrame: 4400,
  /** Not signed in, or the session or token was revoked or has expired. */
  signedOut: 4401,
  /** The role does not allow what was tried, or was changed; ask again to learn what is allowed now. */
  notAllowed: 4403,
  /** No such document, or not for you. */
  notFound: 4404,
  /** The client's copy belongs to another history of this document. */
  otherEpoch: 4410,
  /** The client's copy shows something else than what is stored, though it has every edit. */
  differs: 4412,
  /** One frame or the document is larger than the server accepts. */
  tooLarge: 4413,
  /** Too many frames for too long. */
  tooFast: 4429,
  /** The server stops or restarts; try again. */
  goingAway: 1012,
  /** This connection reads too slowly; reconnecting catches it up. */
  tooSlow: 1013,
  /** The server could not load or store the document; nothing unsaved was acknowledged. */
  serverFault: 4500,
} as const
/** Said with `serverFault` when it will not pass by itself: the record is broken, an operator is needed. */
export const QUARANTINE = 'quarantine'
/** Said with `otherEpoch` when words were erased for good: whoever has them is not to keep them. */
export const ERASED = 'erased'
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]

/** Whether a close code means "do not try again by yourself". */
export function isFinal(code: number): boolean {
  return code >= 4400 && code < 4500
}
