import { once } from 'node:events'
import { afterEach, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { MESSAGE } from '../../lib/protocol'
import { makeDocument, RawClient, until } from './testing/sync-people'
import { SyncServer } from './testing/sync-server'

const ROUND_MS = 20_000

afterEach(() => vi.useRealTimers())

it('[TG17] a connection that nobody answers on is ended in the second round, and its person is gone', async () => {
  // Only the clock of the rounds: sockets and everything that waits keep their own.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const server = await SyncServer.start()
  const people = () => server.engine.people('text').map(({ id }) => id)
  try {
    await makeDocument(server, 'text')
    const ada = new RawClient(`${server.url}/text?user=ada&ext=1`)
    await ada.opened()
    // A phone asleep: its connection stands, and nothing on it answers.
    const asleep = new WebSocket(`${server.url}/text?user=ben`, { autoPong: false })
    await until('both are there', () => people().length === 2)

    const asked = once(ada.socket, 'ping')
    vi.advanceTimersByTime(ROUND_MS)
    await asked
    // Answers to what came later come later: by now her pong has arrived.
    ada.send((e) => void (e.cbuf[e.cpos++] = MESSAGE.ping))
    await until('Ada has answered', () => ada.frames.some(([type]) => type === MESSAGE.pong))
    expect(people().sort()).toEqual(['ada', 'ben'])

    vi.advanceTimersByTime(ROUND_MS)
    await until('Ben is gone', () => people().length < 2)
    expect(people()).toEqual(['ada'])
    asleep.terminate()
  } finally {
    await server.stop()
  }
})
