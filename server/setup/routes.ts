import { Entered, Setup as SetupBody, SetupState } from '../../lib/accounts'
import { answer, body, failures, publicRoute } from '../http/route'
import { createRouter, type Router } from '../http/router'
import type { Setup } from './setup'

const TAGS = ['Setting up']

const readState = publicRoute({
  method: 'get',
  path: '/setup',
  tags: TAGS,
  summary: 'Whether this installation still has to be set up',
  responses: { 200: answer(SetupState, 'The state.') },
})

const setUp = publicRoute({
  method: 'post',
  path: '/setup',
  tags: TAGS,
  summary: 'Make the first workspace and its steward',
  description: 'Takes the one-time token from the link that the server prints when it starts.',
  request: { body: body(SetupBody) },
  responses: {
    200: answer(Entered, 'Set up; the ticket opens a session.'),
    ...failures('setup_done', 'setup_token_wrong', 'busy'),
  },
})

/** Setting up an empty installation. */
export function setupRoutes(setup: Setup): Router {
  const router = createRouter()
  router.openapi(readState, async (c) => c.json({ needed: await setup.needed() }, 200))
  router.openapi(setUp, async (c) => c.json(await setup.setUp(c.req.valid('json')), 200))
  return router
}
