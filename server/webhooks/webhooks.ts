import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { AuditAction, AuditDetail } from '../../lib/audit'
import { AppError } from '../../lib/errors'
import type { WorkspaceEvent } from '../../lib/events'
import {
  LOGGED_DELIVERIES,
  MOST_WEBHOOKS,
  TEST_KIND,
  type Delivery,
  type NewWebhook,
  type Webhook,
  type WebhookChange,
  type WebhookMake,
} from '../../lib/webhooks'
import type { Audit } from '../audit/audit'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { WebhooksTable } from '../db/tables/notices'
import type { Caller } from '../http/caller'
import { TokenBucket } from '../sync/token-bucket'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import type { Courier } from './courier'
import { mayReach } from './reach'
import { kindsIn, shownDelivery, shownWebhook, START } from './shown'
import { webhookSecret } from './signature'
import {
  countWaiting,
  deleteWebhook,
  deliveriesOf,
  deliveryById,
  giveUpWaiting,
  insertDelivery,
  insertWebhook,
  turnSecret,
  updateDelivery,
  updateWebhook,
  webhookById,
  webhooksOf,
} from './store'

// One thing, though long: all that a steward does with webhooks, and what they hear.

export interface WebhooksParts {
  database: Database<Schema>
  members: Members
  audit: Audit
  courier: Courier
  /** The installation's; what requests are signed with is derived from it. */
  secret: string
  /** `host:port` that may be private. */
  open: readonly string[]
}

/** What one webhook may be behind with; more is not kept for it. */
const MOST_WAITING = 1000
/** Somebody at a screen presses now and then; each press is a request to somewhere. */
const PRESSES = { perSecond: 1 / 10, burst: 5 }

/**
 * Webhooks: addresses that are told what happens in a workspace. They are for its stewards alone,
 * since whoever has one learns of everything. All methods that take a caller:
 * @throws AppError not_found, not_allowed, scope_too_small
 */
export class Webhooks {
  private readonly presses = new Map<string, TokenBucket>()

  constructor(private readonly parts: WebhooksParts) {}

  /** In the order in which they were made. */
  async list(caller: Caller, workspaceId: string): Promise<Webhook[]> {
    await this.admit(caller, workspaceId)
    return this.shown(workspaceId, await webhooksOf(this.parts.database.db, workspaceId))
  }

  /**
   * @param origin the address of ours that its links begin with, unless that is fixed
   * @throws AppError bad_request where it may not go, webhooks_full
   */
  async make(
    caller: Caller,
    workspaceId: string,
    wanted: z.output<typeof WebhookMake>,
    origin: string,
  ): Promise<NewWebhook> {
    await this.admit(caller, workspaceId)
    const { name, url, kinds, format, locale } = wanted
    const row: WebhooksTable = {
      ...{
        id: randomUUID(),
        workspace_id: workspaceId,
        name,
        url: this.checked(url),
        format,
        locale,
      },
      ...{ kinds: JSON.stringify(kinds), origin, secret_turn: 1, secret_turned_at: null },
      ...{ off_why: null, failing_since: null },
      ...{ created_by: caller.userId, created_at: new Date().toISOString() },
    }
    await this.parts.database.transaction(async (tx) => {
      // First the entry: whoever else is making one waits there, and counts this one.
      await this.record(tx, caller, row, 'webhook.made', { host: new URL(url).host })
      if ((await webhooksOf(tx.db, workspaceId)).length >= MOST_WEBHOOKS)
        throw new AppError('webhooks_full')
      await insertWebhook(tx.db, row)
    })
    return { ...(await this.one(row)), secret: this.secretOf(row) }
  }

