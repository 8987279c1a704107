import {
  AccessToken,
  Me,
  MeChange,
  NewAccessToken,
  SignIn,
  Ticket,
  TokenMake,
} from '../../lib/accounts'
import { AppError } from '../../lib/errors'
import { requireCaller, requireSession } from '../http/caller'
import { answer, body, failures, listOf, params, publicRoute, route } from '../http/route'
import { createRouter, type Router } from '../http/router'
import type { Accounts } from './accounts'
import { sessionRoutes } from './session-routes'
import type { Sessions } from './sessions'
import type { Tokens } from './tokens'

export interface AccountRoutesParts {
  accounts: Accounts
  sessions: Sessions
  tokens: Tokens
  /** What a person belongs to; accounts do not know. */
  workspacesOf(userId: string): Promise<Me['workspaces']>
}

const PEOPLE = ['You']

const signIn = publicRoute({
  method: 'post',
  path: '/sign-in',
  tags: ['Signing in'],
  summary: 'Check a password',
  description: 'Answers with a ticket, good once and for a minute, which the sign-in page redeems.',
  request: { body: body(SignIn) },
  responses: {
    200: answer(Ticket, 'Address and password match.'),
    ...failures('sign_in_failed', 'too_many_tries', 'busy'),
  },
})

const readMe = route({
  method: 'get',
  path: '/me',
  tags: PEOPLE,
  summary: 'Who you are and what you belong to',
  responses: { 200: answer(Me, 'You.') },
})

const changeMe = route({
  method: 'patch',
  path: '/me',
  tags: PEOPLE,
  summary: 'Change your name, language or colours',
  request: { body: body(MeChange) },
  responses: { 204: { description: 'Changed.' }, ...failures('scope_too_small') },
})

const listTokens = route({
  method: 'get',
  path: '/me/tokens',
  tags: PEOPLE,
  summary: 'Your access tokens that still hold',
  responses: { 200: answer(listOf(AccessToken), 'Newest first.') },
})

const makeToken = route({
  method: 'post',
  path: '/me/tokens',
  tags: PEOPLE,
  summary: 'Make an access token',
  description: 'Only from a signed-in browser. The answer shows the secret, once.',
  request: { body: body(TokenMake) },
  responses: {
    201: answer(NewAccessToken, 'Made.'),
    ...failures('not_allowed'),
  },
})

const revokeToken = route({
  method: 'delete',
  path: '/me/tokens/{tokenId}',
  tags: PEOPLE,
  summary: 'Revoke an access token',
  description: 'Only from a signed-in browser. Its live connections close at once.',
  request: { params: params('tokenId') },
  responses: {
    204: { description: 'Revoked.' },
    ...failures('not_allowed', 'not_found'),
  },
})

/** Signing in, one's own account, one's own access tokens. */
export function accountRoutes(parts: AccountRoutesParts): Router {
  const { accounts, tokens, workspacesOf } = parts
  const router = createRouter()
  router.route('/', sessionRoutes(parts))
  router.openapi(signIn, async (c) => {
    const { email, password } = c.req.valid('json')
    return c.json({ ticket: await accounts.signIn(email, password, c.get('address')) }, 200)
  })
  router.openapi(readMe, async (c) => {
    const { userId } = requireCaller(c)
    const workspaces = await workspacesOf(userId)
    return c.json({ ...(await accounts.profile(userId)), workspaces }, 200)
  })
  router.openapi(changeMe, async (c) => {
    const { userId, scope } = requireCaller(c)
    if (scope === 'read') throw new AppError('scope_too_small')
    await accounts.change(userId, c.req.valid('json'))
    return c.body(null, 204)
  })
  router.openapi(listTokens, async (c) => {
    return c.json({ items: await tokens.list(requireCaller(c).userId) }, 200)
  })
  // A token that could make tokens would outlive its own expiry.
  router.openapi(makeToken, async (c) => {
    const { userId } = requireSession(c)
    return c.json(await tokens.make(userId, c.req.valid('json')), 201)
  })
  router.openapi(revokeToken, async (c) => {
    const { userId } = requireSession(c)
    await tokens.revoke(userId, c.req.valid('param').tokenId)
    return c.body(null, 204)
  })
  return router
}
