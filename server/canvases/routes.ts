import { z } from 'zod'
import {
  Canvas,
  CanvasChange,
  CanvasCopy,
  CanvasMake,
  Element,
  TextAsJson,
} from '../../lib/canvases'
import { requireCaller } from '../http/caller'
import { answer, body, failures, listOf, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { CanvasLife } from './canvas-life'
import type { Canvases } from './canvases'
import type { Elements } from './elements'
import { localeOf } from './locale-of'

const list = route({
  method: 'get',
  path: '/workspaces/{workspaceId}/canvases',
  tags: ['Canvases'],
  summary: 'The canvases of a workspace, oldest first: those in use, or those in the archive',
  request: {
    params: params('workspaceId'),
    query: z.object({ archived: z.enum(['true', 'false']).default('false') }),
  },
  responses: { 200: answer(listOf(Canvas), 'The canvases'), ...failures('not_found') },
})

const create = route({
  method: 'post',
  path: '/workspaces/{workspaceId}/canvases',
  tags: ['Canvases'],
  summary: 'Make a canvas from a framework',
  request: { params: params('workspaceId'), body: body(CanvasMake) },
  responses: {
    201: answer(Canvas, 'The canvas, with its empty elements'),
    ...failures('not_found', 'not_allowed', 'scope_too_small'),
  },
})

const read = route({
  method: 'get',
  path: '/canvases/{canvasId}',
  tags: ['Canvases'],
  summary: 'A canvas and its elements',
  request: { params: params('canvasId') },
  responses: { 200: answer(Canvas, 'The canvas'), ...failures('not_found') },
})

const change = route({
  method: 'patch',
  path: '/canvases/{canvasId}',
  tags: ['Canvases'],
  summary: 'Rename a canvas, give it a standing, archive or restore it',
  request: { params: params('canvasId'), body: body(CanvasChange) },
  responses: {
    204: { description: 'Changed' },
    ...failures('not_found', 'not_allowed', 'scope_too_small', 'canvas_archived'),
  },
})

const copy = route({
  method: 'post',
  path: '/canvases/{canvasId}/copies',
  tags: ['Canvases'],
  summary: 'Copy a canvas with its texts as they stand, or start an alternative from it',
  request: { params: params('canvasId'), body: body(CanvasCopy) },
  responses: {
    201: answer(Canvas, 'The copy'),
    ...failures('bad_request', 'not_found', 'not_allowed', 'scope_too_small', 'quarantined'),
  },
})

const element = route({
  method: 'get',
  path: '/elements/{elementId}',
  tags: ['Elements'],
  summary: 'An element, and whether I may write in it',
  request: { params: params('elementId') },
  responses: { 200: answer(Element, 'The element'), ...failures('not_found') },
})

const markdown = route({
  method: 'get',
  path: '/elements/{elementId}/markdown',
  tags: ['Elements'],
  summary: 'The text of an element as Markdown',
  request: { params: params('elementId') },
  responses: {
    200: { description: 'The text', content: { 'text/markdown': { schema: z.string() } } },
    ...failures('not_found', 'quarantined'),
  },
})

const json = route({
  method: 'get',
  path: '/elements/{elementId}/json',
  tags: ['Elements'],
  summary: "The text of an element as ProseMirror's JSON",
  request: { params: params('elementId') },
  responses: {
    200: answer(TextAsJson, 'The text'),
    ...failures('not_found', 'quarantined'),
  },
})

interface CanvasRouteParts {
  canvases: Canvases
  elements: Elements
  life: CanvasLife
}

/** Canvases and the elements in them. */
export function canvasRoutes({ canvases, elements, life }: CanvasRouteParts) {
  return createRouter()
    .openapi(list, async (c) => {
      const { workspaceId } = c.req.valid('param')
      const which = c.req.valid('query').archived === 'true' ? 'archived' : 'in use'
      const items = await canvases.list(requireCaller(c), workspaceId, localeOf(c), which)
      return c.json({ items }, 200)
    })
    .openapi(create, async (c) => {
      const { workspaceId } = c.req.valid('param')
      const wanted = c.req.valid('json')
      const made = await canvases.create(requireCaller(c), workspaceId, wanted, localeOf(c))
      return c.json(made, 201)
    })
    .openapi(read, async (c) => {
      const { canvasId } = c.req.valid('param')
      return c.json(await canvases.read(requireCaller(c), canvasId, localeOf(c)), 200)
    })
    .openapi(change, async (c) => {
      const { canvasId } = c.req.valid('param')
      await life.change(requireCaller(c), canvasId, c.req.valid('json'))
      return c.body(null, 204)
    })
    .openapi(copy, async (c) => {
      const caller = requireCaller(c)
      const id = await life.copy(caller, c.req.valid('param').canvasId, c.req.valid('json'))
      return c.json(await canvases.read(caller, id, localeOf(c)), 201)
    })
    .openapi(element, async (c) => {
      const { elementId } = c.req.valid('param')
      return c.json(await elements.read(requireCaller(c), elementId, localeOf(c)), 200)
    })
    .openapi(markdown, async (c) => {
      const { elementId } = c.req.valid('param')
      const text = await elements.markdown(requireCaller(c), elementId)
      return c.body(text, 200, { 'content-type': 'text/markdown; charset=utf-8' })
    })
    .openapi(json, async (c) => {
      const { elementId } = c.req.valid('param')
      const text = await elements.json(requireCaller(c), elementId)
      return c.json({ ...text, type: 'doc' as const }, 200)
    })
}
