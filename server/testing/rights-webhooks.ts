import { inWorkspace, row } from './rights-row'
import type { Stage } from './rights-stage'

const STEWARDS = '401 403 403 403 200 | 404 404 401 401 | 403 403'
const WEBHOOK = '/webhooks/{webhookId}'

/** Webhooks: for stewards alone, and to see one is as much as to have it. */
export const WEBHOOK_RIGHTS = [
  row('GET /workspaces/{workspaceId}/webhooks', STEWARDS, 'webhook.manage', inWorkspace),
  row(
    'POST /workspaces/{workspaceId}/webhooks',
    STEWARDS.replace('200', '201'),
    'webhook.manage',
    (stage) => ({
      ...inWorkspace(stage),
      body: { name: 'Chat', url: 'https://hooks.example.org/room', kinds: ['thread.opened'] },
    }),
  ),
  row(`PATCH ${WEBHOOK}`, STEWARDS, 'webhook.manage', async (stage) => ({
    ...(await onWebhook(stage)),
    body: { name: 'Renamed' },
  })),
  row(`DELETE ${WEBHOOK}`, STEWARDS.replace('200', '204'), 'webhook.manage', onWebhook),
  row(`POST ${WEBHOOK}/secret`, STEWARDS, 'webhook.manage', onWebhook),
  row(`POST ${WEBHOOK}/test`, STEWARDS.replace('200', '202'), 'webhook.manage', onWebhook),
  row(`GET ${WEBHOOK}/deliveries`, STEWARDS, 'webhook.manage', onWebhook),
  row(
    `POST ${WEBHOOK}/deliveries/{deliveryId}/again`,
    STEWARDS.replace('200', '202'),
    'webhook.manage',
    onWebhook,
  ),
]

async function onWebhook(stage: Stage) {
  return { ids: await stage.webhook() }
}