  /** What is absent stays. Switching it on begins anew. @throws AppError bad_request as `make` */
  async change(
    caller: Caller,
    webhookId: string,
    wanted: z.output<typeof WebhookChange>,
    origin: string,
  ): Promise<Webhook> {
    const before = await this.find(caller, webhookId)
    const { name, url, kinds, format, locale, isOn } = wanted
    const wasOn = before.off_why === null
    const change = {
      ...(name !== undefined && { name }),
      ...(url !== undefined && { url: this.checked(url), origin }),
      ...(kinds !== undefined && { kinds: JSON.stringify(kinds) }),
      ...(format !== undefined && { format }),
      ...(locale !== undefined && { locale }),
      ...(isOn === true && !wasOn && { off_why: null, failing_since: null }),
      ...(isOn === false && wasOn && { off_why: 'steward' as const, failing_since: null }),
    }
    const after = { ...before, ...change }
    if (JSON.stringify(after) !== JSON.stringify(before))
      await this.parts.database.transaction(async (tx) => {
        await updateWebhook(tx.db, webhookId, change)
        if (isOn === false && wasOn) await giveUpWaiting(tx.db, webhookId, 'off')
        const { host } = new URL(after.url)
        await this.record(tx, caller, after, 'webhook.changed', { host, on: isOn ?? wasOn })
        tx.onCommit(() => this.parts.courier.press(webhookId))
      })
    return this.one(after)
  }

  async remove(caller: Caller, webhookId: string): Promise<void> {
    const webhook = await this.find(caller, webhookId)
    await this.parts.database.transaction(async (tx) => {
      await deleteWebhook(tx.db, webhookId)
      await this.record(tx, caller, webhook, 'webhook.removed', { host: new URL(webhook.url).host })
    })
    this.presses.delete(webhookId)
  }

  /** Another secret, told this once. For a day requests are signed with the one before as well. */
  async renewSecret(caller: Caller, webhookId: string): Promise<string> {
    await this.find(caller, webhookId)
    await this.parts.database.transaction(async (tx) => {
      await turnSecret(tx.db, webhookId, new Date().toISOString())
      const row = await this.row(tx, webhookId)
      await this.record(tx, caller, row, 'webhook.changed', { host: new URL(row.url).host })
    })
    return this.secretOf(await this.find(caller, webhookId))
  }

  /** The newest, newest first. */
  async deliveries(caller: Caller, webhookId: string): Promise<Delivery[]> {
    await this.find(caller, webhookId)
    const rows = await deliveriesOf(this.parts.database.db, webhookId, LOGGED_DELIVERIES)
    return rows.map(shownDelivery)
  }

  /** Sends something harmless, once, also while it is off. @throws AppError too_many_tries */
  async test(caller: Caller, webhookId: string): Promise<Delivery> {
    await this.find(caller, webhookId)
    this.pressed(webhookId)
    const id = randomUUID()
    const at = new Date().toISOString()
    await this.parts.database.transaction(async (tx) => {
      const test = { id, webhook_id: webhookId, kind: TEST_KIND, event: '{}' }
      await insertDelivery(tx.db, { ...test, at, pressed: 1, next_at: START })
      tx.onCommit(() => this.parts.courier.press(webhookId))
    })
    return this.delivery(webhookId, id)
  }

  /**
   * Sends a delivery again, under the id it has, as if it had never been tried.
   * @throws AppError webhook_off, too_many_tries
   */
  async again(caller: Caller, webhookId: string, deliveryId: string): Promise<Delivery> {
    const webhook = await this.find(caller, webhookId)
    const delivery = await deliveryById(this.parts.database.db, deliveryId)
    if (!delivery || delivery.webhook_id !== webhookId) throw new AppError('not_found')
    if (webhook.off_why !== null && delivery.kind !== TEST_KIND) throw new AppError('webhook_off')
    this.pressed(webhookId)
    await this.parts.database.transaction(async (tx) => {
      const anew = {
        state: 'waiting',
        tries: 0,
        pressed: 1,
        next_at: START,
        problem: null,
      } as const
      await updateDelivery(tx.db, deliveryId, anew)
      tx.onCommit(() => this.parts.courier.press(webhookId))
    })
    return this.delivery(webhookId, deliveryId)
  }

