import { EVENT_KINDS, type EventKind } from '../../lib/events'
import type { Delivery, Webhook } from '../../lib/webhooks'
import type { WebhookDeliveriesTable, WebhooksTable } from '../db/tables/notices'

/** Due since ever: whatever clock the courier goes by, it is time. */
export const START = new Date(0).toISOString()

/** A webhook as stewards see it. */
export function shownWebhook(
  row: WebhooksTable,
  { createdBy, waiting }: { createdBy: string; waiting: number },
): Webhook {
  return {
    ...{ id: row.id, name: row.name, url: row.url, kinds: kindsIn(row.kinds) },
    ...{ format: row.format, locale: row.locale, offWhy: row.off_why },
    ...{ failingSince: row.failing_since, waiting, createdBy, createdAt: row.created_at },
  }
}

export function shownDelivery(row: WebhookDeliveriesTable): Delivery {
  return {
    ...{ id: row.id, kind: row.kind, at: row.at, state: row.state, tries: row.tries },
    ...{ triedAt: row.tried_at, nextAt: row.next_at === START ? row.at : row.next_at },
    ...{ status: row.status, problem: row.problem, ms: row.ms },
  }
}

/** Those of the stored kinds that this version knows. */
export function kindsIn(stored: string): EventKind[] {
  const kinds: unknown = JSON.parse(stored)
  return EVENT_KINDS.filter((kind) => Array.isArray(kinds) && kinds.includes(kind))
}
