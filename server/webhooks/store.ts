import { sql, type Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { WebhookDeliveriesTable, WebhooksTable } from '../db/tables/notices'
import { TEST_KIND, type DeliveryProblem } from '../../lib/webhooks'

type Db = Kysely<Schema>
export type NewDelivery = Pick<
  WebhookDeliveriesTable,
  'id' | 'webhook_id' | 'kind' | 'event' | 'at' | 'pressed' | 'next_at'
>

export function webhookById(db: Db, id: string): Promise<WebhooksTable | undefined> {
  return db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst()
}

/** In the order in which they were made. */
export function webhooksOf(db: Db, workspaceId: string): Promise<WebhooksTable[]> {
  return db
    .selectFrom('webhooks')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function insertWebhook(db: Db, row: WebhooksTable): Promise<void> {
  await db.insertInto('webhooks').values(row).execute()
}

export async function updateWebhook(
  db: Db,
  id: string,
  change: Partial<Omit<WebhooksTable, 'id' | 'workspace_id' | 'created_by' | 'created_at'>>,
): Promise<void> {
  await db.updateTable('webhooks').set(change).where('id', '=', id).execute()
}

/** Another secret from now on. */
export async function turnSecret(db: Db, id: string, at: string): Promise<void> {
  await db
    .updateTable('webhooks')
    .set((row) => ({ secret_turn: row('secret_turn', '+', 1), secret_turned_at: at }))
    .where('id', '=', id)
    .execute()
}

/** With all it was told. */
export async function deleteWebhook(db: Db, id: string): Promise<void> {
  await db.deleteFrom('webhook_deliveries').where('webhook_id', '=', id).execute()
  await db.deleteFrom('webhooks').where('id', '=', id).execute()
}

/** Adds it behind all that this webhook was told before. */
export async function insertDelivery(db: Db, delivery: NewDelivery): Promise<void> {
  const last = await db
    .selectFrom('webhook_deliveries')
    .select((row) => row.fn.max('seq').as('seq'))
    .where('webhook_id', '=', delivery.webhook_id)
    .executeTakeFirst()
  await db
    .insertInto('webhook_deliveries')
    .values({
      ...delivery,
      ...{ seq: (last?.seq ?? 0) + 1, state: 'waiting', tries: 0 },
      ...{ tried_at: null, status: null, problem: null, ms: null },
    })
    .execute()
}

export function deliveryById(db: Db, id: string): Promise<WebhookDeliveriesTable | undefined> {
  return db.selectFrom('webhook_deliveries').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function updateDelivery(
  db: Db,
  id: string,
  change: Partial<Omit<WebhookDeliveriesTable, 'id' | 'webhook_id' | 'seq'>>,
): Promise<void> {
  await db.updateTable('webhook_deliveries').set(change).where('id', '=', id).execute()
}

/** Newest first. */
export function deliveriesOf(
  db: Db,
  webhookId: string,
  limit: number,
): Promise<WebhookDeliveriesTable[]> {
  return db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .orderBy('seq', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** How many are waiting, by webhook; of none there is no entry. */
export async function countWaiting(db: Db, webhookIds: string[]): Promise<Map<string, number>> {
  if (webhookIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('webhook_deliveries')
    .select('webhook_id')
    .select((row) => row.fn.countAll<number | string>().as('count'))
    .where('webhook_id', 'in', webhookIds)
    .where('state', '=', 'waiting')
    .groupBy('webhook_id')
    .execute()
  return new Map(rows.map(({ webhook_id, count }) => [webhook_id, Number(count)]))
}

/** What waits to be sent is over, for one reason. */
export async function giveUpWaiting(
  db: Db,
  webhookId: string,
  problem: DeliveryProblem,
): Promise<void> {
  await db
    .updateTable('webhook_deliveries')
    .set({ state: 'failed', next_at: null, pressed: 0, problem })
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'waiting')
    .execute()
}

/** Webhooks to which something is due, those first that have waited longest. */
export async function webhooksDue(db: Db, now: string): Promise<string[]> {
  const rows = await due(db, now)
    .select('webhook_deliveries.webhook_id')
    .select((row) => row.fn.min('webhook_deliveries.next_at').as('since'))
    .groupBy('webhook_deliveries.webhook_id')
    .orderBy('since')
    .execute()
  return rows.map(({ webhook_id }) => webhook_id)
}

/** What this webhook is told next: what was asked for just now, else what was tried least, the oldest first. */
export function nextDelivery(
  db: Db,
  webhookId: string,
  now: string,
): Promise<WebhookDeliveriesTable | undefined> {
  return due(db, now)
    .selectAll('webhook_deliveries')
    .where('webhook_deliveries.webhook_id', '=', webhookId)
    .orderBy('webhook_deliveries.pressed', 'desc')
    .orderBy('webhook_deliveries.tries')
    .orderBy('webhook_deliveries.seq')
    .orderBy('webhook_deliveries.id')
    .limit(1)
    .executeTakeFirst()
}

/** When something that waits is due next, after now; null when nothing waits. */
export async function nextDueAfter(db: Db, now: string): Promise<string | null> {
  const row = await db
    .selectFrom('webhook_deliveries')
    .select((each) => each.fn.min('next_at').as('at'))
    .where('state', '=', 'waiting')
    .where('next_at', '>', now)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Takes away what is over and either older than a moment or behind the newest so many. */
export async function forgetOld(
  db: Db,
  webhookId: string,
  { keep, before }: { keep: number; before: string },
): Promise<void> {
  const edge = await db
    .selectFrom('webhook_deliveries')
    .select('seq')
    .where('webhook_id', '=', webhookId)
    .where('state', '!=', 'waiting')
    .orderBy('seq', 'desc')
    .offset(keep)
    .limit(1)
    .executeTakeFirst()
  await db
    .deleteFrom('webhook_deliveries')
    .where('webhook_id', '=', webhookId)
    .where('state', '!=', 'waiting')
    .where((row) => row.or([row('at', '<', before), row('seq', '<=', edge?.seq ?? -1)]))
    .execute()
}

/** The same for what is too old, of all webhooks. */
export async function forgetBefore(db: Db, before: string): Promise<void> {
  await db
    .deleteFrom('webhook_deliveries')
    .where('state', '!=', 'waiting')
    .where('at', '<', before)
    .execute()
}

/** Due, and its webhook is on; one that is off can still be tried out. */
function due(db: Db, now: string) {
  return db
    .selectFrom('webhook_deliveries')
    .innerJoin('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
    .where('webhook_deliveries.state', '=', 'waiting')
    .where('webhook_deliveries.next_at', '<=', now)
    .where((row) =>
      row.or([
        row('webhooks.off_why', 'is', null),
        row('webhook_deliveries.kind', '=', sql.lit(TEST_KIND)),
      ]),
    )
}
