import { WorkspaceSizes } from '../../lib/sizes'
import { localeOf } from '../canvases/locale-of'
import { requireCaller } from '../http/caller'
import { answer, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Sizes } from './sizes'

const read = route({
  method: 'get',
  path: '/workspaces/{workspaceId}/sizes',
  tags: ['Workspaces'],
  summary: 'How much room each canvas and element takes',
  description: 'For stewards. Bytes as they are stored, the largest first.',
  request: { params: params('workspaceId') },
  responses: {
    200: answer(WorkspaceSizes, 'Every canvas, those in the archive too'),
    ...failures('not_found', 'not_allowed'),
  },
})

export function sizeRoutes({ sizes }: { sizes: Sizes }) {
  return createRouter().openapi(read, async (c) => {
    const { workspaceId } = c.req.valid('param')
    return c.json(await sizes.of(requireCaller(c), workspaceId, localeOf(c)), 200)
  })
}
