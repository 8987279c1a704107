import { Need } from '../../lib/needs'
import { requireCaller } from '../http/caller'
import { localeOf } from '../canvases/locale-of'
import { answer, failures, listOf, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Needs } from './needs'

const list = route({
  method: 'get',
  path: '/workspaces/{workspaceId}/needs',
  tags: ['Workspaces'],
  summary: 'What asks something of me in this workspace now',
  request: { params: params('workspaceId') },
  responses: { 200: answer(listOf(Need), 'Most pressing first'), ...failures('not_found') },
})

export function needRoutes({ needs }: { needs: Needs }) {
  return createRouter().openapi(list, async (c) => {
    const { workspaceId } = c.req.valid('param')
    const reader = { locale: localeOf(c), origin: c.get('origin') }
    return c.json({ items: await needs.of(requireCaller(c), workspaceId, reader) }, 200)
  })
}
