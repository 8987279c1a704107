import { EmailChange, PasswordChange, SignedInBrowser } from '../../lib/accounts'
import { requireSession } from '../http/caller'
import { answer, body, failures, listOf, params, route } from '../http/route'
import { createRouter, type Router } from '../http/router'
import type { Accounts } from './accounts'
import type { Sessions } from './sessions'

const TAGS = ['You']
const ONLY_BROWSERS = 'Only from a signed-in browser.'

const list = route({
  method: 'get',
  path: '/me/sessions',
  tags: TAGS,
  summary: 'Browsers signed in to your account',
  description: ONLY_BROWSERS,
  responses: {
    200: answer(listOf(SignedInBrowser), 'Newest first.'),
    ...failures('not_allowed'),
  },
})

const endOne = route({
  method: 'delete',
  path: '/me/sessions/{sessionId}',
  tags: TAGS,
  summary: 'Sign one browser out',
  description: `${ONLY_BROWSERS} Its live connections close at once.`,
  request: { params: params('sessionId') },
  responses: { 204: { description: 'Ended.' }, ...failures('not_allowed', 'not_found') },
})

const endOthers = route({
  method: 'delete',
  path: '/me/sessions',
  tags: TAGS,
  summary: 'Sign every other browser out',
  description: `${ONLY_BROWSERS} Their live connections close at once.`,
  responses: { 204: { description: 'Ended.' }, ...failures('not_allowed') },
})

const changePassword = route({
  method: 'post',
  path: '/me/password',
  tags: TAGS,
  summary: 'Change your password',
  description: `${ONLY_BROWSERS} Every other browser is signed out.`,
  request: { body: body(PasswordChange) },
  responses: {
    204: { description: 'Changed.' },
    ...failures('not_allowed', 'password_wrong', 'too_many_tries', 'busy'),
  },
})

const changeEmail = route({
  method: 'post',
  path: '/me/email',
  tags: TAGS,
  summary: 'Change the address you sign in with',
  description: `${ONLY_BROWSERS} It counts from the first sign-in with it; until then the present one does.`,
  request: { body: body(EmailChange) },
  responses: {
    204: { description: 'Noted; whether somebody else has the address is not told.' },
    ...failures('not_allowed', 'password_wrong', 'too_many_tries', 'busy'),
  },
})

/** What a person does about their own account, at a browser: tokens may do none of it. */
export function sessionRoutes(parts: { accounts: Accounts; sessions: Sessions }): Router {
  const { accounts, sessions } = parts
  const router = createRouter()
  router.openapi(list, async (c) => {
    const { userId, key } = requireSession(c)
    return c.json({ items: await sessions.list(userId, key) }, 200)
  })
  router.openapi(endOne, async (c) => {
    await sessions.endOne(requireSession(c).userId, c.req.valid('param').sessionId)
    return c.body(null, 204)
  })
  router.openapi(endOthers, async (c) => {
    const { userId, key } = requireSession(c)
    await sessions.endOthers(userId, key)
    return c.body(null, 204)
  })
  router.openapi(changePassword, async (c) => {
    await accounts.changePassword(requireSession(c), c.req.valid('json'), c.get('address'))
    return c.body(null, 204)
  })
  router.openapi(changeEmail, async (c) => {
    await accounts.changeEmail(requireSession(c), c.req.valid('json'), c.get('address'))
    return c.body(null, 204)
  })
  return router
}
