import { Share, ShareMake } from '../../lib/shares'
import { requireCaller } from '../http/caller'
import { answer, body, failures, listOf, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Shares } from './shares'

const ofCanvas = route({
  method: 'get',
  path: '/canvases/{canvasId}/shares',
  tags: ['Share links'],
  summary: 'Share links of a canvas and its elements that still work',
  request: { params: params('canvasId') },
  responses: {
    200: answer(listOf(Share), 'The links, newest first'),
    ...failures('not_found', 'not_allowed', 'scope_too_small'),
  },
})

const shareCanvas = route({
  method: 'post',
  path: '/canvases/{canvasId}/shares',
  tags: ['Share links'],
  summary: 'Make a link for reading a canvas',
  request: { params: params('canvasId'), body: body(ShareMake) },
  responses: {
    201: answer(Share, 'The link'),
    ...failures('not_found', 'not_allowed', 'scope_too_small', 'canvas_archived', 'busy'),
  },
})

const ofElement = route({
  method: 'get',
  path: '/elements/{elementId}/shares',
  tags: ['Share links'],
  summary: 'Share links that show an element, those of its whole canvas included',
  request: { params: params('elementId') },
  responses: {
    200: answer(listOf(Share), 'The links, newest first'),
    ...failures('not_found', 'not_allowed', 'scope_too_small'),
  },
})

const shareElement = route({
  method: 'post',
  path: '/elements/{elementId}/shares',
  tags: ['Share links'],
  summary: 'Make a link for reading one element',
  request: { params: params('elementId'), body: body(ShareMake) },
  responses: {
    201: answer(Share, 'The link'),
    ...failures('not_found', 'not_allowed', 'scope_too_small', 'canvas_archived', 'busy'),
  },
})

const revoke = route({
  method: 'delete',
  path: '/shares/{shareId}',
  tags: ['Share links'],
  summary: 'Revoke a share link',
  request: { params: params('shareId') },
  responses: {
    204: { description: 'Revoked' },
    ...failures('not_found', 'not_allowed', 'scope_too_small'),
  },
})

/** Share links, for those who look after them. What readers see is in `reader-routes.tsx`. */
export function shareRoutes({ shares }: { shares: Shares }) {
  return createRouter()
    .openapi(ofCanvas, async (c) => {
      const { canvasId } = c.req.valid('param')
      const items = await shares.ofCanvas(requireCaller(c), canvasId, c.get('origin'))
      return c.json({ items }, 200)
    })
    .openapi(shareCanvas, async (c) => {
      const { canvasId } = c.req.valid('param')
      const wanted = c.req.valid('json')
      return c.json(
        await shares.shareCanvas(requireCaller(c), canvasId, wanted, c.get('origin')),
        201,
      )
    })
    .openapi(ofElement, async (c) => {
      const { elementId } = c.req.valid('param')
      const items = await shares.ofElement(requireCaller(c), elementId, c.get('origin'))
      return c.json({ items }, 200)
    })
    .openapi(shareElement, async (c) => {
      const { elementId } = c.req.valid('param')
      const wanted = c.req.valid('json')
      return c.json(
        await shares.shareElement(requireCaller(c), elementId, wanted, c.get('origin')),
        201,
      )
    })
    .openapi(revoke, async (c) => {
      await shares.revoke(requireCaller(c), c.req.valid('param').shareId)
      return c.body(null, 204)
    })
}
