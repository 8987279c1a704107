import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { z } from 'zod'
import { EVENT_KINDS } from '../../../lib/events'
import { bodyFromText } from '../../../lib/thread-body'
import type { Delivery, NewWebhook, Webhook, WebhookMake } from '../../../lib/webhooks'
import { World, type WorldPerson } from '../../testing/world'
import { Receiver } from './receiver'

/** A server whose clock is ours, two addresses that it may tell, and a workspace with a steward. */
export class WebhookStage {
  clock = Date.now()
  readonly #set: { ada: WorldPerson; workspaceId: string; canvasId: string; elementId: string }[] =
    []

  private constructor(
    readonly receiver: Receiver,
    readonly other: Receiver,
    private readonly opened: World[],
  ) {}

  static async open(url: string | undefined): Promise<WebhookStage> {
    const [receiver, other] = await Promise.all([Receiver.open(), Receiver.open()])
    const stage = new WebhookStage(receiver, other, [])
    const env = { WEBHOOK_PRIVATE_TARGETS: `${receiver.place},${other.place}` }
    // No name leads anywhere here.
    const webhooks = { now: () => stage.clock, resolve: () => Promise.resolve([]) }
    stage.opened.push(await World.open(url, env, { webhooks }))
    return stage
  }

  async close(): Promise<void> {
    await this.world.close()
    await Promise.all([this.receiver.close(), this.other.close()])
  }

  /** Another workspace, and addresses that know of nothing. */
  async reset(): Promise<void> {
    const { courier, database } = this.world.context
    await courier.idle()
    // Those of before would go on trying, each in its time.
    await database.db.deleteFrom('webhook_deliveries').execute()
    await database.db.deleteFrom('webhooks').execute()
    // What happens is dated by the real one.
    this.clock = Date.now()
    for (const each of [this.receiver, this.other]) {
      each.received.length = 0
      each.mostAtOnce = 0
      each.manner = (response) => response.writeHead(204).end()
    }
    const ada = await this.world.person('Ada')
    const { id } = await this.world.workspace('Tarnbridge Library Friends')
    await this.world.join(id, ada.id, 'steward')
    const canvas = await this.world.canvas(id, ada.id, 'Open Late')
    const elementId = canvas.elements[0]?.id ?? ''
    this.#set.push({ ada, workspaceId: id, canvasId: canvas.id, elementId })
  }

  get world(): World {
    const [world] = this.opened
    if (!world) throw new Error('The stage is not open.')
    return world
  }

  get ada(): WorldPerson {
    return this.now.ada
  }

  get workspaceId(): string {
    return this.now.workspaceId
  }

  get canvasId(): string {
    return this.now.canvasId
  }

  get elementId(): string {
    return this.now.elementId
  }

  /** A request of hers. */
  ask(method: string, path: string, body?: unknown) {
    return this.world.ask(this.ada.browser, method, path, body)
  }

  async make(wanted: Partial<z.input<typeof WebhookMake>> = {}): Promise<NewWebhook> {
    const body = { name: 'Chat', url: this.receiver.url(), kinds: [...EVENT_KINDS], ...wanted }
    const path = `/workspaces/${this.workspaceId}/webhooks`
    const answer = await this.ask('POST', path, body)
    expect(answer).toMatchObject({ status: 201 })
    return answer.body as NewWebhook
  }

  async list(): Promise<Webhook[]> {
    const path = `/workspaces/${this.workspaceId}/webhooks`
    const { body } = await this.ask('GET', path)
    return (body as { items: Webhook[] }).items
  }

  async deliveries({ id }: { id: string }): Promise<Delivery[]> {
    const { body } = await this.ask('GET', `/webhooks/${id}/deliveries`)
    return (body as { items: Delivery[] }).items
  }

  change({ id }: { id: string }, wanted: object) {
    return this.ask('PATCH', `/webhooks/${id}`, wanted)
  }

  /** Opens a thread; answers its id. */
  async comment(words = 'The reading room could stay open until nine'): Promise<string> {
    const id = randomUUID()
    const path = `/elements/${this.elementId}/threads`
    const { status } = await this.ask('POST', path, {
      ...{ id, place: { scope: 'element', anchor: null } },
      message: { id: randomUUID(), body: bodyFromText(words) },
    })
    expect(status).toBe(201)
    return id
  }

  /** Lets this much time pass, and whatever is due then be sent. */
  async pass(ms: number): Promise<void> {
    this.clock += ms
    this.world.context.courier.wake()
    await this.world.context.courier.idle()
  }

  private get now() {
    const set = this.#set.at(-1)
    if (!set) throw new Error('Nobody is here yet.')
    return set
  }
}
