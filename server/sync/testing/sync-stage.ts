import { afterEach, beforeEach } from 'vitest'
import type { LiveDocument } from '../../../lib/client/live-document'
import { connect, makeDocument, RawClient } from './sync-people'
import { SyncServer } from './sync-server'

/** The document everybody opens. */
export const DOC = 'a-document'

/** A server with one document before each test of a file; whoever was connected is let go after. */
export class SyncStage {
  #server: SyncServer | null = null
  readonly #open: LiveDocument[] = []

  constructor() {
    beforeEach(() => this.restart())
    afterEach(async () => {
      for (const live of this.#open.splice(0)) live.destroy()
      await this.#server?.stop()
      this.#server = null
    })
  }

  /** With other parts or limits than usual. */
  async restart(options: Parameters<typeof SyncServer.start>[0] = {}): Promise<void> {
    await this.#server?.stop()
    this.#server = await SyncServer.start(options)
    await makeDocument(this.#server, DOC)
  }

  get server(): SyncServer {
    if (!this.#server) throw new Error('The stage is set before each test, not earlier.')
    return this.#server
  }

  person(user: string): LiveDocument {
    const live = connect(this.server, DOC, user)
    this.#open.push(live)
    return live
  }

  raw(user: string, query = ''): RawClient {
    return new RawClient(`${this.server.url}/${DOC}?user=${user}${query}`)
  }

  /** Entries in the document's log. */
  async rows(): Promise<number> {
    return (await this.server.engine.record.read(DOC, 0)).length
  }
}
