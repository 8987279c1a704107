import { z } from 'zod'
import { AuditChain, AuditFilter, AuditPage } from '../../lib/audit'
import { requireCaller } from '../http/caller'
import { answer, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Acts } from './acts'

const TAGS = ['Audit']

const page = route({
  method: 'get',
  path: '/workspaces/{workspaceId}/audit',
  tags: TAGS,
  summary: 'Who did what, newest first',
  description: 'For stewards. `before` is the number of the last entry seen.',
  request: { params: params('workspaceId'), query: AuditFilter },
  responses: {
    200: answer(AuditPage, 'Up to 50 entries'),
    ...failures('not_found', 'not_allowed'),
  },
})

const chain = route({
  method: 'get',
  path: '/workspaces/{workspaceId}/audit/chain',
  tags: TAGS,
  summary: 'Whether the audit log is whole',
  request: { params: params('workspaceId') },
  responses: {
    200: answer(AuditChain, 'How many entries, or the first that does not fit'),
    ...failures('not_found', 'not_allowed'),
  },
})

const lines = route({
  method: 'get',
  path: '/workspaces/{workspaceId}/audit/export',
  tags: TAGS,
  summary: 'The whole audit log, one JSON object a line',
  request: { params: params('workspaceId') },
  responses: {
    200: {
      description: 'Newest first',
      content: { 'text/plain': { schema: z.string() } },
    },
    ...failures('not_found', 'not_allowed'),
  },
})

/** The audit log of a workspace. */
export function auditRoutes({ acts }: { acts: Acts }) {
  return createRouter()
    .openapi(page, async (c) => {
      const { workspaceId } = c.req.valid('param')
      return c.json(await acts.page(requireCaller(c), workspaceId, c.req.valid('query')), 200)
    })
    .openapi(chain, async (c) => {
      const { workspaceId } = c.req.valid('param')
      return c.json(await acts.chain(requireCaller(c), workspaceId), 200)
    })
    .openapi(lines, async (c) => {
      const { workspaceId } = c.req.valid('param')
      const text = await acts.lines(requireCaller(c), workspaceId)
      return c.text(text, 200, {
        'content-disposition': 'attachment; filename="audit.jsonl"',
      })
    })
}
