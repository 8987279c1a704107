import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Schema } from './db/schema'
import { can, type Subject } from '../lib/roles'
import { API_PREFIX, openApiDocument, routeInventory } from './http/open-api'
import { ACTORS, AS_ACTOR, type ActorName } from './testing/rights-actors'
import { Stage } from './testing/rights-stage'
import type { RightsRow } from './testing/rights-row'
import { RIGHTS } from './testing/rights-table'
import { World } from './testing/world'

let world: World
/** As it was set, until somebody changes something: then the next cell gets a new one. */
let stage: Stage | null = null
let stages = 0
/** Each cell reads all there is, twice, and each stage leaves all it was behind. */
const STAGES_IN_A_WORLD = 20

beforeAll(openWorld)
afterAll(() => world.close())

/** Routes that do what they do without anything kept: a ticket in memory, a word to who is there. */
const LEAVES_NOTHING = new Set([
  ...['/sign-in', '/canvases/{canvasId}/gather'],
  '/elements/{elementId}/restorations/preview',
  // It writes down what it found once it is done.
  '/workspaces/{workspaceId}/integrity/checks',
])
const OUTSIDERS: ActorName[] = ['ex-member', 'member of another workspace']

async function openWorld(): Promise<void> {
  world = await World.open()
  // What it sends it writes down a moment later, when somebody else is being asked already.
  await world.context.courier.stop()
  await world.context.database.transaction((tx) => world.context.setup.skip(tx))
}

/** The stage as it stands; when there is none, a new one, in a new world now and then. */
async function theStage(): Promise<Stage> {
  if (stage) return stage
  if (stages > 0 && stages % STAGES_IN_A_WORLD === 0) {
    await world.close()
    await openWorld()
  }
  stages += 1
  stage = await Stage.set(world)
  return stage
}

describe('the table of rights', () => {
  it('[RO1] has cells for every route of the API, and for nothing else', () => {
    const described = routeInventory(openApiDocument(world.context.http, '0'))
    const routes = described.map(({ method, path }) => `${method} ${path.replace(API_PREFIX, '')}`)
    expect([...new Set(RIGHTS.map((row) => row.route))].sort()).toEqual(routes.sort())
  })

  it.each(RIGHTS.filter((row) => row.action !== null))(
    '[RO2] says of $route $of the same as can()',
    (row) => {
      for (const actor of ACTORS)
        expect([actor, verdict(row, actor)]).toEqual([actor, said(row, actor)])
    },
  )
})

describe.each(RIGHTS)('$route $of', (row) => {
  const [method = '', path = ''] = row.route.split(' ')

  async function knock(actor: ActorName, strangeIds = false) {
    const scene = await theStage()
    const { userId, credentials } = scene.cast[actor]
    const target = await row.target(scene, userId)
    const ids = Object.entries(target.ids ?? {})
    const url = ids.reduce(
      (so, [name, id]) => so.replace(`{${name}}`, strangeIds ? randomUUID() : id),
      path,
    )
    const before = await everything()
    const answer = await world.ask(credentials, method, url, target.body)
    const changed = (await everything()) !== before
    if (changed) stage = null
    return { ...answer, changed }
  }

  it.each(ACTORS)(
    '[RO3] answers %s as the table says; a refusal changes nothing',
    async (actor) => {
      const answer = await knock(actor)
      expect(answer).toMatchObject({ status: row.cells[actor] })
      if (answer.status < 300) {
        if (method !== 'GET' && !LEAVES_NOTHING.has(path)) expect(answer.changed).toBe(true)
        return
      }
      expect(answer.changed).toBe(false)
      expect(answer.body).toMatchObject({ error: { code: codeFor(row, actor, answer.status) } })
    },
  )

  if (OUTSIDERS.some((actor) => row.cells[actor] === 404))
    it.each(OUTSIDERS)('[RO4] is to %s as if it did not exist', async (actor) => {
      expect(await knock(actor)).toEqual(await knock(actor, true))
    })
})

/** What the table says, in the words of `can`. */
function said(row: RightsRow, actor: ActorName): string {
  const status = row.cells[actor]
  if (status < 300) return 'allowed'
  if (status === 401) return 'nobody'
  return status === 404 ? 'outsider' : 'refused'
}

function verdict(row: RightsRow, name: ActorName): string {
  const actor = AS_ACTOR[name]
  if (!actor || !row.action) return 'nobody'
  const found = can(actor, row.action, subjectFor(row, name))
  if (found.allowed) return 'allowed'
  return found.reason === 'outsider' ? 'outsider' : 'refused'
}

function subjectFor(row: RightsRow, name: ActorName): Subject {
  const from = AS_ACTOR[name]?.role
  return row.action === 'member.change-role' && row.of === 'myself' && from
    ? { ...row.subject, from }
    : row.subject
}

function codeFor(row: RightsRow, name: ActorName, status: number): string {
  const codes: Record<number, string> = {
    401: 'not_signed_in',
    404: 'not_found',
    409: 'already_member',
    410: 'setup_done',
  }
  if (status !== 403) return codes[status] ?? 'unexpected'
  const actor = AS_ACTOR[name]
  if (actor && row.action) {
    const found = can(actor, row.action, subjectFor(row, name))
    return found.allowed || found.reason === 'role' ? 'not_allowed' : 'scope_too_small'
  }
  // Of what is one's own, tokens may change nothing that outlives them, and reading ones nothing.
  return BROWSERS_ONLY.test(row.route) ? 'not_allowed' : 'scope_too_small'
}

/** What a person does at a browser: no token may. */
const BROWSERS_ONLY = /\/me\/(tokens|sessions|password|email)/

/** Columns that say when somebody was last here, which any request may move on. */
const COARSE = new Set(['last_used_at', 'seen_at'])

const TABLES = [
  ...['users', 'sessions', 'tickets', 'access_tokens', 'workspaces', 'memberships', 'invites'],
  ...['framework_labels', 'frameworks', 'canvases', 'elements', 'settings'],
  ...['teams', 'team_elements', 'seats'],
  ...['audit_heads', 'audit_entries', 'images', 'image_totals', 'shares'],
  ...['threads', 'suggestions', 'thread_messages', 'thread_reactions'],
  ...['webhooks', 'webhook_deliveries', 'editions', 'restorations'],
  ...['follows', 'notices', 'notice_settings', 'mails', 'seen_points'],
] as (keyof Schema)[]

/** All rows of all tables but the rebuildable one, and how long each document's log is. */
async function everything(): Promise<string> {
  const { database, sync, textChanges } = world.context
  // Who wrote follows, a moment later.
  await textChanges.idle()
  const found: Record<string, unknown> = {}
  for (const table of TABLES)
    found[table] = await database.db.selectFrom(table).selectAll().execute()
  const documents = [
    ...(await database.db.selectFrom('elements').select('document_id').execute()),
    ...(await database.db.selectFrom('canvases').select('document_id').execute()),
  ].map((row) => row.document_id)
  found.heads = [...(await sync.heads(documents))].sort()
  return JSON.stringify(found, (key, value: unknown) => (COARSE.has(key) ? null : value))
}
