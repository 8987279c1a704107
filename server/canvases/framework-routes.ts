import { z } from 'zod'
import { Framework } from '../../lib/frameworks/framework'
import { answer, failures, listOf, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Frameworks } from './frameworks'

const list = route({
  method: 'get',
  path: '/frameworks',
  tags: ['Frameworks'],
  summary: 'The newest version of each framework',
  responses: { 200: answer(listOf(Framework), 'The frameworks') },
})

const read = route({
  method: 'get',
  path: '/frameworks/{key}/{version}',
  tags: ['Frameworks'],
  summary: 'One version of a framework',
  request: {
    params: z.object({
      key: z.string().max(60),
      version: z.coerce.number().int().min(1).max(1_000_000),
    }),
  },
  responses: { 200: answer(Framework, 'The framework'), ...failures('not_found') },
})

/** Frameworks are the same for everybody who is signed in. */
export function frameworkRoutes({ frameworks }: { frameworks: Frameworks }) {
  return createRouter()
    .openapi(list, async (c) => c.json({ items: await frameworks.list() }, 200))
    .openapi(read, async (c) => {
      const { key, version } = c.req.valid('param')
      return c.json(await frameworks.read(key, version), 200)
    })
}
