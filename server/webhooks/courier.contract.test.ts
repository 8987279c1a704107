import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BOTH_DATABASES } from '../testing/both-databases'
import { WebhookStage } from './testing/webhook-stage'

const DAY = 24 * 3_600_000

describe.each(BOTH_DATABASES)('what webhooks are told on $name', ({ url }) => {
  let stage: WebhookStage

  beforeAll(async () => {
    stage = await WebhookStage.open(await url())
  })
  afterAll(() => stage.close())
  beforeEach(() => stage.reset())

  it('[WH1] an address is told what happens, in order, with ids, names and a link, and no words', async () => {
    await stage.make()
    const threadId = await stage.comment()
    await stage.ask('PATCH', `/threads/${threadId}`, { state: 'resolved' })
    await stage.pass(0)
    const bodies = stage.receiver.received.map(
      ({ body }) => JSON.parse(body) as Record<string, unknown>,
    )
    expect(bodies.map(({ type }) => type)).toEqual(['thread.opened', 'thread.resolved'])
    const [first] = bodies
    expect(first).toMatchObject({
      data: {
        workspace: { id: stage.workspaceId, name: 'Tarnbridge Library Friends' },
        canvas: { id: stage.canvasId, name: 'Open Late' },
        element: { id: stage.elementId },
        ...{ actorId: stage.ada.id, threadId },
        link: `http://localhost/elements/${stage.elementId}#thread-${threadId}`,
      },
    })
    const all = stage.receiver.received.map(({ body }) => body).join()
    expect(all).not.toContain('reading room')
    expect(all).not.toContain('Ada')
  })

  it('[WH1] it hears only the kinds it asked for, and nothing of other workspaces', async () => {
    await stage.make({ kinds: ['thread.resolved', 'canvas.created'] })
    await stage.comment()
    const elsewhere = await stage.world.workspace('Elsewhere')
    await stage.world.join(elsewhere.id, stage.ada.id, 'steward')
    await stage.world.canvas(elsewhere.id, stage.ada.id)
    await stage.pass(0)
    expect(stage.receiver.received).toEqual([])
    await stage.world.canvas(stage.workspaceId, stage.ada.id)
    await stage.pass(0)
    expect(stage.receiver.received).toHaveLength(1)
  })

  it('[WH2] what did not happen is told to nobody', async () => {
    await stage.make()
    const { events, database } = stage.world.context
    const failing = database.transaction(async (tx) => {
      await events.tell(tx, {
        workspaceId: stage.workspaceId,
        actorId: stage.ada.id,
        kind: 'canvas.created',
      })
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    await stage.pass(0)
    expect(stage.receiver.received).toEqual([])
  })

  it('[WH3] each request is signed with the secret that was shown once; another one takes its place after a day', async () => {
    const webhook = await stage.make()
    await stage.comment()
    await stage.pass(0)
    const { id } = webhook
    const renewed = await stage.ask('POST', `/webhooks/${id}/secret`)
    await stage.comment('Again')
    await stage.pass(0)
    await stage.pass(DAY + 60_000)
    await stage.comment('And again')
    await stage.pass(0)
    const secrets = [webhook.secret, (renewed.body as { secret: string }).secret]
    const [first, second] = secrets
    expect(first).not.toBe(second)
    const signedWith = stage.receiver.received.map(({ headers, body }) => {
      const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
      const proofs = String(headers['webhook-signature']).split(' ')
      return secrets.filter((secret) => {
        const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
        const proof = createHmac('sha256', key).update(signed).digest('base64')
        return proofs.includes(`v1,${proof}`)
      })
    })
    expect(signedWith).toEqual([[first], [first, second], [second]])
    const times = stage.receiver.received.map(({ headers }) => Number(headers['webhook-timestamp']))
    expect(times.at(-1)).toBe(Math.floor(stage.clock / 1000))
    // Nowhere else.
    expect(JSON.stringify(await stage.list())).not.toContain('whsec_')
    const rows = await stage.world.context.database.db.selectFrom('webhooks').selectAll().execute()
    for (const secret of secrets) expect(JSON.stringify(rows)).not.toContain(secret.slice(8, 30))
  })

  it('[WH4] a chat gets one sentence in its language, in which names can do nothing', async () => {
    await stage.make({ format: 'chat', locale: 'es' })
    const title = '<!channel> @all [here](https://evil.example) `x`'
    const path = `/canvases/${stage.canvasId}`
    await stage.ask('PATCH', path, { title })
    const threadId = await stage.comment()
    await stage.pass(0)
    const { text } = JSON.parse(stage.receiver.received[0]?.body ?? '') as { text: string }
    expect(text).toMatch(/^Comentario nuevo/)
    expect(text).toContain(`/elements/${stage.elementId}#thread-${threadId}`)
    expect(text).not.toMatch(/[<>[\]`]|@all|https:\/\/evil/)
    expect(text).not.toContain('reading room')
  })

  it('[WH5] what fails is tried again, later each time, under the same id; then it is given up', async () => {
    const webhook = await stage.make()
    stage.receiver.manner = (response) => response.writeHead(500).end()
    await stage.comment()
    await stage.pass(0)
    expect(stage.receiver.received).toHaveLength(1)
    // Not before its time.
    await stage.pass(3000)
    expect(stage.receiver.received).toHaveLength(1)
    await stage.pass(4000)
    expect(stage.receiver.received).toHaveLength(2)
    expect(await stage.deliveries(webhook)).toMatchObject([
      { state: 'waiting', tries: 2, status: 500 },
    ])
    expect(await stage.list()).toMatchObject([{ waiting: 1, offWhy: null }])
    for (let hours = 0; hours < 48; hours++) await stage.pass(DAY / 24)
    const ids = stage.receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(new Set(ids).size).toBe(1)
    const times = stage.receiver.received.map(({ headers }) => Number(headers['webhook-timestamp']))
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
    expect(await stage.deliveries(webhook)).toMatchObject([
      { state: 'failed', tries: 11, nextAt: null, status: 500 },
    ])
    // Once more by hand, and then it is there.
    stage.receiver.manner = (response) => response.writeHead(200).end('thank you')
    const [failed] = await stage.deliveries(webhook)
    const again = `/webhooks/${webhook.id}/deliveries/${failed?.id ?? ''}/again`
    expect(await stage.ask('POST', again)).toMatchObject({ status: 202 })
    await stage.pass(0)
    expect(await stage.deliveries(webhook)).toMatchObject([
      { id: failed?.id, state: 'arrived', tries: 1, status: 200 },
    ])
    expect(await stage.list()).toMatchObject([{ waiting: 0, failingSince: null }])
  })

  it('[WH5] what fails lets the next one through', async () => {
    const webhook = await stage.make()
    stage.receiver.manner = (response, { body }) =>
      response.writeHead(body.includes('thread.opened') ? 400 : 204).end()
    const threadId = await stage.comment()
    await stage.ask('PATCH', `/threads/${threadId}`, { state: 'resolved' })
    await stage.pass(0)
    await stage.pass(7000)
    expect(await stage.deliveries(webhook)).toMatchObject([
      { kind: 'thread.resolved', state: 'arrived' },
      { kind: 'thread.opened', state: 'waiting', status: 400 },
    ])
  })

  it('[WH6] after days without success it is switched off, which the stewards see; and can be switched on again', async () => {
    const webhook = await stage.make()
    stage.receiver.manner = (response) => response.writeHead(503).end()
    await stage.comment()
    await stage.pass(0)
    expect(await stage.list()).toMatchObject([
      { failingSince: new Date(stage.clock).toISOString() },
    ])
    await stage.pass(2 * DAY)
    expect(await stage.list()).toMatchObject([{ offWhy: null }])
    await stage.comment('Still there?')
    await stage.pass(DAY + 1)
    expect(await stage.list()).toMatchObject([{ offWhy: 'failing', waiting: 0 }])
    expect((await stage.deliveries(webhook))[0]).toMatchObject({ state: 'failed', problem: 'off' })
    const log = await stage.ask('GET', `/workspaces/${stage.workspaceId}/audit`)
    expect((log.body as { items: unknown[] }).items[0]).toMatchObject({
      ...{ action: 'webhook.switched-off', actorId: null, detail: { why: 'failing' } },
    })
    const before = stage.receiver.received.length
    await stage.comment('Nobody hears this')
    await stage.pass(DAY)
    expect(stage.receiver.received).toHaveLength(before)
    stage.receiver.manner = (response) => response.writeHead(204).end()
    await stage.change(webhook, { isOn: true })
    await stage.comment('And this they do')
    await stage.pass(0)
    expect(stage.receiver.received).toHaveLength(before + 1)
    expect(await stage.list()).toMatchObject([{ offWhy: null, failingSince: null }])
  })

  it('[WH6, HM6] an address that says it is gone is believed at once, and asks for a steward', async () => {
    const { id: webhookId } = await stage.make()
    stage.receiver.manner = (response) => response.writeHead(410).end()
    await stage.comment()
    await stage.pass(0)
    expect(await stage.list()).toMatchObject([{ offWhy: 'gone' }])
    const needs = async () =>
      (
        (await stage.ask('GET', `/workspaces/${stage.workspaceId}/needs`)).body as {
          items: object[]
        }
      ).items
    expect(await needs()).toContainEqual({ type: 'webhook-off', webhookId, name: 'Chat' })
    await stage.change({ id: webhookId }, { isOn: true })
    expect(await needs()).not.toContainEqual(expect.objectContaining({ type: 'webhook-off' }))
  })

  it('[WH7] the log has status and time of what was sent, nothing of the answer, and goes back so far', async () => {
    const webhook = await stage.make({ kinds: ['canvas.created'] })
    stage.receiver.manner = (response) =>
      response.writeHead(200, { 'x-key': 'k1' }).end('an inner page')
    const { events, database } = stage.world.context
    for (let n = 0; n < 60; n++)
      await database.transaction((tx) =>
        events.tell(tx, {
          workspaceId: stage.workspaceId,
          actorId: stage.ada.id,
          kind: 'canvas.created',
        }),
      )
    await stage.pass(0)
    expect(stage.receiver.received).toHaveLength(60)
    const log = await stage.deliveries(webhook)
    expect(log).toHaveLength(50)
    expect(log[0]).toMatchObject({ state: 'arrived', status: 200, problem: null, tries: 1 })
    expect(log[0]?.ms).toBeGreaterThanOrEqual(0)
    const rows = await stage.world.context.database.db
      .selectFrom('webhook_deliveries')
      .selectAll()
      .where('webhook_id', '=', webhook.id)
      .execute()
    expect(rows).toHaveLength(50)
    expect(JSON.stringify([log, rows])).not.toMatch(/inner page|k1/)
    await stage.pass(31 * DAY)
    expect(await stage.deliveries(webhook)).toEqual([])
  })

  it('[WH8] a slow address holds up nobody: not the others, not what people do, and itself one at a time', async () => {
    const slow = await stage.make({ name: 'Slow' })
    const quick = await stage.make({ name: 'Quick', url: stage.other.url() })
    // It never answers.
    stage.receiver.manner = () => undefined
    const threadId = await stage.comment()
    await stage.ask('PATCH', `/threads/${threadId}`, { state: 'resolved' })
    await expect.poll(() => stage.other.received.length).toBe(2)
    expect(await stage.deliveries(quick)).toMatchObject([{ kind: 'thread.resolved' }, {}])
    await stage.pass(0)
    expect(stage.receiver.mostAtOnce).toBe(1)
    const [, first] = await stage.deliveries(slow)
    expect(first).toMatchObject({ state: 'waiting', status: null, problem: 'timeout' })
  }, 20_000)

  it('[WH8] an answer without an end is cut off, a redirect is not followed', async () => {
    const webhook = await stage.make()
    stage.receiver.manner = (response) => {
      response.writeHead(200)
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024))) continue
      }
      response.on('drain', pour)
      pour()
    }
    await stage.comment()
    await stage.pass(0)
    expect(await stage.deliveries(webhook)).toMatchObject([{ state: 'arrived', status: 200 }])
    stage.receiver.manner = (response) =>
      response.writeHead(307, { location: stage.other.url() }).end()
    await stage.comment()
    await stage.pass(0)
    expect((await stage.deliveries(webhook))[0]).toMatchObject({ state: 'waiting', status: 307 })
    expect(stage.other.received).toEqual([])
  })
})
