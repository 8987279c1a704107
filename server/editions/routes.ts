import { z } from 'zod'
import {
  AutomaticEditionList,
  AutomaticEditionText,
  Edition,
  EditionList,
  EditionMake,
  EditionsAround,
  EditionText,
} from '../../lib/editions'
import { localeOf } from '../canvases/locale-of'
import { requireCaller } from '../http/caller'
import { answer, body, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { AutomaticReading } from './automatic-reading'
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

const around = route({
  method: 'get',
  path: '/elements/{elementId}/editions/around',
  tags,
  summary: 'The editions of the canvas that an element is on',
  description: 'For choosing which of them a new edition takes in.',
  request: { params: params('elementId') },
  responses: { 200: answer(EditionsAround, 'The editions'), ...failures('not_found') },
})

const listAutomatic = route({
  method: 'get',
  path: '/elements/{elementId}/automatic-editions',
  tags,
  summary: 'The editions of an element that were made by themselves, newest first',
  description:
    'Made after a pause, after long work, and before an act that takes words out. For members, coordinators and stewards, like history. Old ones are thinned as the workspace says.',
  request: { params: params('elementId') },
  responses: {
    200: answer(AutomaticEditionList, 'The editions'),
    ...failures('not_found', 'not_allowed'),
  },
})

const readAutomatic = route({
  method: 'get',
  path: '/automatic-editions/{automaticId}',
  tags,
  summary: 'An edition that was made by itself, with its text',
  request: { params: params('automaticId') },
  responses: {
    200: answer(AutomaticEditionText, 'The edition'),
    ...failures('not_found', 'not_allowed'),
  },
})

const automaticMarkdown = route({
  method: 'get',
  path: '/automatic-editions/{automaticId}/markdown',
  tags,
  summary: 'The text of an edition that was made by itself as Markdown',
  request: { params: params('automaticId') },
  responses: {
    200: { description: 'The text', content: { 'text/markdown': { schema: z.string() } } },
    ...failures('not_found', 'not_allowed'),
  },
})

const MARKDOWN = { 'content-type': 'text/markdown; charset=utf-8' }

export function editionRoutes({
  editions,
  automatic,
}: {
  editions: Editions
  automatic: AutomaticReading
}) {
  return createRouter()
    .openapi(list, async (c) => {
      const { elementId } = c.req.valid('param')
      return c.json(await editions.list(requireCaller(c), elementId, localeOf(c)), 200)
    })
    .openapi(make, async (c) => {
      const { elementId } = c.req.valid('param')
      const wanted = c.req.valid('json')
      return c.json(await editions.make(requireCaller(c), elementId, wanted, localeOf(c)), 201)
    })
    .openapi(read, async (c) => {
      const { editionId } = c.req.valid('param')
      return c.json(await editions.read(requireCaller(c), editionId, localeOf(c)), 200)
    })
    .openapi(markdown, async (c) => {
      const text = await editions.markdown(requireCaller(c), c.req.valid('param').editionId)
      return c.body(text, 200, MARKDOWN)
    })
    .openapi(around, async (c) => {
      const { elementId } = c.req.valid('param')
      const items = await editions.around(requireCaller(c), elementId, localeOf(c))
      return c.json({ items }, 200)
    })
    .openapi(listAutomatic, async (c) => {
      const { elementId } = c.req.valid('param')
      return c.json(await automatic.list(requireCaller(c), elementId), 200)
    })
    .openapi(readAutomatic, async (c) => {
      const { automaticId } = c.req.valid('param')
      return c.json(await automatic.read(requireCaller(c), automaticId), 200)
    })
    .openapi(automaticMarkdown, async (c) => {
      const { automaticId } = c.req.valid('param')
      return c.body(await automatic.markdown(requireCaller(c), automaticId), 200, MARKDOWN)
    })
}
