import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CLOSE, FRAGMENT, MESSAGE, SYNC } from '../lib/protocol'
import { can } from '../lib/roles'
import { decodeFrame } from './sync/frames'
import { RawClient, until } from './sync/testing/sync-people'
import { ACTORS, AS_ACTOR, type ActorName } from './testing/rights-actors'
import { Stage } from './testing/rights-stage'
import { World } from './testing/world'

// The table of rights on the wire: who may do what with each kind of frame, on an element's text
// (of a canvas in use, and of an archived one) and on the channels of a canvas and a workspace. 'in': taken; a number: the connection is closed with that code.

type Cell = 'in' | number
type Row = Record<ActorName, Cell>

const OUT = CLOSE.signedOut
const GONE = CLOSE.notFound
const NO = CLOSE.notAllowed
const WRONG = CLOSE.badFrame
const IN = 'in' as const

/** What a client can send. A kind of frame without a row fails the build. */
const FRAMES = [
  'open',
  'step1',
  'step2',
  'update',
  'own presence',
  'presence of another',
  'own idleness and place',
  'idleness of another',
  'presence too large',
  'event',
  'query presence',
  'ping',
] as const
type Frame = (typeof FRAMES)[number]

const READ = row(OUT, IN, IN, IN, IN, GONE, GONE, OUT, OUT, IN, IN)
const WRITE = row(OUT, NO, IN, IN, IN, GONE, GONE, OUT, OUT, NO, IN)
const NEVER = row(OUT, NO, NO, NO, NO, GONE, GONE, OUT, OUT, NO, NO)
/** What nobody's client ever sends, whoever they are: an event comes from the server only. */
const BAD = row(OUT, WRONG, WRONG, WRONG, WRONG, GONE, GONE, OUT, OUT, WRONG, WRONG)

const TEXT: Record<Frame, Row> = {
  open: READ,
  step1: READ,
  step2: WRITE,
  update: WRITE,
  'own presence': READ,
  'presence of another': NEVER,
  'own idleness and place': READ,
  'idleness of another': NEVER,
  'presence too large': BAD,
  event: BAD,
  'query presence': READ,
  ping: READ,
}
const READ_ONLY: Record<Frame, Row> = { ...TEXT, step2: NEVER, update: NEVER }
/** Where only drafting teams write, and nobody of the cast has a seat. */
const DRAFTED = row(OUT, NO, NO, IN, IN, GONE, GONE, OUT, OUT, NO, NO)
const PLACES = {
  text: TEXT,
  'drafted text': { ...TEXT, step2: DRAFTED, update: DRAFTED },
  'archived text': READ_ONLY,
  channel: READ_ONLY,
  'workspace channel': READ_ONLY,
}
type Placed = keyof typeof PLACES

const CASES = (Object.keys(PLACES) as Placed[]).flatMap((place) =>
  FRAMES.flatMap((frame) => ACTORS.map((actor) => ({ place, frame, actor }))),
)

