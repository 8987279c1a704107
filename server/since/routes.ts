import { CanvasSeen, CanvasSince, SinceFilter } from '../../lib/since'
import { localeOf } from '../canvases/locale-of'
import { requireCaller } from '../http/caller'
import { answer, body, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Since } from './since'

const tags = ['Since I was last here']

const read = route({
  method: 'get',
  path: '/canvases/{canvasId}/since',
  tags,
  summary: 'What others did on a canvas since I was last there',
  description:
    'Who wrote in which text and about how many words, threads, editions and standings; never what I did myself. What changed in the words is in the record: `GET /elements/{elementId}/history`, from the edit `from.edit`. With `since` compared with that moment, else with what I had seen when my last visit ended. Asking marks nothing as seen.',
  request: { params: params('canvasId'), query: SinceFilter },
  responses: { 200: answer(CanvasSince, 'What is new for me'), ...failures('not_found') },
})

const see = route({
  method: 'put',
  path: '/elements/{elementId}/seen',
  tags,
  summary: 'I have this text open as it stands now',
  description: 'Up to where you have seen a text is yours alone to know, and never goes back.',
  request: { params: params('elementId') },
  responses: { 204: { description: 'Noted.' }, ...failures('not_found', 'scope_too_small') },
})

const finish = route({
  method: 'put',
  path: '/canvases/{canvasId}/seen',
  tags,
  summary: 'I have done with what was new in these texts',
  description: 'Up to the edits I was shown: what came after them stays new.',
  request: { params: params('canvasId'), body: body(CanvasSeen) },
  responses: {
    204: { description: 'Noted.' },
    ...failures('bad_request', 'not_found', 'scope_too_small'),
  },
})

export function sinceRoutes({ since }: { since: Since }) {
  return createRouter()
    .openapi(read, async (c) => {
      const { canvasId } = c.req.valid('param')
      const { since: moment } = c.req.valid('query')
      return c.json(await since.of(requireCaller(c), canvasId, moment, localeOf(c)), 200)
    })
    .openapi(see, async (c) => {
      await since.see(requireCaller(c), c.req.valid('param').elementId)
      return c.body(null, 204)
    })
    .openapi(finish, async (c) => {
      await since.finish(requireCaller(c), c.req.valid('param').canvasId, c.req.valid('json'))
      return c.body(null, 204)
    })
}
