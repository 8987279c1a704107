import {
  Restoration,
  RestorationList,
  RestoreMake,
  RestorePreview,
  RestoreWanted,
} from '../../lib/restorations'
import { localeOf } from '../canvases/locale-of'
import { requireCaller } from '../http/caller'
import { answer, body, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Restorations } from './restorations'

const tags = ['History']

const refused = failures(
  ...(['bad_request', 'not_found', 'not_allowed', 'not_drafting', 'scope_too_small'] as const),
  ...(['canvas_archived', 'history_too_fast', 'quarantined', 'too_large', 'busy'] as const),
)

const list = route({
  method: 'get',
  path: '/elements/{elementId}/restorations',
  tags,
  summary: 'Which texts of the past an element was made to say again, newest first',
  request: { params: params('elementId') },
  responses: {
    200: answer(RestorationList, 'The restores'),
    ...failures('not_found', 'not_allowed'),
  },
})

const preview = route({
  method: 'post',
  path: '/elements/{elementId}/restorations/preview',
  tags,
  summary: 'What restoring a past text of an element would change',
  description:
    'Worked out on the text as it is, and nothing is written. `from` is an edition of this element or an edit of its record; `scope` the whole text, a section, or some of its blocks. For whoever may write there.',
  request: { params: params('elementId'), body: body(RestoreWanted) },
  responses: { 200: answer(RestorePreview, 'What would change'), ...refused },
})

const make = route({
  method: 'post',
  path: '/elements/{elementId}/restorations',
  tags,
  summary: 'Make an element say again what it said',
  description:
    'A change on top, worked out anew on the text as it is: what did not change is not touched, and what is typed meanwhile stays. For whoever may write there. You make the id (a UUID), so that asking twice restores once.',
  request: { params: params('elementId'), body: body(RestoreMake) },
  responses: {
    201: answer(Restoration, 'The restore'),
    ...refused,
    ...failures('says_so_already', 'canvas_archived'),
  },
})

const undo = route({
  method: 'post',
  path: '/restorations/{restorationId}/undo',
  tags,
  summary: 'Take a restore back, and nothing that was written since',
  request: { params: params('restorationId') },
  responses: {
    200: answer(Restoration, 'The restore, taken back'),
    ...refused,
    ...failures('restore_blurred', 'canvas_archived'),
  },
})

export function restorationRoutes({ restorations }: { restorations: Restorations }) {
  return createRouter()
    .openapi(list, async (c) => {
      const { elementId } = c.req.valid('param')
      return c.json(await restorations.list(requireCaller(c), elementId), 200)
    })
    .openapi(preview, async (c) => {
      const { elementId } = c.req.valid('param')
      return c.json(
        await restorations.preview(requireCaller(c), elementId, c.req.valid('json')),
        200,
      )
    })
    .openapi(make, async (c) => {
      const { elementId } = c.req.valid('param')
      const wanted = c.req.valid('json')
      const made = await restorations.make(requireCaller(c), elementId, wanted, localeOf(c))
      return c.json(made, 201)
    })
    .openapi(undo, async (c) => {
      const { restorationId } = c.req.valid('param')
      return c.json(await restorations.undo(requireCaller(c), restorationId, localeOf(c)), 200)
    })
}
