import { z } from 'zod'
import { Edition, EditionList, EditionMake, EditionText } from '../../lib/editions'
import { requireCaller } from '../http/caller'
import { answer, body, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Editions } from './editions'

const tags = ['Editions']

const list = route({
  method: 'get',
  path: '/elements/{elementId}/editions',
  tags,
  summary: 'The editions of an element, newest first',
  request: { params: params('elementId') },
  responses: { 200: answer(EditionList, 'The editions'), ...failures('not_found') },
})

const make = route({
  method: 'post',
  path: '/elements/{elementId}/editions',
  tags,
  summary: 'Make an edition of an element as it is stored',
  description:
    'For coordinators and stewards, and for members with a seat in a team that drafts or approves it. An edition is never changed. You make its id (a UUID), so that asking twice makes one.',
  request: { params: params('elementId'), body: body(EditionMake) },
  responses: {
    201: answer(Edition, 'The edition'),
    ...failures('bad_request', 'not_found', 'not_allowed', 'scope_too_small', 'canvas_archived'),
    ...failures('quarantined'),
  },
})

const read = route({
  method: 'get',
  path: '/editions/{editionId}',
  tags,
  summary: 'An edition with its text',
  request: { params: params('editionId') },
  responses: { 200: answer(EditionText, 'The edition'), ...failures('not_found') },
})

const markdown = route({
  method: 'get',
  path: '/editions/{editionId}/markdown',
  tags,
  summary: 'The text of an edition as Markdown',
  request: { params: params('editionId') },
  responses: {
    200: { description: 'The text', content: { 'text/markdown': { schema: z.string() } } },
    ...failures('not_found'),
  },
})

export function editionRoutes({ editions }: { editions: Editions }) {
  return createRouter()
    .openapi(list, async (c) => {
      const { elementId } = c.req.valid('param')
      return c.json(await editions.list(requireCaller(c), elementId), 200)
    })
    .openapi(make, async (c) => {
      const { elementId } = c.req.valid('param')
      return c.json(await editions.make(requireCaller(c), elementId, c.req.valid('json')), 201)
    })
    .openapi(read, async (c) => {
      const { editionId } = c.req.valid('param')
      return c.json(await editions.read(requireCaller(c), editionId), 200)
    })
    .openapi(markdown, async (c) => {
      const text = await editions.markdown(requireCaller(c), c.req.valid('param').editionId)
      return c.body(text, 200, { 'content-type': 'text/markdown; charset=utf-8' })
    })
}
