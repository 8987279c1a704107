import type { z } from 'zod'
import {
  Delivery,
  NewWebhook,
  Webhook,
  WebhookSecret,
  type WebhookChange,
  type WebhookMake,
} from '../../webhooks'
import { type Asking, seg } from './asking'

/** Addresses that are told what happens. */
export function webhookCalls({ call, act, list }: Asking) {
  return {
    webhooks: (id: string) => list(`/workspaces/${seg(id)}/webhooks`, Webhook),
    makeWebhook: (id: string, body: z.input<typeof WebhookMake>) =>
      call('POST', `/workspaces/${seg(id)}/webhooks`, NewWebhook, body),
    changeWebhook: (id: string, body: z.input<typeof WebhookChange>) =>
      call('PATCH', `/webhooks/${seg(id)}`, Webhook, body),
    removeWebhook: (id: string) => act('DELETE', `/webhooks/${seg(id)}`),
    renewWebhookSecret: (id: string) => call('POST', `/webhooks/${seg(id)}/secret`, WebhookSecret),
    testWebhook: (id: string) => call('POST', `/webhooks/${seg(id)}/test`, Delivery),
    deliveries: (id: string) => list(`/webhooks/${seg(id)}/deliveries`, Delivery),
    sendDeliveryAgain: (id: string, deliveryId: string) =>
      call('POST', `/webhooks/${seg(id)}/deliveries/${seg(deliveryId)}/again`, Delivery),
  }
}
