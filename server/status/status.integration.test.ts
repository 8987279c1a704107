import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import { Proxy, type ProxyFaults } from '../../e2e/proxy'
import {
  checkStatus,
  type Check,
  type Finding,
  type StatusClient,
} from '../../lib/client/status-checks'
import { World } from '../testing/world'

let world: World
let server: Server
let port: number

beforeAll(async () => {
  world = await World.open()
  const { http, socketProbe } = world.context
  server = createServer((request, response) => {
    void getRequestListener(http.fetch, { overrideGlobalObjects: false })(request, response)
  })
  server.on('upgrade', (request, socket, head) => {
    if (!socketProbe.take(request, socket, head)) socket.destroy()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await world.close()
})

/** A browser as far as it matters here: keeps cookies unless told not to. */
function browser(origin: string, { headers = {}, keeps = true, minutes = 0 } = {}): StatusClient {
  const jar = new Map<string, string>()
  return {
    origin,
    secure: true,
    now: () => Date.now() + minutes * 60_000,
    socket: (url) => new NodeSocket(url) as unknown as WebSocket,
    async fetch(path) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(origin + path, { headers: { ...headers, cookie } })
      for (const line of keeps ? response.headers.getSetCookie() : []) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
        jar.set(name, value)
      }
      return response
    },
  }
}

async function found(client: StatusClient): Promise<Record<string, string>> {
  const findings: [Check, Finding][] = []
  await checkStatus(client, (check, finding) => findings.push([check, finding]))
  return Object.fromEntries(findings.map(([check, { why }]) => [check, why]))
}

async function foundBehind(faults: ProxyFaults): Promise<Record<string, string>> {
  const proxy = await Proxy.before(port, faults)
  try {
    return await found(browser(proxy.url))
  } finally {
    await proxy.close()
  }
}

const WELL = {
  ...{ socket: 'good', cookie: 'good', origin: 'good', secure: 'good' },
  ...{ pieces: 'good', forwarded: 'good', clock: 'good' },
}

it('[OV1] finds nothing where nothing is in between', async () => {
  expect(await found(browser(`http://127.0.0.1:${port}`))).toEqual(WELL)
})

it('[OV1] finds nothing behind a proxy that passes everything on', async () => {
  expect(await foundBehind({})).toEqual(WELL)
})

it('[OV2] tells live connections that do not pass', async () => {
  expect(await foundBehind({ blocksUpgrades: true })).toEqual({ ...WELL, socket: 'blocked' })
})

it('[OV2] tells answers that are collected on the way', async () => {
  expect(await foundBehind({ collects: true })).toEqual({ ...WELL, pieces: 'collected' })
})

it('[OV2] tells an address that the server does not know as its own', async () => {
  expect(await foundBehind({ host: 'internal.example' })).toEqual({ ...WELL, origin: 'other' })
})

it('[OV2] tells cookies that do not come back, proxies not believed, and clocks', async () => {
  const origin = `http://127.0.0.1:${port}`
  expect(await found(browser(origin, { keeps: false }))).toEqual({ ...WELL, cookie: 'lost' })
  const headers = { 'x-forwarded-for': '203.0.113.7' }
  expect(await found(browser(origin, { headers }))).toEqual({ ...WELL, forwarded: 'ignored' })
  expect(await found(browser(origin, { minutes: 5 }))).toEqual({ ...WELL, clock: 'ahead' })
  expect(await found(browser(origin, { minutes: -5 }))).toEqual({ ...WELL, clock: 'behind' })
})

it('[OV2] tells a server that does not answer', async () => {
  const client = browser('http://127.0.0.1:9')
  expect(await found(client)).toMatchObject({ socket: 'blocked', cookie: 'unanswered' })
})
