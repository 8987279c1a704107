import {
  Delivery,
  NewWebhook,
  Webhook,
  WebhookChange,
  WebhookMake,
  WebhookSecret,
} from '../../lib/webhooks'
import { requireCaller } from '../http/caller'
import { answer, body, failures, listOf, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Webhooks } from './webhooks'

const tags = ['Webhooks']
const ONE = '/webhooks/{webhookId}'
const refusals = failures('not_found', 'not_allowed', 'scope_too_small')

const list = route({
  method: 'get',
  path: '/workspaces/{workspaceId}/webhooks',
  tags,
  summary: 'Addresses that are told what happens in a workspace',
  description: 'For stewards.',
  request: { params: params('workspaceId') },
  responses: { 200: answer(listOf(Webhook), 'In the order in which they were made'), ...refusals },
})

const make = route({
  method: 'post',
  path: '/workspaces/{workspaceId}/webhooks',
  tags,
  summary: 'Have an address told what happens',
  description:
    'Requests are signed as Standard Webhooks says, with the secret that is told in this answer and never again. A chat wants the format `chat`: `{"text": "…"}`.',
  request: { params: params('workspaceId'), body: body(WebhookMake) },
  responses: {
    201: answer(NewWebhook, 'The webhook, with its secret'),
    ...failures('bad_request', 'webhooks_full'),
    ...refusals,
  },
})

const change = route({
  method: 'patch',
  path: ONE,
  tags,
  summary: 'Change a webhook, switch it off or on',
  request: { params: params('webhookId'), body: body(WebhookChange) },
  responses: { 200: answer(Webhook, 'The webhook'), ...failures('bad_request'), ...refusals },
})

const remove = route({
  method: 'delete',
  path: ONE,
  tags,
  summary: 'Remove a webhook and what is known of its deliveries',
  request: { params: params('webhookId') },
  responses: { 204: { description: 'Removed' }, ...refusals },
})

const secret = route({
  method: 'post',
  path: `${ONE}/secret`,
  tags,
  summary: 'Sign with another secret',
  description: 'For a day with the one before as well.',
  request: { params: params('webhookId') },
  responses: { 200: answer(WebhookSecret, 'The new secret, told this once'), ...refusals },
})

const test = route({
  method: 'post',
  path: `${ONE}/test`,
  tags,
  summary: 'Send a test',
  description: 'Once, whatever becomes of it; see the deliveries.',
  request: { params: params('webhookId') },
  responses: {
    202: answer(Delivery, 'It is on its way'),
    ...failures('too_many_tries'),
    ...refusals,
  },
})

const deliveries = route({
  method: 'get',
  path: `${ONE}/deliveries`,
  tags,
  summary: 'The last fifty deliveries',
  request: { params: params('webhookId') },
  responses: { 200: answer(listOf(Delivery), 'Newest first'), ...refusals },
})

const again = route({
  method: 'post',
  path: `${ONE}/deliveries/{deliveryId}/again`,
  tags,
  summary: 'Send a delivery again, under the same id',
  request: { params: params('webhookId', 'deliveryId') },
  responses: {
    202: answer(Delivery, 'It is on its way'),
    ...failures('webhook_off', 'too_many_tries'),
    ...refusals,
  },
})

/** What happens in a workspace, told to addresses elsewhere. */
export function webhookRoutes({ webhooks }: { webhooks: Webhooks }) {
  return createRouter()
    .openapi(list, async (c) => {
      const { workspaceId } = c.req.valid('param')
      return c.json({ items: await webhooks.list(requireCaller(c), workspaceId) }, 200)
    })
    .openapi(make, async (c) => {
      const { workspaceId } = c.req.valid('param')
      const wanted = c.req.valid('json')
      const made = await webhooks.make(requireCaller(c), workspaceId, wanted, c.get('origin'))
      return c.json(made, 201)
    })
    .openapi(change, async (c) => {
      const { webhookId } = c.req.valid('param')
      const wanted = c.req.valid('json')
      const changed = await webhooks.change(requireCaller(c), webhookId, wanted, c.get('origin'))
      return c.json(changed, 200)
    })
    .openapi(remove, async (c) => {
      await webhooks.remove(requireCaller(c), c.req.valid('param').webhookId)
      return c.body(null, 204)
    })
    .openapi(secret, async (c) => {
      const { webhookId } = c.req.valid('param')
      return c.json({ secret: await webhooks.renewSecret(requireCaller(c), webhookId) }, 200)
    })
    .openapi(test, async (c) => {
      const { webhookId } = c.req.valid('param')
      return c.json(await webhooks.test(requireCaller(c), webhookId), 202)
    })
    .openapi(deliveries, async (c) => {
      const { webhookId } = c.req.valid('param')
      return c.json({ items: await webhooks.deliveries(requireCaller(c), webhookId) }, 200)
    })
    .openapi(again, async (c) => {
      const { webhookId, deliveryId } = c.req.valid('param')
      return c.json(await webhooks.again(requireCaller(c), webhookId, deliveryId), 202)
    })
}
