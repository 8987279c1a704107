import WebSocket from 'ws'
import { until } from '../../e2e/until'
import { LiveDocument } from '../../lib/client/live-document'

interface Place {
  serverUrl: string
  documentId: string
  token: string
}

/** Opens a document as a script with a token does, for as long as something is done with it. */
export async function withLive<T>(
  { serverUrl, documentId, token }: Place,
  use: (live: LiveDocument) => T | Promise<T>,
): Promise<T> {
  class WithToken extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { authorization: `Bearer ${token}` } })
    }
  }
  const live = new LiveDocument({
    serverUrl: `${serverUrl.replace('http', 'ws')}/sync`,
    documentId,
    userId: 'bench',
    keepLocally: false,
    WebSocketPolyfill: WithToken as unknown as typeof globalThis.WebSocket,
  })
  try {
    await until('the script is let in', () => live.status.source === 'server')
    return await use(live)
  } finally {
    live.destroy()
  }
}
