import { createServer, type Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { LiveDocument } from '../../../lib/client/live-document'
import { FRAGMENT } from '../../../lib/protocol'
import { World } from '../../testing/world'

/** A whole server with live documents behind a port, and a folder for archives. */
export class BackupStage {
  readonly typists: Typist[] = []

  private constructor(
    readonly world: World,
    private readonly http: Server,
    readonly folder: string,
  ) {}

  static async open(): Promise<BackupStage> {
    const world = await World.open()
    const http = createServer()
    http.on('upgrade', world.context.sync.handleUpgrade)
    await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
    return new BackupStage(world, http, mkdtempSync(path.join(tmpdir(), 'throughline-backup-')))
  }

  get dataDir(): string {
    return this.world.context.config.dataDir
  }

  /** A path in a folder that goes when the stage is closed. */
  file(name: string): string {
    return path.join(this.folder, name)
  }

  /** Somebody who types into a document over a real socket, with a token of their own. */
  async typist(name: string, workspaceId: string, documentId: string): Promise<Typist> {
    const person = await this.world.person(name)
    await this.world.join(workspaceId, person.id, 'member')
    const { authorization = '' } = await this.world.token(person.id, 'write')
    const { port } = this.http.address() as AddressInfo
    const typist = new Typist(name, `ws://127.0.0.1:${port}/sync`, documentId, authorization)
    this.typists.push(typist)
    return typist
  }

  async close(): Promise<void> {
    for (const typist of this.typists) typist.stop()
    this.http.close()
    await this.world.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Types one numbered token after another into a paragraph of their own. */
export class Typist {
  readonly live: LiveDocument
  issued: string[] = []
  acknowledged = 0
  private timer: NodeJS.Timeout | null = null

  constructor(
    readonly name: string,
    serverUrl: string,
    readonly documentId: string,
    authorization: string,
  ) {
    class WithToken extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { authorization } })
      }
    }
    this.live = new LiveDocument({
      serverUrl,
      documentId,
      userId: name,
      WebSocketPolyfill: WithToken as unknown as typeof globalThis.WebSocket,
    })
    this.live.subscribe(() => {
      if (this.live.status.save.kind === 'saved') this.acknowledged = this.issued.length
    })
  }

  start(everyMs: number): void {
    this.timer = setInterval(() => this.type(), everyMs)
  }

  /** What the server has said is on disk. */
  get promised(): string[] {
    return this.issued.slice(0, this.acknowledged)
  }

  rest(): void {
    if (this.timer) clearInterval(this.timer)
    this.timer = null
  }

  stop(): void {
    this.rest()
    this.live.destroy()
  }

  private type(): void {
    if (this.live.status.phase !== 'live') return
    const token = `<${this.name}:${this.issued.length}>`
    const blocks = this.live.doc.getXmlFragment(FRAGMENT)
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(token)])
    this.issued.push(token)
    blocks.insert(blocks.length, [paragraph])
  }
}
