import { afterAll, beforeAll, expect, it } from 'vitest'
import { CLOSE } from '../../lib/protocol'
import { appendMarkdown } from '../canvases/element-text'
import { noteBackup } from '../backup/last-backup'
import { World } from '../testing/world'
import { expositionOf, figure as value } from './testing/exposition'

const TOKEN = 'a token for the one who watches'
/** All there are; each has a handful of values, all of them out of our code. */
const LABELS = ['le', 'reason', 'doing', 'outcome', 'method', 'route', 'status']

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
  expect(value(text, 'throughline_refused_frames_total', { reason: 'notAllowed' })).toBe(1)
  const answered = { method: 'GET', route: '/api/v1/canvases/:canvasId', status: '200' }
  expect(value(text, 'throughline_http_requests_total', answered)).toBe(1)
  for (const percentile of ['p50', 'p99', 'max'])
    // Since the scrape before, which may be a moment ago.
    expect(value(text, `nodejs_eventloop_lag_${percentile}_seconds`)).toBeGreaterThanOrEqual(0)
  expect(value(text, 'process_resident_memory_bytes')).toBeGreaterThan(0)
  const free = value(text, 'throughline_disk_free_bytes')
  expect(free).toBeGreaterThan(0)
  expect(value(text, 'throughline_disk_size_bytes')).toBeGreaterThan(free)
})

it('[OV5] says when the last backup was made, and 0 when none was', async () => {
  const at = '2026-03-01T03:30:00.000Z'
  for (const expected of [0, Date.parse(at) / 1000]) {
    const other = await World.open(undefined, { METRICS_TOKEN: TOKEN })
    if (expected > 0)
      await noteBackup(other.context.config.dataDir, { createdAt: at, file: 'today.tar.gz' })
    const { body } = (await other.context.metrics?.text()) ?? { body: '' }
    expect(value(body, 'throughline_last_backup_timestamp_seconds')).toBe(expected)
    await other.close()
  }
})

it('[OV6] has no id, name or word of anybody in it', async () => {
  const { text } = await scrape(`Bearer ${TOKEN}`)
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/)
  for (const hidden of ['Ada', 'Lovelace', 'Cyclists', 'Lanes', 'cycle', '@', TOKEN])
    expect(text).not.toContain(hidden)
  const ours = expositionOf(text).samples.filter(({ name }) => name.startsWith('throughline_'))
  const labels = new Set(ours.flatMap((one) => Object.keys(one.labels)))
  expect([...labels].filter((label) => !LABELS.includes(label))).toEqual([])
})
