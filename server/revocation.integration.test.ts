import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CLOSE, FRAGMENT, MESSAGE } from '../lib/protocol'
import { RawClient, until } from './sync/testing/sync-people'
import { BOTH_DATABASES } from './testing/both-databases'
import { Typist } from './testing/typist'
import { World, type Credentials, type WorldPerson } from './testing/world'

// T8 of the acceptance suite: somebody loses a right while everybody writes, and does not take it:
// they write on over the connection they have, and come back again and again with what let them in.
const RUNS = Number(process.env.REVOCATIONS ?? 2)
const NEIGHBOURS = 3
const PRESENT = 'a long enough password'

interface Cast {
  world: World
  workspaceId: string
  canvasId: string
  documentId: string
  steward: WorldPerson
  mallory: WorldPerson
  neighbours: WorldPerson[]
  /** What Mallory's connections were let in by. */
  credentials: Credentials
}

interface Kind {
  what: string
  code: number
  /** Whoever comes back may be told this as well. */
  also?: number
  /** What is done takes its own time before anything has ended: it counts from the answer. */
  isSlow?: boolean
  /** Before anybody is connected. */
  prepare?(cast: Cast): Promise<Partial<Cast> | void>
  how(cast: Cast): Promise<unknown>
}

const KINDS: Kind[] = [
  {
    what: 'being removed',
    code: CLOSE.notFound,
    // It was their last workspace.
    also: CLOSE.signedOut,
    how: ask('steward', 'DELETE', member),
  },
  { what: 'leaving', code: CLOSE.notFound, how: ask('mallory', 'DELETE', member) },
  {
    what: 'becoming an observer',
    code: CLOSE.notAllowed,
    how: ask('steward', 'PATCH', member, { role: 'observer' }),
  },
  {
    what: 'losing the seat that let one write',
    code: CLOSE.notAllowed,
    prepare: async ({ world, workspaceId, mallory, neighbours, steward }) => {
      await world.team(workspaceId, { seats: [mallory, ...neighbours].map(({ id }) => id) })
      await world.ask(steward.browser, 'PATCH', `/workspaces/${workspaceId}`, {
        writing: 'drafting',
      })
    },
    async how(cast) {
      const { world, workspaceId, mallory } = cast
      const [team] = await world.context.teams.of(workspaceId)
      const seat = () => `/workspaces/${workspaceId}/teams/${team?.id}/seats/${mallory.id}`
      await ask('steward', 'DELETE', seat)(cast)
    },
  },
  {
    what: 'another rule about who writes',
    code: CLOSE.notAllowed,
    how: ask('steward', 'PATCH', ({ workspaceId }) => `/workspaces/${workspaceId}`, {
      writing: 'drafting',
    }),
  },
  {
    what: 'archiving the canvas',
    code: CLOSE.notAllowed,
    how: ask('steward', 'PATCH', ({ canvasId }) => `/canvases/${canvasId}`, { archived: true }),
  },
  {
    what: 'signing this browser out at another',
    code: CLOSE.signedOut,
    async how(cast) {
      const { world, mallory, credentials } = cast
      const { body } = await world.ask(credentials, 'GET', '/me/sessions')
      const { items } = body as { items: { id: string; current: boolean }[] }
      const here = items.find(({ current }) => current)?.id
      const { status } = await world.ask(
        await world.browser(mallory.id),
        'DELETE',
        `/me/sessions/${here}`,
      )
      expect(status).toBe(204)
    },
  },
  {
    what: 'a new password at another browser',
    code: CLOSE.signedOut,
    // Hashing two passwords comes first.
    isSlow: true,
    prepare: ({ world, mallory }) => world.setPassword(mallory.id, PRESENT),
    async how({ world, mallory }) {
      const wanted = { present: PRESENT, password: 'another, longer password' }
      const other = await world.browser(mallory.id)
      expect(await world.ask(other, 'POST', '/me/password', wanted)).toMatchObject({ status: 204 })
    },
  },
  {
    what: 'the end of an access token',
    code: CLOSE.signedOut,
    prepare: async ({ world, mallory }) => ({
      credentials: await world.token(mallory.id, 'write'),
    }),
    async how({ world, mallory }) {
      const { body } = await world.ask(mallory.browser, 'GET', '/me/tokens')
      const [token] = (body as { items: { id: string }[] }).items
      const path = `/me/tokens/${token?.id}`
      expect(await world.ask(mallory.browser, 'DELETE', path)).toMatchObject({ status: 204 })
    },
  },
  {
    what: 'the operator closing the account',
    code: CLOSE.signedOut,
    how: ({ world, mallory }) =>
      world.context.operator.run(['user', 'disable', '--email', `${mallory.id}@example.org`]),
  },
]

