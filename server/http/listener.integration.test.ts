import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { World } from '../testing/world'

// Over real HTTP, through the adapter, as browsers come: there a request without a body looks
// different from one made in the same process.
describe('the API over HTTP', () => {
  let world: World
  let http: Server
  let origin: string

  beforeAll(async () => {
    world = await World.open()
    const listen = getRequestListener(world.context.http.fetch, { overrideGlobalObjects: false })
    http = createServer((request, response) => void listen(request, response))
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  })

  afterAll(async () => {
    http.close()
    await world.close()
  })

  it('[HT5] takes requests without a body, and refuses bodies that are not JSON', async () => {
    const noor = await world.person('Noor')
    const workspace = await world.workspace('Over HTTP')
    await world.join(workspace.id, noor.id, 'steward')
    const ben = await world.person('Ben')
    await world.join(workspace.id, ben.id, 'member')
    const path = `${origin}/api/v1/workspaces/${workspace.id}`
    const headers = { ...noor.browser, origin }
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' }
    const refused = await fetch(path, { method: 'PATCH', headers: form, body: 'name=Other' })
    expect(refused.status).toBe(400)
    const removed = await fetch(`${path}/members/${ben.id}`, { method: 'DELETE', headers })
    expect(removed.status).toBe(204)
  })

  it('[HT2] a body is at most 1 MiB and says how long it is', async () => {
    const headers = { origin, 'content-type': 'application/json' }
    const long = JSON.stringify({ email: 'x'.repeat(1024 * 1024), password: 'x' })
    const signIn = `${origin}/api/v1/sign-in`
    expect((await fetch(signIn, { method: 'POST', headers, body: long })).status).toBe(413)
    const stream = new Blob(['{"email":"x","password":"y"}']).stream()
    const unsaid = { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit
    expect((await fetch(signIn, unsaid)).status).toBe(400)
  })
})
