import { z } from 'zod'
import { AppError } from '../../lib/errors'
import { Framework } from '../../lib/frameworks/framework'
import { Labels } from '../../lib/frameworks/labels'
import {
  FrameworkMake,
  FrameworkSave,
  UpgradeAccept,
  UpgradeOffer,
  WorkspaceFramework,
} from '../../lib/frameworks/workspace-framework'
import { requireCaller } from '../http/caller'
import { answer, body, failures, listOf, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Canvases } from './canvases'
import type { Frameworks } from './frameworks'
import { localeOf } from './locale-of'
import type { OwnFrameworks } from './own-frameworks'
import type { Upgrades } from './upgrades'

const TAGS = ['Frameworks']
const ONE = '/workspaces/{workspaceId}/frameworks/{frameworkKey}'

const list = route({
  method: 'get',
  path: '/frameworks',
  tags: TAGS,
  summary: 'The newest version of each framework that comes with the product',
  responses: { 200: answer(listOf(Framework), 'The frameworks') },
})

const version = route({
  method: 'get',
  path: '/frameworks/{key}/{version}',
  tags: TAGS,
  summary: 'One version of a framework',
  request: { params: params('key', 'version') },
  responses: { 200: answer(Framework, 'The framework'), ...failures('not_found') },
})

const offered = route({
  method: 'get',
  path: '/workspaces/{workspaceId}/frameworks',
  tags: TAGS,
  summary: 'The frameworks a workspace may build canvases on, its own among them',
  request: { params: params('workspaceId') },
  responses: {
    200: answer(listOf(WorkspaceFramework), 'The frameworks'),
    ...failures('not_found'),
  },
})

const read = route({
  method: 'get',
  path: ONE,
  tags: TAGS,
  summary: 'One of them, in its newest version',
  request: { params: params('workspaceId', 'frameworkKey') },
  responses: { 200: answer(WorkspaceFramework, 'The framework'), ...failures('not_found') },
})

const file = route({
  method: 'get',
  path: `${ONE}/file`,
  tags: TAGS,
  summary: 'One of them as a file that can be brought in elsewhere',
  request: { params: params('workspaceId', 'frameworkKey') },
  responses: { 200: answer(z.looseObject({}), 'The file'), ...failures('not_found') },
})

const make = route({
  method: 'post',
  path: '/workspaces/{workspaceId}/frameworks',
  tags: TAGS,
  summary: 'Make a framework of a workspace’s own, from a copy or from a file',
  description: 'When anything in the file is wrong, nothing is stored and every fault is listed.',
  request: { params: params('workspaceId'), body: body(FrameworkMake) },
  responses: {
    201: answer(Framework, 'Its first version'),
    ...failures('not_found', 'not_allowed', 'scope_too_small', 'framework_wrong', 'too_large'),
  },
})

const save = route({
  method: 'put',
  path: ONE,
  tags: TAGS,
  summary: 'Save the next version of an own framework',
  description: 'Canvases stay on their version until somebody accepts the difference.',
  request: { params: params('workspaceId', 'frameworkKey'), body: body(FrameworkSave) },
  responses: {
    200: answer(Framework, 'The new version'),
    ...failures('not_found', 'not_allowed', 'scope_too_small', 'framework_wrong', 'too_large'),
    ...failures('framework_changed'),
  },
})

const relabel = route({
  method: 'put',
  path: `${ONE}/labels`,
  tags: TAGS,
  summary: 'What the workspace calls elements of a framework, without changing it',
  request: { params: params('workspaceId', 'frameworkKey'), body: body(Labels) },
  responses: {
    204: { description: 'Renamed, in every canvas built on it' },
    ...failures('not_found', 'not_allowed', 'scope_too_small'),
  },
})

const ofCanvas = route({
  method: 'get',
  path: '/canvases/{canvasId}/framework',
  tags: TAGS,
  summary: 'The framework of a canvas, in its version and in the words of the workspace',
  request: { params: params('canvasId') },
  responses: { 200: answer(Framework, 'The framework'), ...failures('not_found') },
})