  /** Writes down whom to tell of an event, with the event; it is sent once that is on disk. */
  async hear(tx: Tx<Schema>, event: WorkspaceEvent): Promise<void> {
    const all = await webhooksOf(tx.db, event.workspaceId)
    const told = all.filter(
      ({ off_why, kinds }) => off_why === null && kindsIn(kinds).includes(event.kind),
    )
    if (told.length === 0) return
    const waiting = await countWaiting(
      tx.db,
      told.map(({ id }) => id),
    )
    for (const webhook of told) {
      const id = randomUUID()
      await insertDelivery(tx.db, {
        ...{ id, webhook_id: webhook.id, kind: event.kind, event: JSON.stringify(event) },
        ...{ at: event.at, pressed: 0, next_at: START },
      })
      if ((waiting.get(webhook.id) ?? 0) >= MOST_WAITING)
        await updateDelivery(tx.db, id, { state: 'failed', next_at: null, problem: 'full' })
    }
    tx.onCommit(() => this.parts.courier.wake())
  }

  private async admit(caller: Caller, workspaceId: string): Promise<void> {
    const role = await this.parts.members.roleOf(workspaceId, caller.userId)
    demand(caller, role, 'webhook.manage')
  }

  private async find(caller: Caller, webhookId: string): Promise<WebhooksTable> {
    const webhook = await webhookById(this.parts.database.db, webhookId)
    if (!webhook) throw new AppError('not_found')
    await this.admit(caller, webhook.workspace_id)
    return webhook
  }

  private async row(tx: Tx<Schema>, webhookId: string): Promise<WebhooksTable> {
    const webhook = await webhookById(tx.db, webhookId)
    if (!webhook) throw new AppError('not_found')
    return webhook
  }

  private async delivery(webhookId: string, deliveryId: string): Promise<Delivery> {
    const delivery = await deliveryById(this.parts.database.db, deliveryId)
    if (!delivery || delivery.webhook_id !== webhookId) throw new AppError('not_found')
    return shownDelivery(delivery)
  }

  /** The address as it is kept. @throws AppError bad_request */
  private checked(url: string): string {
    const target = new URL(url)
    if (!mayReach(target, this.parts.open))
      throw new AppError('bad_request', { url: 'This server sends nothing to such an address.' })
    return target.href
  }

  private pressed(webhookId: string): void {
    const bucket =
      this.presses.get(webhookId) ?? new TokenBucket(PRESSES.perSecond, PRESSES.burst, now)
    this.presses.set(webhookId, bucket)
    if (bucket.take() > 0) throw new AppError('too_many_tries')
  }

  private secretOf({ id, secret_turn }: WebhooksTable): string {
    return webhookSecret(this.parts.secret, id, secret_turn)
  }

  private async one(row: WebhooksTable): Promise<Webhook> {
    const [webhook] = await this.shown(row.workspace_id, [row])
    if (!webhook) throw new AppError('not_found')
    return webhook
  }

  private async shown(workspaceId: string, rows: WebhooksTable[]): Promise<Webhook[]> {
    const { database, members } = this.parts
    const people = await members.people(workspaceId)
    const waiting = await countWaiting(
      database.db,
      rows.map(({ id }) => id),
    )
    return rows.map((row) =>
      shownWebhook(row, {
        createdBy: people.get(row.created_by)?.name ?? '',
        waiting: waiting.get(row.id) ?? 0,
      }),
    )
  }

  private async record(
    tx: Tx<Schema>,
    { userId: actorId }: Caller,
    { id, workspace_id: workspaceId, name }: WebhooksTable,
    action: AuditAction,
    detail: AuditDetail,
  ): Promise<void> {
    const subject = { kind: 'webhook' as const, id, name }
    await this.parts.audit.record(tx, { workspaceId, actorId, action, subject, detail })
  }
}

function now(): number {
  return performance.now()
}
