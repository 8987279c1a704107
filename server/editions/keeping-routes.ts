import {
  EditionKeeping,
  KeepingAsked,
  KeepingChanged,
  KeepingPreview,
  WorkspaceKeeping,
} from '../../lib/edition-keeping'
import { AppError } from '../../lib/errors'
import { requireCaller } from '../http/caller'
import { answer, body, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Keeping } from './keeping'

const tags = ['Editions']
const path = '/workspaces/{workspaceId}/edition-keeping'

const read = route({
  method: 'get',
  path,
  tags,
  summary: 'How long a workspace keeps automatic editions, and how many there are',
  description: 'For stewards.',
  request: { params: params('workspaceId') },
  responses: {
    200: answer(WorkspaceKeeping, 'The rule'),
    ...failures('not_found', 'not_allowed'),
  },
})

const preview = route({
  method: 'get',
  path: `${path}/preview`,
  tags,
  summary: 'What another rule would take away now',
  description: 'For stewards. Changes nothing.',
  request: { params: params('workspaceId'), query: KeepingAsked },
  responses: {
    200: answer(KeepingPreview, 'What would go, and what would stay'),
    ...failures('bad_request', 'not_found', 'not_allowed'),
  },
})

const change = route({
  method: 'put',
  path,
  tags,
  summary: 'Say how long a workspace keeps automatic editions',
  description:
    'For stewards. What the new rule does not keep goes at once, for good. Named editions, and those that something refers to, always stay.',
  request: { params: params('workspaceId'), body: body(EditionKeeping) },
  responses: {
    200: answer(KeepingChanged, 'The rule, and what it took away'),
    ...failures('bad_request', 'not_found', 'not_allowed', 'scope_too_small'),
  },
})

export function keepingRoutes({ keeping }: { keeping: Keeping }) {
  return createRouter()
    .openapi(read, async (c) => {
      const { workspaceId } = c.req.valid('param')
      return c.json(await keeping.read(requireCaller(c), workspaceId), 200)
    })
    .openapi(preview, async (c) => {
      const { workspaceId } = c.req.valid('param')
      const { allDays, dailyDays, weeklyDays = null } = c.req.valid('query')
      const rule = EditionKeeping.safeParse({ allDays, dailyDays, weeklyDays })
      if (!rule.success)
        throw new AppError('bad_request', { dailyDays: 'Each span ends after the one before.' })
      return c.json(await keeping.preview(requireCaller(c), workspaceId, rule.data), 200)
    })
    .openapi(change, async (c) => {
      const { workspaceId } = c.req.valid('param')
      const rule = c.req.valid('json')
      return c.json(await keeping.change(requireCaller(c), workspaceId, rule), 200)
    })
}
