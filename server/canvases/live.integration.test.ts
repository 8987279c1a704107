import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { z } from 'zod'
import { CanvasEvent, type WhoIsWhere } from '../../lib/canvases'
import { CLOSE, FRAGMENT, MESSAGE } from '../../lib/protocol'
import { bodyFromText } from '../../lib/thread-body'
import { WorkspaceNews, type Whereabouts } from '../../lib/workspace-news'
import { World, type Credentials, type WorldPerson } from '../testing/world'

let world: World
let http: Server
let port: number

beforeAll(async () => {
  world = await World.open()
  http = createServer()
  http.on('upgrade', world.context.sync.handleUpgrade)
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  port = (http.address() as AddressInfo).port
})
afterAll(async () => {
  http.close()
  await world.close()
})

/** Somebody's socket to a document: the events it was told, and how it was closed. */
class Listener {
  readonly events: (CanvasEvent | WorkspaceNews)[] = []
  /** What the engine says to whom it lets in. */
  admittedTo: string | null = null
  closedWith: number | null = null
  private readonly socket: WebSocket

  constructor(documentId: string, who: Credentials) {
    const origin = `http://127.0.0.1:${port}`
    const headers = who.authorization ? who : { ...who, origin }
    this.socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${documentId}?ext=1`, { headers })
    this.socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data))
      if (decoding.readVarUint(decoder) !== MESSAGE.event) return
      const said: unknown = JSON.parse(decoding.readVarString(decoder))
      const hello = Hello.safeParse(said)
      if (hello.success) this.admittedTo = hello.data.access
      else this.events.push(z.union([CanvasEvent, WorkspaceNews]).parse(said))
    })
    this.socket.on('close', (code) => (this.closedWith = code))
    open.push(this)
  }

  isOpen = () => this.socket.readyState === WebSocket.OPEN
  close = () => this.socket.close()

  where(): WhoIsWhere | undefined {
    return this.events.findLast((event) => event.type === 'who-is-where')?.where
  }

  whereabouts(): Whereabouts[] | undefined {
    return this.events.findLast((event) => event.type === 'whereabouts')?.people
  }
}

const Hello = z.object({ type: z.literal('hello'), access: z.string() })

const open: Listener[] = []
afterEach(() => {
  for (const listener of open.splice(0)) listener.close()
})

async function board() {
  const { id: workspaceId } = await world.workspace('Group')
  const ada = await world.person('Ada')
  const ben = await world.person('Ben')
  await world.join(workspaceId, ada.id, 'steward')
  await world.join(workspaceId, ben.id, 'member')
  const { documentId, elements, id } = await world.canvas(workspaceId, ada.id)
  const [one, two] = elements
  if (!one || !two) throw new Error('A canvas without elements.')
  return { workspaceId, canvasId: id, channel: documentId, ada, ben, one, two }
}

function person({ id, name }: WorldPerson, colour: number) {
  return { id, name, colour }
}

describe('the channel of a canvas', () => {
  it('[CA20] says who is in which element, each once, also to whoever opens the board later', async () => {
    const { channel, ada, ben, one, two } = await board()
    const early = new Listener(channel, ada.browser)
    await vi.waitFor(() => expect(early.where()).toEqual({}))
    const sockets = [one, one, two].map((element) => new Listener(element.document_id, ben.browser))
    const expected = { [one.id]: [person(ben, 2)], [two.id]: [person(ben, 2)] }
    await vi.waitFor(() => expect(early.where()).toEqual(expected))
    const late = new Listener(channel, ben.browser)
    await vi.waitFor(() => expect(late.where()).toEqual(expected))
    for (const socket of sockets) socket.close()
    await vi.waitFor(() => expect(early.where()).toEqual({}))
  })

  it('[CA21] says which element changed, not once a keystroke', async () => {
    const { channel, ada, one } = await board()
    const watching = new Listener(channel, ada.browser)
    await vi.waitFor(() => expect(watching.isOpen()).toBe(true))
    const changes = () => watching.events.filter((event) => event.type === 'element-changed')
    const { sync } = world.context
    for (let n = 0; n < 20; n++)
      await sync.edit(one.document_id, { userId: ada.id, key: null }, (doc) => {
        doc.getXmlFragment(FRAGMENT).push([new Y.XmlElement('paragraph')])
      })
    await vi.waitFor(() => expect(changes().length).toBeGreaterThan(0))
    expect(changes()).toEqual([{ type: 'element-changed', elementId: one.id }])
  })

  it('[CA22] says that the canvas itself changed', async () => {
    const { channel, canvasId, ada, ben } = await board()
    const watching = new Listener(channel, ben.browser)
    await vi.waitFor(() => expect(watching.where()).toBeDefined())
    await world.ask(ada.browser, 'PATCH', `/canvases/${canvasId}`, { title: 'Other' })
    await vi.waitFor(() => expect(watching.events).toContainEqual({ type: 'canvas-changed' }))
  })

  it('[CO12] says which thread came or changed, to observers too, and nothing of what was refused', async () => {
    const { workspaceId, channel, ada, one, two } = await board()
    const olu = await world.person('Olu')
    await world.join(workspaceId, olu.id, 'observer')
    const watching = new Listener(channel, olu.browser)
    await vi.waitFor(() => expect(watching.where()).toBeDefined())
    const [threadId, id] = [randomUUID(), randomUUID()]
    const body = bodyFromText('Is it so?')
    const thread = {
      ...{ id: threadId, place: { scope: 'element', anchor: null } },
      message: { id: randomUUID(), body },
    }
    await world.ask(olu.browser, 'POST', `/elements/${two.id}/threads`, thread)
    await world.ask(ada.browser, 'POST', `/elements/${one.id}/threads`, thread)
    await world.ask(ada.browser, 'POST', `/threads/${threadId}/messages`, { id, body })
    await world.ask(ada.browser, 'POST', `/threads/${threadId}/messages`, { id, body })
    await world.ask(ada.browser, 'PUT', `/messages/${id}/reactions/heart`)
    await world.ask(ada.browser, 'PUT', `/messages/${id}/reactions/heart`)
    await world.ask(ada.browser, 'PATCH', `/threads/${threadId}`, { state: 'resolved' })
    await world.ask(ada.browser, 'DELETE', `/messages/${id}`)
    const told = () => watching.events.filter((event) => event.type === 'thread-changed')
    await vi.waitFor(() => expect(told()).toHaveLength(5))
    const event = { type: 'thread-changed', elementId: one.id, threadId }
    expect(told()).toEqual(Array(5).fill(event))
  })

  it('[CA23] says nothing of other canvases', async () => {
    const here = await board()
    const there = await board()
    const watching = new Listener(here.channel, here.ada.browser)
    await vi.waitFor(() => expect(watching.where()).toEqual({}))
    const other = new Listener(there.channel, there.ada.browser)
    new Listener(there.one.document_id, there.ben.browser)
    await vi.waitFor(() => expect(Object.keys(other.where() ?? {})).toEqual([there.one.id]))
    expect(watching.events).toEqual([{ type: 'who-is-where', where: {} }])
  })
})

describe('the channel of a workspace', () => {
  it('[CA24] says who is on which canvas and in which element, to observers too', async () => {
    const { workspaceId, canvasId, channel, ada, ben, one, two } = await board()
    const watcher = await world.person('Watcher')
    await world.join(workspaceId, watcher.id, 'observer')
    const home = new Listener(workspaceId, watcher.browser)
    await vi.waitFor(() => expect(home.whereabouts()).toEqual([]))
    const sockets = [new Listener(channel, ada.browser), new Listener(channel, ben.browser)]
    // Whoever writes is connected to the canvas as well, and still only in one place.
    sockets.push(new Listener(one.document_id, ben.browser))
    const adas = { person: person(ada, 1), canvasId, elementId: null }
    const expected = [adas, { person: person(ben, 2), canvasId, elementId: one.id }]
    await vi.waitFor(() => expect(home.whereabouts()).toEqual(expected), { timeout: 3000 })
    sockets.push(new Listener(two.document_id, ben.browser))
    const third = { person: person(ben, 2), canvasId, elementId: two.id }
    await vi.waitFor(
      () => expect(home.whereabouts()).toEqual(expect.arrayContaining([...expected, third])),
      { timeout: 3000 },
    )
    for (const socket of sockets) socket.close()
    await vi.waitFor(() => expect(home.whereabouts()).toEqual([]), { timeout: 3000 })
  })

  it('[CA25] says which text of which canvas changed, and that a canvas came, changed or went', async () => {
    const { workspaceId, canvasId, ada, ben, one } = await board()
    const home = new Listener(workspaceId, ben.browser)
    await vi.waitFor(() => expect(home.whereabouts()).toBeDefined())
    const changes = () => home.events.filter(({ type }) => type === 'canvases-changed').length
    await world.context.sync.edit(one.document_id, { userId: ada.id, key: null }, (doc) => {
      doc.getXmlFragment(FRAGMENT).push([new Y.XmlElement('paragraph')])
    })
    const changed = { type: 'text-changed', canvasId, elementId: one.id }
    await vi.waitFor(() => expect(home.events).toContainEqual(changed))
    expect(changes()).toBe(0)
    await world.ask(ada.browser, 'PATCH', `/canvases/${canvasId}`, { standing: 'basis' })
    await vi.waitFor(() => expect(changes()).toBe(1))
    const wanted = { title: 'New', framework: 'nine-elements' }
    await world.ask(ada.browser, 'POST', `/workspaces/${workspaceId}/canvases`, wanted)
    await vi.waitFor(() => expect(changes()).toBe(2))
  })

  it('[CA26] says nothing of other workspaces, and is closed to whoever leaves', async () => {
    const here = await board()
    const there = await board()
    const home = new Listener(here.workspaceId, here.ben.browser)
    const other = new Listener(there.workspaceId, there.ada.browser)
    await vi.waitFor(() => expect(home.whereabouts()).toEqual([]))
    new Listener(there.one.document_id, there.ben.browser)
    await vi.waitFor(() => expect(other.whereabouts()?.length).toBe(1), { timeout: 3000 })
    expect(home.events).toEqual([{ type: 'whereabouts', people: [] }])
    const stranger = new Listener(here.workspaceId, there.ada.browser)
    await vi.waitFor(() => expect(stranger.closedWith).toBe(CLOSE.notFound))
    const path = `/workspaces/${here.workspaceId}/members/${here.ben.id}`
    await world.ask(here.ada.browser, 'DELETE', path)
    await vi.waitFor(() => expect(home.closedWith).toBe(CLOSE.notFound))
  })
})

describe('archiving', () => {
  it('[CA30] closes the texts at once, for reading from then on; restoring gives writing back', async () => {
    const { canvasId, ada, ben, one } = await board()
    const answered = async (archived: boolean, access: string) => {
      const before = new Listener(one.document_id, ben.browser)
      await vi.waitFor(() => expect(before.admittedTo).not.toBeNull())
      await world.ask(ada.browser, 'PATCH', `/canvases/${canvasId}`, { archived })
      await vi.waitFor(() => expect(before.closedWith).toBe(CLOSE.notAllowed), { timeout: 1000 })
      const after = new Listener(one.document_id, ben.browser)
      await vi.waitFor(() => expect(after.admittedTo).toBe(access))
    }
    await answered(true, 'read')
    await answered(false, 'write')
  })
})

describe('the gate to live documents', () => {
  /** The access somebody gets, or the code they are turned away with. */
  async function knock(documentId: string, who: Credentials): Promise<string | number | null> {
    const listener = new Listener(documentId, who)
    const answer = () => listener.admittedTo ?? listener.closedWith
    await vi.waitFor(() => expect(answer()).not.toBeNull())
    return answer()
  }

  it('[RO40] lets in members; shows outsiders nothing; asks visitors to sign in', async () => {
    const { workspaceId, channel, ada, ben, one } = await board()
    const outsider = await world.person('Outsider')
    const watcher = await world.person('Watcher')
    await world.join(workspaceId, watcher.id, 'observer')
    for (const documentId of [channel, one.document_id]) {
      expect(await knock(documentId, watcher.browser)).toBe('read')
      expect(await knock(documentId, await world.token(ben.id, 'read'))).toBe('read')
      expect(await knock(documentId, outsider.browser)).toBe(CLOSE.notFound)
      expect(await knock(documentId, {})).toBe(CLOSE.signedOut)
      const unknown = { authorization: 'Bearer tl_nothing' }
      expect(await knock(documentId, unknown)).toBe(CLOSE.signedOut)
      expect(await knock(documentId, await world.browser(ada.id, -1))).toBe(CLOSE.signedOut)
    }
    expect(await knock('no-such-document', ada.browser)).toBe(CLOSE.notFound)
  })

  it('[RO42] lets whoever may write do so in texts, never in the channel of a canvas', async () => {
    const { channel, ada, ben, one } = await board()
    for (const who of [ada.browser, ben.browser, await world.token(ben.id, 'write')]) {
      expect(await knock(one.document_id, who)).toBe('write')
      expect(await knock(channel, who)).toBe('read')
    }
  })

  it('[RO41] puts out whoever is removed or gets another role within a second', async () => {
    const { workspaceId, channel, ada, ben, one } = await board()
    const path = `/workspaces/${workspaceId}/members/${ben.id}`
    const sockets = () => [one.document_id, channel].map((id) => new Listener(id, ben.browser))
    const acts = [
      { method: 'PATCH', body: { role: 'observer' }, code: CLOSE.notAllowed },
      { method: 'DELETE', body: undefined, code: CLOSE.notFound },
    ]
    for (const { method, body, code } of acts) {
      const open = sockets()
      const adas = new Listener(one.document_id, ada.browser)
      await vi.waitFor(() => expect([...open, adas].every((one) => one.isOpen())).toBe(true))
      await vi.waitFor(() => expect(open[1]?.where()).toBeDefined())
      await world.ask(ada.browser, method, path, body)
      await vi.waitFor(() => expect(open.map((one) => one.closedWith)).toEqual([code, code]), {
        timeout: 1000,
      })
      expect(adas.closedWith).toBeNull()
    }
    // It was their last workspace, so their sessions ended with it.
    expect(await knock(one.document_id, ben.browser)).toBe(CLOSE.signedOut)
  })
})