describe('the table of rights on the wire', () => {
  let world: World
  let stage: Stage
  let drafted: Stage
  let http: Server
  let documents: Record<Placed, string>

  beforeAll(async () => {
    world = await World.open()
    stage = await Stage.set(world)
    drafted = await Stage.set(world)
    const { database, sync } = world.context
    await database.db
      .updateTable('workspaces')
      .set({ writing: 'drafting' })
      .where('id', '=', drafted.workspaceId)
      .execute()
    const canvas = await database.db
      .selectFrom('canvases')
      .select('document_id')
      .where('id', '=', stage.canvasId)
      .executeTakeFirstOrThrow()
    const element = await database.db
      .selectFrom('elements')
      .select('document_id')
      .where('id', '=', stage.elementId)
      .executeTakeFirstOrThrow()
    const guarded = await database.db
      .selectFrom('elements')
      .select('document_id')
      .where('id', '=', drafted.elementId)
      .executeTakeFirstOrThrow()
    const shelved = await world.canvas(stage.workspaceId, stage.founderId, 'Shelved')
    const steward = await world.browser(stage.founderId)
    await world.ask(steward, 'PATCH', `/canvases/${shelved.id}`, { archived: true })
    documents = {
      text: element.document_id,
      'archived text': shelved.elements[0]?.document_id ?? '',
      channel: canvas.document_id,
      'workspace channel': stage.workspaceId,
      'drafted text': guarded.document_id,
    }
    http = createServer()
    http.on('upgrade', sync.handleUpgrade)
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  })

  afterAll(async () => {
    http.close()
    await world.close()
  })

  it('[RO1] has a row for every kind of frame a client can send', () => {
    const kinds = new Set<string>()
    for (const type of Object.values(MESSAGE))
      for (const step of Object.values(SYNC)) kinds.add(kindOf(new Uint8Array([type, step, 0, 0])))
    kinds.delete('unknown')
    expect([...kinds].sort()).toEqual(
      ['step1', 'step2', 'update', 'presence', 'query-presence', 'ping'].sort(),
    )
  })

  it.each(ACTORS)('[RO2] says of %s and an element’s text the same as can()', (actor) => {
    const known = AS_ACTOR[actor]
    if (!known) return expect(TEXT.open[actor]).toBe(OUT)
    expect(TEXT.open[actor] === IN).toBe(can(known, 'element.read').allowed)
    expect(TEXT.update[actor] === IN).toBe(can(known, 'element.write').allowed)
  })

  it.each(CASES)('[RO3] $frame by $actor on a $place', async ({ place, frame, actor }) => {
    const expected = PLACES[place][frame][actor]
    const documentId = documents[place]
    const before = (await world.context.sync.heads([documentId])).get(documentId)?.seq
    const { port } = http.address() as AddressInfo
    const { credentials } = (place === 'drafted text' ? drafted : stage).cast[actor]
    const client = new RawClient(`ws://127.0.0.1:${port}/sync/${documentId}?ext=1`, {
      ...credentials,
      ...(!credentials.authorization && { origin: `http://127.0.0.1:${port}` }),
    })
    try {
      await until('it is open or closed', () => client.closed !== null || client.frames.length > 0)
      if (client.closed === null) await sendIt(client, frame)
      if (expected === IN) expect(client.closed).toBeNull()
      else await client.closedWith(expected)
    } finally {
      client.socket.terminate()
    }
    const after = (await world.context.sync.heads([documentId])).get(documentId)?.seq
    const writes = frame === 'step2' || frame === 'update'
    expect((after ?? 0) - (before ?? 0)).toBe(writes && expected === IN ? 1 : 0)
  })

  /** Seats of somebody in a workspace where only drafting teams write, and whether they write. */
  const SEATS_THAT_COUNT = [
    ['about the workspace', 'member', 'drafting', () => WHOLE, true],
    ['about this canvas', 'member', 'drafting', () => onCanvas([]), true],
    ['about this element', 'member', 'drafting', () => onCanvas([drafted.elementId]), true],
    ['about another element', 'member', 'drafting', () => onCanvas(['another']), false],
    ['in a team that acts', 'member', 'action', () => WHOLE, false],
    ['of an observer', 'observer', 'drafting', () => WHOLE, false],
  ] as const
  const WHOLE = { canvasId: null, elementIds: [] }
  const onCanvas = (elementIds: string[]) => ({ canvasId: drafted.canvasId, elementIds })

  it.each(SEATS_THAT_COUNT)(
    '[TM3] a seat %s, %s, in a team of kind %s',
    async (_, role, kind, scope, writes) => {
      const userId = await drafted.somebody(role)
      await world.team(drafted.workspaceId, { kind, scope: scope(), seats: [userId] })
      const { port } = http.address() as AddressInfo
      const client = new RawClient(
        `ws://127.0.0.1:${port}/sync/${documents['drafted text']}?ext=1`,
        { ...(await world.browser(userId)), origin: `http://127.0.0.1:${port}` },
      )
      await until('it is open', () => client.frames.length > 0)
      await sendIt(client, 'update')
      if (writes) expect(client.closed).toBeNull()
      else await client.closedWith(CLOSE.notAllowed)
      client.socket.terminate()
    },
  )

  it('[SY12] a cookie from another site opens nothing', async () => {
    const { port } = http.address() as AddressInfo
    for (const origin of ['https://elsewhere.example', undefined]) {
      const client = new RawClient(`ws://127.0.0.1:${port}/sync/${documents.text}`, {
        cookie: stage.cast.member.credentials.cookie ?? '',
        ...(origin && { origin }),
      })
      await client.closedWith(1006)
    }
  })

  it('[SY13] whoever loses their role is out within a second, and back as what they are now', async () => {
    const somebody = await world.person('Somebody')
    await world.join(stage.workspaceId, somebody.id, 'member')
    const { port } = http.address() as AddressInfo
    const url = `ws://127.0.0.1:${port}/sync/${documents.text}?ext=1`
    const headers = { ...somebody.browser, origin: `http://127.0.0.1:${port}` }
    const path = `/workspaces/${stage.workspaceId}/members/${somebody.id}`
    const steward = await world.browser(stage.founderId)

    const writer = new RawClient(url, headers)
    await writer.opened()
    const since = performance.now()
    await world.ask(steward, 'PATCH', path, { role: 'observer' })
    await writer.closedWith(CLOSE.notAllowed)
    expect(performance.now() - since).toBeLessThan(1000)

    const reader = new RawClient(url, headers)
    await until('the reader is greeted', () => reader.frames.length > 0)
    reader.sync('update', someWords())
    await reader.closedWith(CLOSE.notAllowed)

    const watcher = new RawClient(url, headers)
    await watcher.opened()
    await world.ask(steward, 'DELETE', path)
    await watcher.closedWith(CLOSE.notFound)
    // It was their last workspace, so their session has ended as well.
    const again = new RawClient(url, headers)
    await again.closedWith(CLOSE.signedOut)
  })
})

