import { afterAll, beforeAll, expect, it } from 'vitest'
import { CLOSE } from '../../lib/protocol'
import { appendMarkdown } from '../canvases/element-text'
import { World } from '../testing/world'

const TOKEN = 'a token for the one who watches'

let world: World

beforeAll(async () => {
  world = await World.open(undefined, { METRICS_TOKEN: TOKEN })
})
afterAll(() => world.close())

async function scrape(authorization?: string) {
  const headers = new Headers(authorization === undefined ? [] : [['authorization', authorization]])
  const request = new Request('http://localhost/metrics', { headers })
  const response = await world.context.inProcess.fetch(request)
  return { status: response.status, text: await response.text() }
}

function value(text: string, name: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  return Number(line?.split(' ').at(-1))
}

it('[OV4] tells its figures to whoever has the token, and nobody else', async () => {
  expect((await scrape(`Bearer ${TOKEN}`)).status).toBe(200)
  for (const wrong of [undefined, '', 'Bearer ', 'Bearer x', `Bearer ${TOKEN}x`, TOKEN]) {
    const { status, text } = await scrape(wrong)
    expect([wrong, status]).toEqual([wrong, 401])
    expect(text).not.toContain('throughline_')
  }
})

it('[OV4] without a token there is no such page', async () => {
  const other = await World.open()
  const request = new Request('http://localhost/metrics', {
    headers: { authorization: 'Bearer undefined' },
  })
  expect((await other.context.inProcess.fetch(request)).status).toBe(404)
  await other.close()
})

it('[OV5] counts edits, commits, refusals and requests as they happen', async () => {
  const ada = await world.person('Ada Lovelace')
  const { id } = await world.workspace('Cyclists')
  await world.join(id, ada.id, 'member')
  const canvas = await world.canvas(id, ada.id, 'Lanes by spring')
  const [first] = canvas.elements
  if (!first) throw new Error('A canvas without elements.')
  const before = value((await scrape(`Bearer ${TOKEN}`)).text, 'throughline_edits_total')
  const author = { userId: ada.id, key: null }
  for (const words of ['Children cycle.', 'Everybody does.', 'Also in the rain.'])
    await world.context.sync.edit(first.document_id, author, (doc) => appendMarkdown(doc, words))
  await world.ask(ada.browser, 'GET', `/canvases/${canvas.id}`)
  world.context.metrics?.refused(CLOSE.notAllowed)
  const { text } = await scrape(`Bearer ${TOKEN}`)
  expect(value(text, 'throughline_edits_total') - before).toBe(3)
  expect(value(text, 'throughline_commit_seconds_count')).toBeGreaterThanOrEqual(3)
  expect(value(text, 'throughline_rooms')).toBeGreaterThan(0)
  expect(value(text, 'throughline_log_bytes')).toBeGreaterThan(0)
  expect(value(text, 'throughline_refused_frames_total{reason="notAllowed"}')).toBe(1)
  const route = 'method="GET",route="/api/v1/canvases/:canvasId",status="200"'
  expect(value(text, `throughline_http_requests_total{${route}}`)).toBe(1)
  expect(text).toContain('nodejs_eventloop_lag_seconds')
  expect(text).toContain('process_resident_memory_bytes')
})

it('[OV6] has no id, name or word of anybody in it', async () => {
  const { text } = await scrape(`Bearer ${TOKEN}`)
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/)
  for (const hidden of ['Ada', 'Lovelace', 'Cyclists', 'Lanes', 'cycle', '@', TOKEN])
    expect(text).not.toContain(hidden)
})
