import type { Events } from '../events/events'
import { Courier, type CourierParts } from './courier'
import { webhookRoutes } from './routes'
import { Webhooks, type WebhooksParts } from './webhooks'
import { Wording, type WordingParts } from './wording'

export type AllWebhooksParts = Omit<CourierParts, 'compose'> &
  Omit<WebhooksParts, 'courier'> &
  WordingParts & { events: Events }

/** All that tells other addresses what happens: written down as it happens, worded, and sent. */
export function allWebhooks(parts: AllWebhooksParts) {
  const wording = new Wording(parts)
  const courier = new Courier({
    ...parts,
    compose: (webhook, delivery) => wording.of(webhook, delivery),
  })
  const webhooks = new Webhooks({ ...parts, courier })
  parts.events.on((tx, event) => webhooks.hear(tx, event))
  courier.wake()
  return { courier, webhooks, routes: [webhookRoutes({ webhooks })] }
}