/** Sends one frame and waits for what the server makes of it. */
async function sendIt(client: RawClient, frame: Frame): Promise<void> {
  const own = 1 + Math.floor(Math.random() * 2 ** 31)
  switch (frame) {
    case 'open':
      break
    case 'step1':
      client.sync('step1', new Uint8Array([0]))
      break
    case 'step2':
    case 'update':
      client.sync(frame, someWords())
      return until('it is on disk or refused', () => client.closed !== null || hasSaved(client))
    case 'own presence':
      client.presence([own, 1, '{}'])
      break
    case 'presence of another':
      client.presence([own, 1, '{}'], [own + 1, 1, '{"user":{"id":"x","name":"X","colour":1}}'])
      break
    case 'own idleness and place':
      client.presence([own, 1, JSON.stringify({ here: IDLE })])
      break
    case 'idleness of another':
      client.presence([own, 1, '{}'], [own + 1, 1, JSON.stringify({ here: IDLE })])
      break
    case 'presence too large':
      client.presence([own, 1, JSON.stringify({ here: { section: 'x'.repeat(2048) } })])
      break
    case 'event':
      client.send((e) => {
        encoding.writeVarUint(e, MESSAGE.event)
        encoding.writeVarString(e, JSON.stringify({ type: 'gather', elementId: null }))
      })
      break
    case 'query presence':
      client.send((e) => void (e.cbuf[e.cpos++] = MESSAGE.queryAwareness))
      break
    default:
      frame satisfies 'ping'
  }
  // A pong comes after whatever was made of the frame before it.
  client.send((e) => void (e.cbuf[e.cpos++] = MESSAGE.ping))
  await until('it is answered', () => client.closed !== null || has(client, MESSAGE.pong))
}

const IDLE = { state: 'idle', act: 'reading', place: null, section: null, follows: null }

function has(client: RawClient, type: number): boolean {
  return client.frames.some((frame) => frame[0] === type)
}

function hasSaved(client: RawClient): boolean {
  return has(client, MESSAGE.saved)
}

function kindOf(frame: Uint8Array): string {
  try {
    return decodeFrame(frame).kind
  } catch {
    // Some of the bytes tried make no frame of their kind; others of the same kind do.
    return 'unknown'
  }
}

function someWords(): Uint8Array {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('words')])
  doc.getXmlFragment(FRAGMENT).insert(0, [paragraph])
  return Y.encodeStateAsUpdate(doc)
}

function row(...cells: Cell[]): Row {
  return Object.fromEntries(ACTORS.map((actor, i) => [actor, cells[i] ?? IN])) as Row
}
