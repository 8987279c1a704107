import { Erased, ErasureMake } from '../../lib/erasures'
import { requireCaller } from '../http/caller'
import { answer, body, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Erasures } from './erasures'

const make = route({
  method: 'post',
  path: '/elements/{elementId}/erasures',
  tags: ['History'],
  summary: 'Erase words from a text and its history for good',
  description:
    'For stewards. What is still in the text is deleted; in history, editions, comments and suggestions blanks stand in its place. Nobody can undo it. A new history of the text begins: browsers forget their copies. The reason is in the audit log for good.',
  request: { params: params('elementId'), body: body(ErasureMake) },
  responses: {
    200: answer(Erased, 'What went'),
    ...failures('bad_request', 'not_found', 'not_allowed', 'scope_too_small'),
    ...failures('nothing_to_erase', 'quarantined'),
  },
})

/** Words that go for good. */
export function erasureRoutes({ erasures }: { erasures: Erasures }) {
  return createRouter().openapi(make, async (c) => {
    const { elementId } = c.req.valid('param')
    return c.json(await erasures.make(requireCaller(c), elementId, c.req.valid('json')), 200)
  })
}
