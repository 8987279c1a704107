import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { SOCKET_PROBE } from '../../lib/status'
import { SocketProbe } from './socket-probe'

let server: Server
let address: string

beforeEach(async () => {
  const probe = new SocketProbe()
  server = createServer()
  server.on('upgrade', (request, socket, head) => {
    if (!probe.take(request, socket, head)) socket.end('HTTP/1.1 404 Not Found\r\n\r\n')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => server.closeAllConnections())

interface Ended {
  said: string[]
  code: number
}

/** What came back, and how it ended. A handshake that is refused ends with its status. */
function visit(path: string, words: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const said: string[] = []
    const socket = new WebSocket(address + path)
    socket.on('open', () => words.forEach((word) => socket.send(word)))
    socket.on('message', (data) => said.push(String(data)))
    socket.on('unexpected-response', (_, answer) => {
      answer.resume()
      resolve({ said, code: answer.statusCode ?? 0 })
    })
    socket.on('error', () => undefined)
    socket.on('close', (code) => resolve({ said, code }))
  })
}

it('[OV3] sends the first word back, once, and closes', async () => {
  expect(await visit(SOCKET_PROBE, ['hello', 'again'])).toEqual({ said: ['hello'], code: 1000 })
})

it('[OV3] takes a few bytes and no more', async () => {
  expect(await visit(SOCKET_PROBE, ['x'.repeat(65)])).toEqual({ said: [], code: 1009 })
})

it('[OV3] leaves every other path to others', async () => {
  expect((await visit('/sync/other', [])).code).toBe(404)
  expect((await visit(`${SOCKET_PROBE}?x=1`, [])).code).toBe(404)
})

it('[OV3] serves a few at a time and tells the others so', async () => {
  const held = Array.from({ length: 40 }, () => new WebSocket(address + SOCKET_PROBE))
  await Promise.all(held.map((socket) => new Promise((open) => socket.once('open', open))))
  expect((await visit(SOCKET_PROBE, ['hello'])).code).toBe(503)
  const [first] = held
  const gone = new Promise((closed) => first?.once('close', closed))
  first?.terminate()
  await gone
  await expect.poll(async () => (await visit(SOCKET_PROBE, ['hello'])).said).toEqual(['hello'])
  for (const socket of held) socket.terminate()
})
