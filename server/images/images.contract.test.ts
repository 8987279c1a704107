import { readdirSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Image } from '../../lib/kept-image'
import { BOTH_DATABASES } from '../testing/both-databases'
import { onePixel } from '../testing/one-pixel'
import { World, type WorldPerson } from '../testing/world'

describe.each(BOTH_DATABASES)('images on $name', ({ url }) => {
  let world: World
  let ada: WorldPerson
  let workspaceId: string
  let elementId: string

  beforeAll(async () => {
    world = await World.open(await url())
    ada = await world.person('Ada')
    workspaceId = (await world.workspace('Group')).id
    await world.join(workspaceId, ada.id, 'member')
    elementId = (await world.canvas(workspaceId, ada.id)).elements[0]?.id ?? ''
  })
  afterAll(() => world.close())

  async function put(bytes: Uint8Array, who = ada): Promise<{ status: number; body: unknown }> {
    return world.ask(who.browser, 'POST', `/elements/${elementId}/images`, bytes)
  }

  async function putImage(bytes: Uint8Array): Promise<Image> {
    const { status, body } = await put(bytes)
    expect(status, JSON.stringify(body)).toBe(201)
    return body as Image
  }

  async function get(id: string, headers: Record<string, string> = {}): Promise<Response> {
    const request = new Request(`http://localhost/api/v1/images/${id}`, {
      headers: { ...ada.browser, ...headers },
    })
    return world.context.inProcess.fetch(request)
  }

  const files = () => readdirSync(path.join(world.context.config.dataDir, 'images'))

  it('[IM1] an image is kept beside the data, with its size, and served as what it is', async () => {
    const given = sharp({
      create: { width: 30, height: 20, channels: 3, background: 'teal' },
    })
    const image = await putImage(await given.png().toBuffer())
    expect(image).toMatchObject({ type: 'image/png', width: 30, height: 20 })
    expect(files()).toContain(`${image.id}.png`)
    const answer = await get(image.id)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/png')
    const bytes = await answer.bytes()
    expect(bytes.length).toBe(image.bytes)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 30, height: 20 })
  })

  it('[IM2] it is served so that it can run nothing, and asked for again only to be told it is the same', async () => {
    const { id } = await putImage(onePixel())
    const { headers } = await get(id)
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toMatch(/^private, .*immutable$/)
    const again = await get(id, { 'if-none-match': `"other", ${headers.get('etag')}` })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it('[IM5] nobody outside its workspace is served it, whatever they say they have', async () => {
    const { id } = await putImage(onePixel())
    const eve = await world.person('Eve')
    await world.join((await world.workspace('Elsewhere')).id, eve.id, 'steward')
    const asEve = { ...eve.browser, 'if-none-match': `"${id}"` }
    expect((await world.ask(asEve, 'GET', `/images/${id}`)).status).toBe(404)
    const ben = await world.person('Ben')
    await world.join(workspaceId, ben.id, 'observer')
    expect((await world.ask(ben.browser, 'GET', `/images/${id}`)).status).toBe(200)
    await world.ask(ben.browser, 'DELETE', `/workspaces/${workspaceId}/members/${ben.id}`)
    expect((await world.ask(ben.browser, 'GET', `/images/${id}`)).status).toBe(404)
  })

  it('[IM5] no path leads out of the folder', async () => {
    const ids = ['..%2Fthroughline.sqlite', '%2e%2e%2fsecret', '..%5csecret', 'x.png', '%2Fetc']
    for (const id of ids) expect((await get(id)).status, id).toBe(404)
    const { id } = await putImage(onePixel())
    expect((await get(`${id}.png`)).status).toBe(404)
  })

  it('[IM7] a workspace has so much room and no more, also when several come at once', async () => {
    const { images } = world.context
    const { limits } = Reflect.get(images, 'parts') as { limits: { maxBytesPerWorkspace: number } }
    const room = limits.maxBytesPerWorkspace
    const before = files().length
    const taken = await world.context.database.db
      .selectFrom('image_totals')
      .select('bytes')
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirstOrThrow()
    const { bytes } = await putImage(onePixel())
    limits.maxBytesPerWorkspace = Number(taken.bytes) + 2 * bytes
    try {
      const answers = await Promise.all([1, 2, 3].map(() => put(onePixel())))
      const codes = answers.map(({ status }) => status)
      expect(codes.sort()).toEqual([201, 507, 507])
      expect(files().length).toBe(before + 2)
      expect(await put(onePixel())).toMatchObject({
        status: 507,
        body: { error: { code: 'images_full' } },
      })
    } finally {
      limits.maxBytesPerWorkspace = room
    }
  })

  it('[IM1] an image whose file is gone is not there, and no error', async () => {
    const { id, type } = await putImage(onePixel())
    await Reflect.get(Reflect.get(world.context.images, 'parts') as object, 'files').forget(
      id,
      type,
    )
    expect((await get(id)).status).toBe(404)
  })
})
