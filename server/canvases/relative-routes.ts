import { CanvasRelative, ElementRelative } from '../../lib/relatives'
import { requireCaller } from '../http/caller'
import { answer, failures, listOf, params, route } from '../http/route'
import { createRouter } from '../http/router'
import { localeOf } from './locale-of'
import type { Relatives } from './relatives'

const ofCanvas = route({
  method: 'get',
  path: '/canvases/{canvasId}/relatives',
  tags: ['Canvases'],
  summary: 'Canvases that share an ancestor with this one',
  description:
    'What it was made from (`origin`, the nearest first), what was made from it (`copy`), and what was made from the same (`shared`); archived ones too.',
  request: { params: params('canvasId') },
  responses: { 200: answer(listOf(CanvasRelative), 'The canvases'), ...failures('not_found') },
})

const ofElement = route({
  method: 'get',
  path: '/elements/{elementId}/relatives',
  tags: ['Elements'],
  summary: 'What an element can be compared with on canvases that share an ancestor with its own',
  description: 'The same element of each of them, in the order of the canvases.',
  request: { params: params('elementId') },
  responses: { 200: answer(listOf(ElementRelative), 'The elements'), ...failures('not_found') },
})

/** What shares an ancestor with a canvas or an element. */
export function relativeRoutes({ relatives }: { relatives: Relatives }) {
  return createRouter()
    .openapi(ofCanvas, async (c) => {
      const { canvasId } = c.req.valid('param')
      return c.json({ items: await relatives.ofCanvas(requireCaller(c), canvasId) }, 200)
    })
    .openapi(ofElement, async (c) => {
      const { elementId } = c.req.valid('param')
      const items = await relatives.ofElement(requireCaller(c), elementId, localeOf(c))
      return c.json({ items }, 200)
    })
}
