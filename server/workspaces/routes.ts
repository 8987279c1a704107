import { Person } from '../../lib/people'
import { Appearance, Member, MemberChange, Workspace, WorkspaceChange } from '../../lib/workspaces'
import { requireCaller } from '../http/caller'
import { answer, body, failures, listOf, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Appearances } from './appearances'
import type { Members } from './members'
import type { Workspaces } from './workspaces'

const read = route({
  method: 'get',
  path: '/workspaces/{workspaceId}',
  tags: ['Workspaces'],
  summary: 'A workspace and my role in it',
  request: { params: params('workspaceId') },
  responses: { 200: answer(Workspace, 'The workspace'), ...failures('not_found') },
})

const rename = route({
  method: 'patch',
  path: '/workspaces/{workspaceId}',
  tags: ['Workspaces'],
  summary: 'Rename a workspace, or say who writes in its texts and what mails about it say',
  request: { params: params('workspaceId'), body: body(WorkspaceChange) },
  responses: {
    204: { description: 'Changed; who may not write any more goes on as a reader' },
    ...failures('not_found', 'not_allowed', 'scope_too_small'),
  },
})

const list = route({
  method: 'get',
  path: '/workspaces/{workspaceId}/members',
  tags: ['Members'],
  summary: 'Who is in a workspace, in the order of joining',
  request: { params: params('workspaceId') },
  responses: { 200: answer(listOf(Member), 'The members'), ...failures('not_found') },
})

const everybody = route({
  method: 'get',
  path: '/workspaces/{workspaceId}/people',
  tags: ['Members'],
  summary: 'Who is or ever was in a workspace, by the names they go by',
  description: 'For naming those who are named in texts and in the audit log.',
  request: { params: params('workspaceId') },
  responses: { 200: answer(listOf(Person), 'Everybody'), ...failures('not_found') },
})

const changeRole = route({
  method: 'patch',
  path: '/workspaces/{workspaceId}/members/{userId}',
  tags: ['Members'],
  summary: 'Change the role of a member',
  request: { params: params('workspaceId', 'userId'), body: body(MemberChange) },
  responses: {
    204: { description: 'Changed; their live connections were closed and may come back' },
    ...failures('not_found', 'not_allowed', 'scope_too_small', 'last_steward'),
  },
})

const remove = route({
  method: 'delete',
  path: '/workspaces/{workspaceId}/members/{userId}',
  tags: ['Members'],
  summary: 'Remove a member, or leave with your own id',
  request: { params: params('workspaceId', 'userId') },
  responses: {
    204: { description: 'Removed; their live connections were closed' },
    ...failures('not_found', 'not_allowed', 'scope_too_small', 'last_steward'),
  },
})

const appear = route({
  method: 'patch',
  path: '/workspaces/{workspaceId}/me',
  tags: ['Members'],
  summary: 'Choose your pseudonym and colour in a workspace',
  description: 'Others see it at once, also in texts that are open.',
  request: { params: params('workspaceId'), body: body(Appearance) },
  responses: {
    204: { description: 'Changed' },
    ...failures('not_found', 'scope_too_small', 'name_in_use'),
  },
})

/** Workspaces and who is in them. */
export function workspaceRoutes(parts: {
  workspaces: Workspaces
  members: Members
  appearances: Appearances
}) {
  const { workspaces, members, appearances } = parts
  return createRouter()
    .openapi(read, async (c) => {
      const { workspaceId } = c.req.valid('param')
      return c.json(await workspaces.read(requireCaller(c), workspaceId), 200)
    })
    .openapi(rename, async (c) => {
      const { workspaceId } = c.req.valid('param')
      await workspaces.change(requireCaller(c), workspaceId, c.req.valid('json'))
      return c.body(null, 204)
    })
    .openapi(appear, async (c) => {
      const { workspaceId } = c.req.valid('param')
      await appearances.change(requireCaller(c), workspaceId, c.req.valid('json'))
      return c.body(null, 204)
    })
    .openapi(list, async (c) => {
      const { workspaceId } = c.req.valid('param')
      return c.json({ items: await members.list(requireCaller(c), workspaceId) }, 200)
    })
    .openapi(everybody, async (c) => {
      const { workspaceId } = c.req.valid('param')
      return c.json({ items: await members.everybody(requireCaller(c), workspaceId) }, 200)
    })
    .openapi(changeRole, async (c) => {
      const { workspaceId, userId } = c.req.valid('param')
      const { role } = c.req.valid('json')
      await members.changeRole(requireCaller(c), workspaceId, userId, role)
      return c.body(null, 204)
    })
    .openapi(remove, async (c) => {
      const { workspaceId, userId } = c.req.valid('param')
      await members.remove(requireCaller(c), workspaceId, userId)
      return c.body(null, 204)
    })
}
