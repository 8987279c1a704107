/**
 * The one way from a rendered page into the server that runs it. Pages never import the server: the
 * same module would exist twice in the process, each with its own state. The server puts this
 * handle on `globalThis` before Next starts.
 */
export interface InProcess {
  /** The HTTP API, without a network in between. Checks the cookie like any other request. */
  fetch(request: Request): Promise<Response>
  /** Uses up a ticket. Null when it is unknown, used or older than a minute. */
  redeemTicket(
    ticket: string,
    userAgent?: string,
  ): Promise<{ userId: string; sessionId: string } | null>
  /** Ends a session and closes its sockets. Ending one that is gone is no error. */
  endSession(sessionId: string): Promise<void>
}

const HANDLE: unique symbol = Symbol.for('throughline.api')

/** Throws when Next runs without the server around it. */
export function inProcess(): InProcess {
  // Typed here and nowhere else: globalThis has no place for a symbol in its type.
  const handle = (globalThis as { [HANDLE]?: InProcess })[HANDLE]
  if (!handle) throw new Error('Next runs without its server. Start everything with `npm start`.')
  return handle
}
