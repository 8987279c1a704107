import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { framed, Outbox } from './outbox'

// The lengths at which a frame's header changes its form.
const LENGTHS = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000]

it('[SY23] messages arrive whole and in order, written one by one, together, or by `ws` itself', async () => {
  const http = createServer()
  const server = new WebSocketServer({ server: http, perMessageDeflate: false })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const sent = LENGTHS.map((length, i) => new Uint8Array(length).fill(i + 1))
  server.on('connection', (socket) => {
    const outbox = new Outbox(socket, 10_000_000, () => socket.close(1013))
    for (const message of sent) outbox.send(message)
    outbox.write(Buffer.concat(sent.map(framed)))
    for (const message of sent) outbox.sendState(message)
    socket.ping()
    outbox.send(new Uint8Array([255]))
    socket.close(1000)
  })
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
  const heard: Buffer[] = []
  client.on('message', (data: Buffer) => heard.push(data))
  const code = await new Promise((resolve) => client.once('close', resolve))
  expect(code).toBe(1000)
  const all = [...sent, ...sent, ...sent, new Uint8Array([255])]
  expect(heard.map((data) => data.length)).toEqual(all.map((message) => message.length))
  expect(heard.every((data, i) => data.equals(all[i] ?? Buffer.alloc(1)))).toBe(true)
  await new Promise((resolve) => http.close(resolve))
})
