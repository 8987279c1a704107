import { INSIDE, inWorkspace, row } from './rights-row'
import type { Stage } from './rights-stage'

const TEAMS = '/workspaces/{workspaceId}/teams'

/** Teams: coordinators run those that work, stewards alone those that decide. */
export const TEAM_RIGHTS = [
  row(`GET ${TEAMS}`, INSIDE, 'team.list', inWorkspace),
  row(
    `POST ${TEAMS} (that drafts)`,
    '401 403 403 201 201 | 404 404 401 401 | 403 403',
    'team.manage',
    (stage) => ({ ...inWorkspace(stage), body: { kind: 'drafting', name: 'Editors' } }),
    { team: 'drafting' },
  ),
  row(
    `POST ${TEAMS} (that approves)`,
    '401 403 403 403 201 | 404 404 401 401 | 403 403',
    'team.manage',
    (stage) => ({ ...inWorkspace(stage), body: { kind: 'approving', name: 'Committee' } }),
    { team: 'approving' },
  ),
  row(
    `PATCH ${TEAMS}/{teamId} (that drafts)`,
    '401 403 403 200 200 | 404 404 401 401 | 403 403',
    'team.manage',
    async (stage) => ({ ...(await onTeam(stage, 'drafting')), body: { name: 'Renamed' } }),
    { team: 'drafting' },
  ),
  row(
    `PATCH ${TEAMS}/{teamId} (that moderates)`,
    '401 403 403 403 200 | 404 404 401 401 | 403 403',
    'team.manage',
    async (stage) => ({ ...(await onTeam(stage, 'moderation')), body: { name: 'Renamed' } }),
    { team: 'moderation' },
  ),
  row(
    `DELETE ${TEAMS}/{teamId}`,
    '401 403 403 204 204 | 404 404 401 401 | 403 403',
    'team.manage',
    (stage) => onTeam(stage, 'action'),
    { team: 'action' },
  ),
  row(
    `PUT ${TEAMS}/{teamId}/seats/{userId} (that drafts)`,
    '401 403 403 204 204 | 404 404 401 401 | 403 403',
    'team.manage',
    async (stage) => ({ ...(await onTeam(stage, 'drafting')), body: { seat: 'lead' } }),
    { team: 'drafting' },
  ),
  row(
    `PUT ${TEAMS}/{teamId}/seats/{userId} (that approves)`,
    '401 403 403 403 204 | 404 404 401 401 | 403 403',
    'team.manage',
    async (stage) => ({ ...(await onTeam(stage, 'approving')), body: { seat: 'member' } }),
    { team: 'approving' },
  ),
  row(
    `DELETE ${TEAMS}/{teamId}/seats/{userId}`,
    '401 403 403 204 204 | 404 404 401 401 | 403 403',
    'team.manage',
    (stage) => onTeam(stage, 'drafting'),
    { team: 'drafting' },
  ),
]

/** The audit log is for stewards, also with a token that only reads. */
const STEWARDS = '401 403 403 403 200 | 404 404 401 401 | 403 403'
const AUDIT = 'GET /workspaces/{workspaceId}/audit'
export const AUDIT_RIGHTS = ['', '/chain', '/export'].map((more) =>
  row(`${AUDIT}${more}`, STEWARDS, 'workspace.audit', inWorkspace),
)

export const SIZE_RIGHTS = [
  row('GET /workspaces/{workspaceId}/sizes', STEWARDS, 'workspace.sizes', inWorkspace),
  row('GET /workspaces/{workspaceId}/integrity', STEWARDS, 'workspace.integrity', inWorkspace),
  row(
    'POST /workspaces/{workspaceId}/integrity/checks',
    '401 403 403 403 202 | 404 404 401 401 | 403 403',
    'workspace.check',
    async (stage) => {
      await stage.checked()
      return { ...inWorkspace(stage), body: {} }
    },
  ),
]

/** A team of this kind with somebody in it. */
async function onTeam(stage: Stage, kind: 'approving' | 'drafting' | 'action' | 'moderation') {
  const { teamId, userId } = await stage.team(kind)
  return { ids: { workspaceId: stage.workspaceId, teamId, userId } }
}
