import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { World } from '../testing/world'
import { expositionOf, type Exposition } from './testing/exposition'
import { metricsIn, missingFor } from './testing/promql'

// Files for other programs, against what the server tells: they rot in silence otherwise.

const DOCS = path.resolve(import.meta.dirname, '../../docs')
const TOKEN = 'a token for the one who watches'
const DATASOURCE = z.object({ type: z.literal('prometheus'), uid: z.literal('${datasource}') })
const Panel = z.object({
  title: z.string().min(1),
  type: z.string(),
  datasource: DATASOURCE.optional(),
  targets: z.array(z.object({ expr: z.string().min(1), datasource: DATASOURCE })).default([]),
})
const Dashboard = z.object({
  panels: z.array(Panel),
  templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string() })) }),
})

const dashboard = Dashboard.parse(JSON.parse(read('grafana/throughline.json')))
const onDashboard = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))
const rules = read('grafana/alerts.yml').split(/^ {6}- alert: /m)
const alerts = rules.slice(1).map((rule) => ({
  name: rule.slice(0, rule.indexOf('\n')),
  expr: /^ {8}expr: (.+)$/m.exec(rule)?.[1] ?? '',
}))

let world: World
let told: Exposition

beforeAll(async () => {
  world = await World.open(undefined, { METRICS_TOKEN: TOKEN })
  // One request before, so that requests have labels.
  await world.ask({}, 'GET', '/me')
  const headers = { authorization: `Bearer ${TOKEN}` }
  const request = new Request('http://localhost/metrics', { headers })
  told = expositionOf(await (await world.context.inProcess.fetch(request)).text())
})
afterAll(() => world.close())

it('[OV9] every panel asks for what the server tells, over a data source that is chosen when it is imported', () => {
  const queries = dashboard.panels.filter(({ type }) => type !== 'row')
  expect(queries.length).toBeGreaterThan(15)
  for (const { title, targets, datasource } of queries)
    expect([title, targets.length > 0, datasource !== undefined]).toEqual([title, true, true])
  expect(onDashboard.flatMap((expr) => missingFor(expr, told))).toEqual([])
  expect(dashboard.templating.list).toContainEqual({ name: 'datasource', type: 'datasource' })
})

it('[OV9] every figure of ours is on the dashboard', () => {
  const shown = new Set(
    onDashboard.flatMap((expr) => metricsIn(expr).map(({ name }) => familyOf(name))),
  )
  const ours = [...told.names].filter((name) => name.startsWith('throughline_')).map(familyOf)
  expect(ours.length).toBeGreaterThan(10)
  expect([...new Set(ours)].filter((name) => !shown.has(name))).toEqual([])
})

it('[OV9] every alert asks for what the server tells, and the guide says what to do about it', () => {
  expect(alerts.length).toBeGreaterThan(5)
  for (const { name, expr } of alerts) expect([name, expr === '']).toEqual([name, false])
  expect(alerts.flatMap(({ expr }) => missingFor(expr, told))).toEqual([])
  const guide = [...read('SELF-HOSTING.md').matchAll(/^\| `(Throughline\w+)` +\|/gm)]
  expect(guide.map(([, name]) => name)).toEqual(alerts.map(({ name }) => name))
})

it('[OV9] a metric, a label or a value that is not told would be noticed', () => {
  const wrong = {
    'rate(throughline_edit_total{instance=~"$instance"}[$__rate_interval])': [
      'throughline_edit_total',
    ],
    'sum by (le, resaon) (rate(throughline_commit_seconds_bucket[5m])) > 1e9': ['by (resaon)'],
    'throughline_commit_seconds > 0.5 and up == 0': ['throughline_commit_seconds'],
    'throughline_room_failures_total{doing="stor"}': [
      'throughline_room_failures_total{doing="stor"}',
    ],
  }
  for (const [expr, missing] of Object.entries(wrong))
    expect(missingFor(expr, told)).toEqual(missing)
})

function familyOf(name: string): string {
  return name.replace(/_(bucket|sum|count)$/, '')
}

function read(file: string): string {
  return readFileSync(path.join(DOCS, file), 'utf8')
}
