import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Canvas } from '../../lib/canvases'
import { World } from '../testing/world'

const PASSWORD = 'a quiet river at noon'

let world: World

beforeEach(async () => {
  world = await World.open()
})
afterEach(() => world.close())

function setUp(token: string, more: object = {}) {
  return world.ask({}, 'POST', '/setup', {
    ...{ token, workspace: 'Ground crew', name: 'Ada', email: 'ada@example.org' },
    ...{ password: PASSWORD, example: false },
    ...more,
  })
}

async function newToken(): Promise<string> {
  return (await world.context.setup.newToken()) ?? ''
}

describe('setting up', () => {
  it('[AC1] the link makes the workspace and its steward, who is then signed in', async () => {
    expect(await world.ask({}, 'GET', '/setup')).toMatchObject({ body: { needed: true } })
    const { status, body } = await setUp(await newToken())
    expect([status, body]).toMatchObject([200, { slug: 'ground-crew' }])
    const { ticket } = body as { ticket: string }
    const session = await world.context.inProcess.redeemTicket(ticket)
    const workspaces = await world.context.workspaces.ofPerson(session?.userId ?? '')
    expect(workspaces).toMatchObject([{ slug: 'ground-crew', role: 'steward' }])
    expect(await world.ask({}, 'GET', '/setup')).toMatchObject({ body: { needed: false } })
  })

  it('[AC1] nobody without the newest link sets anything up', async () => {
    const old = await newToken()
    await newToken()
    for (const token of ['', 'guess', old])
      expect(await setUp(token)).toMatchObject({
        ...{ status: 403, body: { error: { code: 'setup_token_wrong' } } },
      })
    expect(await world.context.accounts.any()).toBe(false)
  })

  it('[AC1] it is done once, also when two do it at once', async () => {
    const token = await newToken()
    const both = await Promise.all([setUp(token), setUp(token, { email: 'ben@example.org' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
    expect(await setUp(token)).toMatchObject({ body: { error: { code: 'setup_done' } } })
    expect(await world.context.setup.newToken()).toBeNull()
  })

  it('[AC1] an account made on the command line is another way in: no link is left open', async () => {
    const token = await newToken()
    await world.context.operator.run(['user', 'create', '--email', 'a@example.org', '--name', 'A'])
    expect(await setUp(token)).toMatchObject({ body: { error: { code: 'setup_done' } } })
  })

  it('[AC7] the database does not hold the link', async () => {
    const token = await newToken()
    const rows = await world.context.database.db.selectFrom('settings').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('[AC17] who starts with the example finds it in their own workspace', async () => {
    const { body } = await setUp(await newToken(), { example: true })
    const session = await world.context.inProcess.redeemTicket((body as { ticket: string }).ticket)
    const browser = await world.browser(session?.userId ?? '')
    const [workspace] = await world.context.workspaces.ofPerson(session?.userId ?? '')
    const { body: canvases } = await world.ask(
      browser,
      'GET',
      `/workspaces/${workspace?.id}/canvases`,
    )
    const { items } = z.object({ items: z.array(Canvas) }).parse(canvases)
    expect(items.map(({ elements }) => elements.length).sort()).toEqual([6, 9, 9])
  })

  it('[AC17] when the example stands already, they become its steward', async () => {
    await world.context.operator.run(['seed', 'example'])
    const { body } = await setUp(await newToken(), { example: true })
    const session = await world.context.inProcess.redeemTicket((body as { ticket: string }).ticket)
    expect(await world.context.workspaces.ofPerson(session?.userId ?? '')).toMatchObject([
      ...[
        { slug: 'ground-crew', role: 'steward' },
        { slug: 'tarnbridge', role: 'steward' },
      ],
    ])
  })
})
