import { SeatGive, Team, TeamChange, TeamMake } from '../../lib/teams'
import { requireCaller } from '../http/caller'
import { answer, body, failures, listOf, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Teams } from './teams'

const TAGS = ['Teams']
const TEAMS = '/workspaces/{workspaceId}/teams'
const TEAM = '/workspaces/{workspaceId}/teams/{teamId}'
const SEAT = '/workspaces/{workspaceId}/teams/{teamId}/seats/{userId}'

const list = route({
  method: 'get',
  path: TEAMS,
  tags: TAGS,
  summary: 'The teams of a workspace and who sits in them',
  request: { params: params('workspaceId') },
  responses: { 200: answer(listOf(Team), 'The teams, oldest first'), ...failures('not_found') },
})

const create = route({
  method: 'post',
  path: TEAMS,
  tags: TAGS,
  summary: 'Make a team',
  description: 'Approving and moderation teams are made and changed by stewards only.',
  request: { params: params('workspaceId'), body: body(TeamMake) },
  responses: {
    201: answer(Team, 'The team, with no seats yet'),
    ...failures('not_found', 'not_allowed', 'scope_too_small'),
  },
})

const change = route({
  method: 'patch',
  path: TEAM,
  tags: TAGS,
  summary: 'Change the name, purpose or scope of a team',
  request: { params: params('workspaceId', 'teamId'), body: body(TeamChange) },
  responses: {
    200: answer(Team, 'The team'),
    ...failures('not_found', 'not_allowed', 'scope_too_small'),
  },
})

const remove = route({
  method: 'delete',
  path: TEAM,
  tags: TAGS,
  summary: 'Remove a team and its seats',
  request: { params: params('workspaceId', 'teamId') },
  responses: {
    204: { description: 'Removed' },
    ...failures('not_found', 'not_allowed', 'scope_too_small'),
  },
})

const seat = route({
  method: 'put',
  path: SEAT,
  tags: TAGS,
  summary: 'Give a member a seat in a team, or another one',
  description: 'A learner may be paired with somebody who sits in the same team.',
  request: { params: params('workspaceId', 'teamId', 'userId'), body: body(SeatGive) },
  responses: {
    204: { description: 'Given; it counts at once, also in texts that are open' },
    ...failures('not_found', 'not_allowed', 'scope_too_small'),
  },
})

const unseat = route({
  method: 'delete',
  path: SEAT,
  tags: TAGS,
  summary: 'Take a seat away',
  request: { params: params('workspaceId', 'teamId', 'userId') },
  responses: {
    204: { description: 'Taken; it counts at once, also in texts that are open' },
    ...failures('not_found', 'not_allowed', 'scope_too_small'),
  },
})

/** Teams and their seats. */
export function teamRoutes({ teams }: { teams: Teams }) {
  return createRouter()
    .openapi(list, async (c) => {
      const { workspaceId } = c.req.valid('param')
      return c.json({ items: await teams.list(requireCaller(c), workspaceId) }, 200)
    })
    .openapi(create, async (c) => {
      const { workspaceId } = c.req.valid('param')
      return c.json(await teams.create(requireCaller(c), workspaceId, c.req.valid('json')), 201)
    })
    .openapi(change, async (c) => {
      const { workspaceId, teamId } = c.req.valid('param')
      const wanted = c.req.valid('json')
      return c.json(await teams.change(requireCaller(c), workspaceId, teamId, wanted), 200)
    })
    .openapi(remove, async (c) => {
      const { workspaceId, teamId } = c.req.valid('param')
      await teams.remove(requireCaller(c), workspaceId, teamId)
      return c.body(null, 204)
    })
    .openapi(seat, async (c) => {
      const { workspaceId, teamId, userId } = c.req.valid('param')
      await teams.seat(requireCaller(c), workspaceId, teamId, userId, c.req.valid('json'))
      return c.body(null, 204)
    })
    .openapi(unseat, async (c) => {
      const { workspaceId, teamId, userId } = c.req.valid('param')
      await teams.unseat(requireCaller(c), workspaceId, teamId, userId)
      return c.body(null, 204)
    })
}
