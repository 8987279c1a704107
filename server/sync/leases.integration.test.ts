import { afterEach, expect, it, vi } from 'vitest'
import { CLOSE } from '../../lib/protocol'
import { openLog } from './open-log'
import { makeDocument, RawClient, until } from './testing/sync-people'
import { limitsForTests, SyncServer } from './testing/sync-server'

afterEach(() => vi.useRealTimers())

it('[SY13] a right that ended without a word, as by its date, is noticed within a minute; a gate that cannot say ends none', async () => {
  // Only the clock of the rounds: sockets and everything that waits keep their own.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  const never = 2 ** 31 - 1
  const server = await SyncServer.start({ limits: limitsForTests({ keepAliveEveryMs: never }) })
  try {
    await makeDocument(server, 'text')
    const people = ['ada', 'ben', 'eve', 'zoe']
    const [ada, ben, eve, zoe] = people.map(
      (user) => new RawClient(`${server.url}/text?user=${user}&ext=1`),
    )
    await until('all are in', () => server.engine.stats().sessions === people.length)
    server.rights.set('ada', 'none')
    server.rights.set('ben', 'read')
    server.rights.set('eve', 'unknown')
    vi.advanceTimersByTime(55_000)
    // Nobody has been asked about yet, or the answer would have come before this one.
    await expect(server.engine.state('text')).resolves.toMatchObject({ seq: 1 })
    expect(server.engine.stats().sessions).toBe(people.length)
    vi.advanceTimersByTime(10_000)
    await ada?.closedWith(CLOSE.notFound)
    await ben?.closedWith(CLOSE.notAllowed)
    expect([eve?.closed, zoe?.closed]).toEqual([null, null])
    for (const client of [eve, zoe]) client?.socket.terminate()
  } finally {
    await server.stop()
  }
})

it('[SY13] whoever is shut out between the answer at the gate and the open door is put out again', async () => {
  const held: (() => void)[] = []
  const server = await SyncServer.start({
    openLog: async (place, onDeath) => {
      const log = await openLog(place, onDeath)
      return {
        ...log,
        async load(documentId) {
          await new Promise<void>((resolve) => held.push(resolve))
          return log.load(documentId)
        },
      }
    },
  })
  try {
    await makeDocument(server, 'text')
    const ada = new RawClient(`${server.url}/text?user=ada&ext=1`)
    await until('she was let in, and waits for the text', () => held.length > 0)
    server.rights.set('ada', 'none')
    server.engine.revoke({ userId: 'ada' }, CLOSE.notFound)
    held[0]?.()
    await ada.closedWith(CLOSE.notFound)
  } finally {
    await server.stop()
  }
})
