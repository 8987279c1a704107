import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { LiveDocument } from '../../lib/client/live-document'
import { builtProgram } from '../testing/built-program'
import { freePort } from '../testing/free-port'
import { openLog } from './open-log'
import type { Seen } from './testing/crowded-server'
import { RawClient, ready, saved, textOf, until } from './testing/sync-people'

// T4 of the acceptance suite: some stop reading while somebody writes much. The server runs in a
// process of its own, or its memory could not be told from ours.
const DOC = 'crowded'
const SLOW = 30
const NORMAL = 20
/** Bytes that may wait for one; what a room sends at once comes on top. */
const LIMIT = 256 * 1024
const AT_ONCE = 128 * 1024
/** What everybody is given first. Asked for five times it is more than the system keeps for a socket. */
const STATE = 1536 * 1024
/** What the process needs for the document itself and for its work. */
const MARGIN = 50 * 1024 * 1024
const WORDS = 'a long line. '.repeat(315)

describe('thirty who do not read', () => {
  let folder: string
  let port: number
  let server: CrowdedServer
  let people: LiveDocument[]
  let slow: RawClient[]

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-slow-'))
    port = await freePort()
    people = []
    slow = []
    await makeDocument(join(folder, 'log.sqlite'))
  })

  afterEach(() => {
    for (const live of people) live.destroy()
    for (const { socket } of slow) socket.terminate()
    server.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('[SY10] are told to come back, cost no more than their share, and nobody else notices', async () => {
    server = await CrowdedServer.start(join(folder, 'log.sqlite'), port, LIMIT)
    await enter(NORMAL + 1)
    const [writer] = people
    if (!writer) throw new Error('somebody must write')
    const before = await server.see()
    const after = await writeUntil(writer, ({ tooSlow }) => tooSlow === SLOW)
    expect(after.tooSlow).toBe(SLOW)
    expect(after.mostWaiting - before.waiting).toBeGreaterThan(LIMIT / 2)
    expect(after.mostWaiting - before.waiting).toBeLessThan(LIMIT + AT_ONCE)
    expect(after.memory - before.memory).toBeLessThan(SLOW * LIMIT + MARGIN)

    await saved(writer)
    const text = textOf(writer.doc).toJSON()
    await until(
      'everybody has everything',
      () => people.every(({ doc }) => textOf(doc).toJSON() === text),
      30_000,
    )
    expect((await server.see()).tooSlow).toBe(SLOW)
    // One of them comes back.
    const back = person('slow-0')
    await ready(back)
    await until('who comes back has everything', () => textOf(back.doc).toJSON() === text)
  }, 120_000)

  it('[SY10] the same test notices a server without the limit', async () => {
    server = await CrowdedServer.start(join(folder, 'log.sqlite'), port, Infinity)
    await enter(1)
    const [writer] = people
    if (!writer) throw new Error('somebody must write')
    const { waiting } = await server.see()
    const after = await writeUntil(
      writer,
      ({ mostWaiting, tooSlow }) => tooSlow > 0 || mostWaiting - waiting > LIMIT + AT_ONCE,
    )
    expect(after.tooSlow).toBe(0)
    expect(after.mostWaiting - waiting).toBeGreaterThan(LIMIT + AT_ONCE)
  }, 120_000)

  function person(user: string): LiveDocument {
    const live = new LiveDocument({
      serverUrl: `ws://127.0.0.1:${port}/sync`,
      documentId: DOC,
      userId: user,
      params: { user },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    })
    people.push(live)
    return live
  }

  async function enter(normal: number): Promise<void> {
    for (let i = 0; i < normal; i++) person(`person-${i}`)
    await ready(...people)
    slow = Array.from(
      { length: SLOW },
      (_, i) => new RawClient(`ws://127.0.0.1:${port}/sync/${DOC}?user=slow-${i}`),
    )
    for (const client of slow) {
      await client.opened()
      client.socket.pause()
      for (let i = 0; i < 5; i++) client.sync('step1', new Uint8Array([0]))
    }
    // Until the system has taken what it takes.
    let last = -1
    for (let now = 0; now === 0 || now !== last; now = (await server.see()).waiting) last = now
  }

  /** Writes lines of 4 kB over the same place, no more at once than the server has stored. */
  async function writeUntil(writer: LiveDocument, enough: (seen: Seen) => boolean): Promise<Seen> {
    const text = textOf(writer.doc)
    for (let lines = 0; ; lines += 20) {
      for (let i = 0; i < 20; i++) text.insert(text.length, WORDS)
      await saved(writer)
      const seen = await server.see()
      if (enough(seen)) return seen
      if (lines > 1000) return seen
    }
  }
})

class CrowdedServer {
  #heard = ''

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (data: Buffer) => (this.#heard += data.toString()))
  }

  static async start(file: string, port: number, limit: number): Promise<CrowdedServer> {
    const program = builtProgram('crowded-server')
    const args = ['--expose-gc', program, file, String(port), String(limit)]
    const server = new CrowdedServer(
      spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] }),
    )
    await server.#line()
    return server
  }

  async see(): Promise<Seen> {
    this.child.stdin?.write('?\n')
    return JSON.parse(await this.#line()) as Seen
  }

  stop(): void {
    this.child.kill('SIGKILL')
  }

  async #line(): Promise<string> {
    await until('the server says something', () => this.#heard.includes('\n'), 30_000)
    const [line = '', ...rest] = this.#heard.split('\n')
    this.#heard = rest.join('\n')
    return line
  }
}

async function makeDocument(file: string): Promise<void> {
  const log = await openLog({ kind: 'sqlite', path: file }, (error) => {
    throw error
  })
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText()])
  const long = new Y.XmlElement('paragraph')
  long.insert(0, [new Y.XmlText('x'.repeat(STATE))])
  doc.getXmlFragment('default').insert(0, [paragraph, long])
  const bytes = Y.encodeStateAsUpdate(doc)
  await log.create(DOC, { userId: null, key: null, at: Date.now(), bytes, writers: [] }, Date.now())
  await log.close()
}