const offer = route({
  method: 'get',
  path: '/canvases/{canvasId}/upgrade',
  tags: TAGS,
  summary: 'Whether there is a newer version of a canvas’s framework, and both to compare',
  request: { params: params('canvasId') },
  responses: {
    200: answer(UpgradeOffer, 'The two versions'),
    ...failures('not_found', 'not_allowed'),
  },
})

const accept = route({
  method: 'post',
  path: '/canvases/{canvasId}/upgrade',
  tags: TAGS,
  summary: 'Move a canvas to the newest version of its framework',
  description: 'New elements are added. No text is changed or taken away.',
  request: { params: params('canvasId'), body: body(UpgradeAccept) },
  responses: {
    204: { description: 'Moved' },
    ...failures('not_found', 'not_allowed', 'scope_too_small'),
    ...failures('framework_changed', 'canvas_archived'),
  },
})

interface FrameworkParts {
  frameworks: Frameworks
  ownFrameworks: OwnFrameworks
  upgrades: Upgrades
  canvases: Canvases
}

/** Those of the product are the same for everybody; those of a workspace are for its people only. */
export function frameworkRoutes(parts: FrameworkParts) {
  const { frameworks, ownFrameworks, upgrades, canvases } = parts
  return createRouter()
    .openapi(list, async (c) => c.json({ items: await frameworks.list() }, 200))
    .openapi(version, async (c) => {
      const { key, version } = c.req.valid('param')
      // What is no number is as unknown as a number that nobody has given.
      if (!/^\d{1,6}$/.test(version)) throw new AppError('not_found')
      return c.json(await ownFrameworks.version(requireCaller(c), key, Number(version)), 200)
    })
    .openapi(offered, async (c) => {
      const { workspaceId } = c.req.valid('param')
      return c.json({ items: await ownFrameworks.list(requireCaller(c), workspaceId) }, 200)
    })
    .openapi(read, async (c) => {
      const { workspaceId, frameworkKey } = c.req.valid('param')
      return c.json(await ownFrameworks.read(requireCaller(c), workspaceId, frameworkKey), 200)
    })
    .openapi(file, async (c) => {
      const { workspaceId, frameworkKey } = c.req.valid('param')
      const found = await ownFrameworks.file(requireCaller(c), workspaceId, frameworkKey)
      const name = `attachment; filename="${frameworkKey}.json"`
      return c.json({ ...found }, 200, { 'content-disposition': name })
    })
    .openapi(make, async (c) => {
      const { workspaceId } = c.req.valid('param')
      const wanted = c.req.valid('json')
      const caller = requireCaller(c)
      return c.json(await ownFrameworks.make(caller, workspaceId, wanted, localeOf(c)), 201)
    })
    .openapi(save, async (c) => {
      const { workspaceId, frameworkKey: key } = c.req.valid('param')
      const wanted = c.req.valid('json')
      const caller = requireCaller(c)
      const saved = await ownFrameworks.save(caller, { workspaceId, key }, wanted, localeOf(c))
      return c.json(saved, 200)
    })
    .openapi(relabel, async (c) => {
      const { workspaceId, frameworkKey: key } = c.req.valid('param')
      const labels = c.req.valid('json')
      await ownFrameworks.relabel(requireCaller(c), { workspaceId, key }, labels, localeOf(c))
      return c.body(null, 204)
    })
    .openapi(ofCanvas, async (c) => {
      const { canvasId } = c.req.valid('param')
      return c.json(await canvases.framework(requireCaller(c), canvasId), 200)
    })
    .openapi(offer, async (c) => {
      const { canvasId } = c.req.valid('param')
      return c.json(await upgrades.offer(requireCaller(c), canvasId), 200)
    })
    .openapi(accept, async (c) => {
      const { canvasId } = c.req.valid('param')
      const { to } = c.req.valid('json')
      await upgrades.accept(requireCaller(c), canvasId, to, localeOf(c))
      return c.body(null, 204)
    })
}
