import { Entered } from '../../lib/accounts'
import { Invite, InviteMake, InviteView, JoinAsNew, Joined } from '../../lib/workspaces'
import { requireCaller } from '../http/caller'
import { answer, body, failures, listOf, params, publicRoute, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Invites } from './invites'

const list = route({
  method: 'get',
  path: '/workspaces/{workspaceId}/invites',
  tags: ['Invites'],
  summary: 'Invite links that still work',
  request: { params: params('workspaceId') },
  responses: {
    200: answer(listOf(Invite), 'The invites, with their links'),
    ...failures('not_found', 'not_allowed'),
  },
})

const create = route({
  method: 'post',
  path: '/workspaces/{workspaceId}/invites',
  tags: ['Invites'],
  summary: 'Make an invite link',
  request: { params: params('workspaceId'), body: body(InviteMake) },
  responses: {
    201: answer(Invite, 'The invite, with its link'),
    ...failures('not_found', 'not_allowed', 'scope_too_small'),
  },
})

const revoke = route({
  method: 'delete',
  path: '/workspaces/{workspaceId}/invites/{inviteId}',
  tags: ['Invites'],
  summary: 'Revoke an invite link',
  request: { params: params('workspaceId', 'inviteId') },
  responses: {
    204: { description: 'Revoked' },
    ...failures('not_found', 'not_allowed', 'scope_too_small'),
  },
})

const view = publicRoute({
  method: 'get',
  path: '/invites/{token}',
  tags: ['Invites'],
  summary: 'What an invite link leads to',
  request: { params: params('token') },
  responses: { 200: answer(InviteView, 'The invitation'), ...failures('invite_gone') },
})

const join = publicRoute({
  method: 'post',
  path: '/invites/{token}/join',
  tags: ['Invites'],
  summary: 'Join with a new account, or with the right password of an existing one',
  request: { params: params('token'), body: body(JoinAsNew) },
  responses: {
    200: answer(Entered, 'A ticket to sign in with'),
    ...failures('invite_gone', 'email_in_use', 'too_many_tries'),
  },
})

const accept = route({
  method: 'post',
  path: '/invites/{token}/accept',
  tags: ['Invites'],
  summary: 'Join with the account signed in',
  request: { params: params('token') },
  responses: {
    200: answer(Joined, 'The workspace joined'),
    ...failures('invite_gone', 'already_member', 'scope_too_small'),
  },
})

/** Invite links: for those who hand them out, and for those who follow one. */
export function inviteRoutes({ invites }: { invites: Invites }) {
  return createRouter()
    .openapi(list, async (c) => {
      const { workspaceId } = c.req.valid('param')
      const items = await invites.list(requireCaller(c), workspaceId, c.get('origin'))
      return c.json({ items }, 200)
    })
    .openapi(create, async (c) => {
      const { workspaceId } = c.req.valid('param')
      const wanted = c.req.valid('json')
      return c.json(
        await invites.create(requireCaller(c), workspaceId, wanted, c.get('origin')),
        201,
      )
    })
    .openapi(revoke, async (c) => {
      const { workspaceId, inviteId } = c.req.valid('param')
      await invites.revoke(requireCaller(c), workspaceId, inviteId)
      return c.body(null, 204)
    })
    .openapi(view, async (c) => c.json(await invites.view(c.req.valid('param').token), 200))
    .openapi(join, async (c) => {
      const { token } = c.req.valid('param')
      return c.json(await invites.join(token, c.req.valid('json'), c.get('address')), 200)
    })
    .openapi(accept, async (c) => {
      const { token } = c.req.valid('param')
      return c.json(await invites.accept(requireCaller(c), token), 200)
    })
}
