import { GatherMake } from '../../lib/gathering'
import { requireCaller } from '../http/caller'
import { body, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Gatherings } from './gatherings'

const gather = route({
  method: 'post',
  path: '/canvases/{canvasId}/gather',
  tags: ['Canvases'],
  summary: 'Ask everyone on a canvas to come to one place',
  request: { params: params('canvasId'), body: body(GatherMake) },
  responses: {
    204: { description: 'Everyone on the canvas was asked' },
    ...failures('not_found', 'not_allowed', 'scope_too_small', 'gather_too_soon'),
  },
})

/** Calling people together on a canvas. */
export function gatherRoutes({ gatherings }: { gatherings: Gatherings }) {
  return createRouter().openapi(gather, async (c) => {
    const { canvasId } = c.req.valid('param')
    await gatherings.call(requireCaller(c), canvasId, c.req.valid('json'))
    return c.body(null, 204)
  })
}
