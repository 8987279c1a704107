import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BOTH_DATABASES } from '../testing/both-databases'
import { WebhookStage } from './testing/webhook-stage'

const DAY = 24 * 3_600_000

describe.each(BOTH_DATABASES)('webhooks on $name', ({ url }) => {
  let stage: WebhookStage

  beforeAll(async () => {
    stage = await WebhookStage.open(await url())
  })
  afterAll(() => stage.close())
  beforeEach(() => stage.reset())

  it('[WH9] a test goes out once, also while it is off; pressing all the time does not', async () => {
    const webhook = await stage.make()
    await stage.change(webhook, { isOn: false })
    stage.receiver.manner = (response) => response.writeHead(500).end()
    const test = `/webhooks/${webhook.id}/test`
    expect(await stage.ask('POST', test)).toMatchObject({ status: 202 })
    await stage.pass(0)
    await stage.pass(DAY)
    expect(stage.receiver.received.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { type: 'webhook.test', data: { workspace: { id: stage.workspaceId } } },
    ])
    expect(await stage.deliveries(webhook)).toMatchObject([
      { state: 'failed', status: 500, tries: 1 },
    ])
    expect(await stage.list()).toMatchObject([{ failingSince: null, offWhy: 'steward' }])
    const answers = []
    for (let n = 0; n < 6; n++) answers.push((await stage.ask('POST', test)).status)
    expect(answers.slice(0, 4)).toEqual([202, 202, 202, 202])
    expect(answers.slice(4)).toEqual([429, 429])
  })

  it.each([
    'http://hooks.example.org/',
    'https://127.0.0.1/',
    'https://ada:secret@hooks.example.org/',
    'https://hooks.example.org:25/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    'not an address',
  ])('[WH10] %s is not taken as an address', async (address) => {
    const path = `/workspaces/${stage.workspaceId}/webhooks`
    const wanted = { name: 'Chat', url: address, kinds: ['thread.opened'] }
    const refused = {
      status: 400,
      body: { error: { fields: { url: expect.any(String) as string } } },
    }
    expect(await stage.ask('POST', path, wanted)).toMatchObject(refused)
    const webhook = await stage.make()
    expect(await stage.change(webhook, { url: address })).toMatchObject(refused)
    expect(await stage.list()).toMatchObject([{ url: stage.receiver.url() }])
  })

  it('[WH11] a name that leads nowhere, or inside, is said so and tried again', async () => {
    const webhook = await stage.make({ url: 'https://hooks.example.org/room' })
    await stage.comment()
    await stage.pass(0)
    expect(await stage.deliveries(webhook)).toMatchObject([
      { state: 'waiting', status: null, problem: 'unknown-host' },
    ])
  })

  it('[WH12] making, changing and removing one is recorded, by its host alone', async () => {
    const webhook = await stage.make({ url: stage.receiver.url('/a-secret-path') })
    await stage.change(webhook, { isOn: false })
    await stage.ask('DELETE', `/webhooks/${webhook.id}`)
    const log = await stage.ask('GET', `/workspaces/${stage.workspaceId}/audit?kind=webhook`)
    expect(log.body).toMatchObject({
      items: [
        { action: 'webhook.removed', detail: { host: stage.receiver.place } },
        { action: 'webhook.changed', detail: { host: stage.receiver.place, on: false } },
        { action: 'webhook.made', detail: { host: stage.receiver.place } },
      ],
    })
    expect(JSON.stringify(log.body)).not.toContain('a-secret-path')
    expect(await stage.list()).toEqual([])
  })

  it('[WH12] a workspace has ten at most, also when they are made at the same moment', async () => {
    const path = `/workspaces/${stage.workspaceId}/webhooks`
    const wanted = { name: 'Chat', url: stage.receiver.url(), kinds: ['thread.opened'] }
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => stage.ask('POST', path, wanted)),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2)
  })

  it('[WH12] an own webhook beside a foreign delivery opens nothing', async () => {
    const [mine, another] = [await stage.make(), await stage.make({ url: stage.other.url() })]
    await stage.comment()
    await stage.pass(0)
    const [delivery] = await stage.deliveries(another)
    const path = `/webhooks/${mine.id}/deliveries/${delivery?.id ?? ''}/again`
    expect(await stage.ask('POST', path)).toMatchObject({ status: 404 })
  })
})