describe.each(BOTH_DATABASES)(
  'losing a right while everybody writes, on $name',
  ({ name, url }) => {
    let world: World
    let http: Server
    const typists: Typist[] = []
    const stops: (() => void)[] = []

    beforeAll(async () => {
      world = await World.open(await url(), { MAX_UPDATES_PER_SECOND: '1000' })
      http = createServer()
      http.on('upgrade', world.context.sync.handleUpgrade)
      await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    })

    afterEach(leave)

    afterAll(async () => {
      http.close()
      await world.close()
    })

    function leave(): void {
      for (const stop of stops.splice(0)) stop()
      for (const typist of typists.splice(0)) typist.stop()
    }

    function open(who: Credentials, documentId: string): RawClient {
      const { port } = http.address() as AddressInfo
      return new RawClient(`ws://127.0.0.1:${port}/sync/${documentId}?ext=1`, {
        ...who,
        ...(!who.authorization && { origin: `http://127.0.0.1:${port}` }),
      })
    }

    function typist(who: Credentials, documentId: string): Typist {
      const typing = new Typist(open(who, documentId))
      typists.push(typing)
      return typing
    }

    async function cast(prepare: Kind['prepare']): Promise<Cast> {
      const { id: workspaceId } = await world.workspace('Group')
      const [steward, mallory] = [await world.person('Noor'), await world.person('Mallory')]
      await world.join(workspaceId, steward.id, 'steward')
      await world.join(workspaceId, mallory.id, 'member')
      const canvas = await world.canvas(workspaceId, steward.id)
      const neighbours: WorldPerson[] = []
      for (let i = 0; i < NEIGHBOURS; i++) neighbours.push(await world.person(`Neighbour ${i}`))
      for (const { id } of neighbours) await world.join(workspaceId, id, 'member')
      const made: Cast = {
        ...{ world, workspaceId, steward, mallory, neighbours, canvasId: canvas.id },
        documentId: canvas.elements[0]?.document_id ?? '',
        credentials: mallory.browser,
      }
      const prepared = (await prepare?.(made)) ?? {}
      for (const { browser } of neighbours) typist(browser, made.documentId)
      return { ...made, ...prepared }
    }

    /** Entries of this person in the record, once all that was accepted by now is on disk. */
    async function entriesOf(userId: string, documentId: string): Promise<number> {
      const { sync } = world.context
      await sync.edit(documentId, { userId: null, key: null }, (doc) =>
        doc.getXmlFragment(FRAGMENT).push([new Y.XmlElement('paragraph')]),
      )
      const entries = await sync.record.read(documentId, 0)
      return entries.filter((entry) => entry.userId === userId).length
    }

    /** Comes back again and again and writes at once. Answers the codes it was sent away with. */
    function comeBack(who: Credentials, documentId: string): number[] {
      const refusals: number[] = []
      let isOver = false
      stops.push(() => (isOver = true))
      const tryOn = async () => {
        while (!isOver) {
          const client = open(who, documentId)
          await until('it is open or not', () => client.closed !== null || client.frames.length > 0)
          if (client.closed === null) client.sync('update', someWords())
          await until(
            'it is saved or not',
            () => isOver || client.closed !== null || hasSaved(client),
          )
          if (client.closed !== null) refusals.push(client.closed)
          client.socket.terminate()
        }
      }
      void tryOn()
      return refusals
    }

    it.each(KINDS)(
      `[SY31] $what: ${RUNS} times out within a second, and nothing written after is taken`,
      async ({ what, code, also = code, isSlow = false, prepare, how }) => {
        const took: number[] = []
        for (let run = 0; run < RUNS; run++) {
          const all = await cast(prepare)
          const { mallory, credentials, documentId } = all
          const polite = typist(credentials, documentId)
          const stubborn = typist(credentials, documentId).heedNothing()
          const refusals = comeBack(credentials, documentId)
          await until('everybody writes', () => typists.every(({ client }) => hasSaved(client)))
          expect(refusals).toEqual([])

          const asked = performance.now()
          await how(all)
          const since = isSlow ? performance.now() : asked
          await until('the connection is closed', () => polite.client.closed !== null)
          took.push(performance.now() - since)
          expect(polite.client.closed).toBe(code)
          await until('nobody comes in as before', () => refusals.length > 1)
          const before = await entriesOf(mallory.id, documentId)
          expect(before).toBeGreaterThan(0)

          const [sent, refused] = [stubborn.sent, refusals.length]
          await until('more is tried', () => refusals.length > refused + 2)
          await until(
            'more is written into the closed connection',
            () => stubborn.sent > sent + 2 || stubborn.client.closed !== null,
          )
          expect(await entriesOf(mallory.id, documentId)).toBe(before)
          // A reader is let in, and sent away for writing.
          expect(refusals.filter((one) => one !== code && one !== also)).toEqual([])
          leave()
        }
        expect(Math.max(...took)).toBeLessThan(1000)
        if (process.env.REVOCATIONS) process.stderr.write(`${name}, ${what}: ${figures(took)}\n`)
      },
      RUNS * 5_000 + 30_000,
    )

    it('[SY31] the same test notices a server that tells nobody', async () => {
      const { sync } = world.context
      const { revoke } = sync
      sync.revoke = () => undefined
      try {
        const all = await cast(undefined)
        const { mallory, credentials, documentId } = all
        const polite = typist(credentials, documentId)
        await until('everybody writes', () => typists.every(({ client }) => hasSaved(client)))
        await ask('steward', 'DELETE', member)(all)
        const before = await entriesOf(mallory.id, documentId)
        const { sent } = polite
        await until('more is written', () => polite.sent > sent + 3)
        await until(
          'it is taken, though it must not be',
          () => polite.client.frames.filter(([type]) => type === MESSAGE.saved).length > 3,
        )
        expect(polite.client.closed).toBeNull()
        expect(await entriesOf(mallory.id, documentId)).toBeGreaterThan(before)
      } finally {
        sync.revoke = revoke
      }
    })
  },
)

/** Asks the API, and expects that it did as it was asked. */
function ask(
  who: 'steward' | 'mallory',
  method: string,
  path: (cast: Cast) => string,
  body?: unknown,
) {
  return async (cast: Cast) => {
    const { status } = await cast.world.ask(cast[who].browser, method, path(cast), body)
    expect(status).toBe(204)
  }
}

function member({ workspaceId, mallory }: Cast): string {
  return `/workspaces/${workspaceId}/members/${mallory.id}`
}

function hasSaved({ frames }: RawClient): boolean {
  return frames.some(([type]) => type === MESSAGE.saved)
}

function someWords(): Uint8Array {
  const doc = new Y.Doc()
  doc.getXmlFragment(FRAGMENT).push([new Y.XmlElement('paragraph')])
  return Y.encodeStateAsUpdate(doc)
}

/** Milliseconds. */
function figures(took: readonly number[]): string {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return `${took.length} times, median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`
}
