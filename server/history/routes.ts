import { RecordFilter, RecordPage } from '../../lib/history/record'
import { requireCaller } from '../http/caller'
import { answer, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { History } from './history'

const record = route({
  method: 'get',
  path: '/elements/{elementId}/history',
  tags: ['History'],
  summary: 'Who wrote what in an element, and when',
  description:
    'Every edit there ever was, gathered by author and minute, oldest first, about a megabyte at a time. For members, coordinators and stewards, and for observers where the workspace lets them. Applied to a Y.Doc that keeps what is deleted, in order, they give the text after each minute; entries with the same `until` belong together.',
  request: { params: params('elementId'), query: RecordFilter },
  responses: {
    200: answer(RecordPage, 'Part of the record'),
    ...failures('not_found', 'not_allowed', 'history_too_fast', 'quarantined'),
  },
})

export function historyRoutes({ history }: { history: History }) {
  return createRouter().openapi(record, async (c) => {
    const { elementId } = c.req.valid('param')
    const { after } = c.req.valid('query')
    return c.json(await history.record(requireCaller(c), elementId, after), 200)
  })
}
