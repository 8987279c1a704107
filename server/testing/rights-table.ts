import { EDITION_RIGHTS } from './rights-editions'
import { FRAMEWORK_RIGHTS } from './rights-frameworks'
import { IMAGE_RIGHTS } from './rights-images'
import { NOTICE_RIGHTS } from './rights-notices'
import { RESTORATION_RIGHTS } from './rights-restorations'
import { INSIDE, inWorkspace, row, SIGNED_IN, type RightsRow } from './rights-row'
import { ACCOUNT_RIGHTS } from './rights-accounts'
import { SHARE_RIGHTS } from './rights-shares'
import { SINCE_RIGHTS } from './rights-since'
import { AUDIT_RIGHTS, SIZE_RIGHTS, TEAM_RIGHTS } from './rights-teams'
import { THREAD_RIGHTS } from './rights-threads'
import { WEBHOOK_RIGHTS } from './rights-webhooks'

// One thing, though long: a table; nouns with many rows have theirs beside it.

/** Every route of the API, with what each actor gets. A route that is missing fails the test. */
export const RIGHTS: RightsRow[] = [
  row('GET /setup', '200 200 200 200 200 | 200 200 200 200 | 200 200', null, () => ({})),
  row('POST /setup', '410 410 410 410 410 | 410 410 410 410 | 410 410', null, () => ({
    body: {
      ...{ token: 'x', workspace: 'W', name: 'N', email: 'n@example.org' },
      ...{ password: 'a long password', example: false },
    },
  })),
  row('POST /sign-in', '200 200 200 200 200 | 200 200 200 200 | 200 200', null, async (stage) => ({
    body: await stage.rightPassword(),
  })),

  row('GET /me', SIGNED_IN, null, () => ({})),
  row('PATCH /me', '401 204 204 204 204 | 204 204 401 401 | 403 204', null, () => ({
    body: { name: 'New Name' },
  })),
  row('GET /me/tokens', SIGNED_IN, null, () => ({})),
  row('POST /me/tokens', '401 201 201 201 201 | 201 201 401 401 | 403 403', null, () => ({
    body: { name: 'one more', scope: 'write' },
  })),
  row(
    'DELETE /me/tokens/{tokenId} (own)',
    '401 204 204 204 204 | 204 204 401 401 | 403 403',
    null,
    async (stage, userId) => ({ ids: { tokenId: await stage.tokenOf(userId) } }),
  ),
  row(
    "DELETE /me/tokens/{tokenId} (somebody else's)",
    '401 404 404 404 404 | 404 404 401 401 | 403 403',
    null,
    async (stage) => ({ ids: { tokenId: await stage.tokenOf(stage.founderId) } }),
  ),

  ...ACCOUNT_RIGHTS,

  row('GET /workspaces/{workspaceId}', INSIDE, 'workspace.read', inWorkspace),
  row(
    'PATCH /workspaces/{workspaceId}',
    '401 403 403 403 204 | 404 404 401 401 | 403 403',
    'workspace.rename',
    (stage) => ({ ...inWorkspace(stage), body: { name: 'Renamed' } }),
  ),

  row(
    'PATCH /workspaces/{workspaceId} (who writes)',
    '401 403 403 403 204 | 404 404 401 401 | 403 403',
    'workspace.set-policy',
    (stage) => ({ ...inWorkspace(stage), body: { writing: 'drafting' } }),
  ),
  row(
    'PATCH /workspaces/{workspaceId} (who comments)',
    '401 403 403 403 204 | 404 404 401 401 | 403 403',
    'workspace.set-policy',
    async (stage) => {
      await stage.letComment('members')
      return { ...inWorkspace(stage), body: { commenting: 'everyone' } }
    },
  ),
  row(
    'PATCH /workspaces/{workspaceId} (what mails say)',
    '401 403 403 403 204 | 404 404 401 401 | 403 403',
    'workspace.set-policy',
    (stage) => ({ ...inWorkspace(stage), body: { mails: 'bare' } }),
  ),
  row(
    'PATCH /workspaces/{workspaceId} (who knows the history)',
    '401 403 403 403 204 | 404 404 401 401 | 403 403',
    'workspace.set-policy',
    async (stage) => {
      await stage.letLookBack('members')
      return { ...inWorkspace(stage), body: { history: 'everyone' } }
    },
  ),
  row(
    'PATCH /workspaces/{workspaceId}/me',
    '401 204 204 204 204 | 404 404 401 401 | 403 204',
    'member.change-self',
    (stage) => ({ ...inWorkspace(stage), body: { pseudonym: 'The Heron', colour: 12 } }),
  ),

  row('GET /workspaces/{workspaceId}/members', INSIDE, 'member.list', inWorkspace),
  row('GET /workspaces/{workspaceId}/people', INSIDE, 'member.list', inWorkspace),
  row(
    'PATCH /workspaces/{workspaceId}/members/{userId}',
    '401 403 403 403 204 | 404 404 401 401 | 403 403',
    'member.change-role',
    async (stage) => ({
      ids: { workspaceId: stage.workspaceId, userId: await stage.somebody('observer') },
      body: { role: 'member' },
    }),
    { role: 'member', from: 'observer' },
  ),
  row(
    'PATCH /workspaces/{workspaceId}/members/{userId} (myself)',
    '401 403 403 403 204 | 404 404 401 401 | 403 403',
    'member.change-role',
    (stage, userId) => ({
      ids: { workspaceId: stage.workspaceId, userId },
      body: { role: userId === stage.cast.steward.userId ? 'coordinator' : 'steward' },
    }),
    { role: 'steward' },
  ),
  row(
    'DELETE /workspaces/{workspaceId}/members/{userId} (somebody else)',
    '401 403 403 403 204 | 404 404 401 401 | 403 403',
    'member.remove',
    async (stage) => ({
      ids: { workspaceId: stage.workspaceId, userId: await stage.somebody('observer') },
    }),
    { role: 'observer' },
  ),
  row(
    'DELETE /workspaces/{workspaceId}/members/{userId} (myself)',
    '401 204 204 204 204 | 404 404 401 401 | 403 204',
    'member.leave',
    (stage, userId) => ({ ids: { workspaceId: stage.workspaceId, userId } }),
  ),

  row(
    'GET /workspaces/{workspaceId}/invites',
    '401 403 403 200 200 | 404 404 401 401 | 403 403',
    'invite.list',
    inWorkspace,
  ),
  row(
    'POST /workspaces/{workspaceId}/invites (for a member)',
    '401 403 403 201 201 | 404 404 401 401 | 403 403',
    'invite.create',
    (stage) => ({ ...inWorkspace(stage), body: { role: 'member' } }),
    { role: 'member' },
  ),
  row(
    'POST /workspaces/{workspaceId}/invites (for a steward)',
    '401 403 403 403 201 | 404 404 401 401 | 403 403',
    'invite.create',
    (stage) => ({ ...inWorkspace(stage), body: { role: 'steward' } }),
    { role: 'steward' },
  ),
  row(
    'DELETE /workspaces/{workspaceId}/invites/{inviteId} (for a member)',
    '401 403 403 204 204 | 404 404 401 401 | 403 403',
    'invite.revoke',
    async (stage) => ({
      ids: { workspaceId: stage.workspaceId, inviteId: (await stage.invite('member')).id },
    }),
    { role: 'member' },
  ),
  row(
    'DELETE /workspaces/{workspaceId}/invites/{inviteId} (for a steward)',
    '401 403 403 403 204 | 404 404 401 401 | 403 403',
    'invite.revoke',
    async (stage) => ({
      ids: { workspaceId: stage.workspaceId, inviteId: (await stage.invite('steward')).id },
    }),
    { role: 'steward' },
  ),
  row(
    'GET /invites/{token}',
    '200 200 200 200 200 | 200 200 200 200 | 200 200',
    null,
    async (stage) => ({ ids: { token: (await stage.invite('member')).token } }),
  ),
  row(
    'POST /invites/{token}/join',
    '200 200 200 200 200 | 200 200 200 200 | 200 200',
    null,
    async (stage) => ({
      ids: { token: (await stage.invite('member')).token },
      body: stage.newcomer(),
    }),
  ),
  row(
    'POST /invites/{token}/accept (where one is not yet)',
    '401 200 200 200 200 | 200 200 401 401 | 403 200',
    null,
    async (stage) => ({ ids: { token: await stage.inviteElsewhere() } }),
  ),
  row(
    'POST /invites/{token}/accept (where one is)',
    '401 409 409 409 409 | 200 200 401 401 | 403 409',
    null,
    async (stage) => ({ ids: { token: (await stage.invite('member')).token } }),
  ),

  ...TEAM_RIGHTS,
  ...AUDIT_RIGHTS,
  ...SIZE_RIGHTS,

  row('GET /workspaces/{workspaceId}/needs', INSIDE, 'workspace.read', inWorkspace),
  row('GET /workspaces/{workspaceId}/search', INSIDE, 'workspace.read', inWorkspace),
  row('GET /workspaces/{workspaceId}/canvases', INSIDE, 'canvas.list', inWorkspace),
  row(
    'POST /workspaces/{workspaceId}/canvases',
    '401 403 201 201 201 | 404 404 401 401 | 403 201',
    'canvas.create',
    (stage) => ({ ...inWorkspace(stage), body: { title: 'New', framework: 'nine-elements' } }),
  ),
  row('GET /canvases/{canvasId}', INSIDE, 'canvas.read', (stage) => ({
    ids: { canvasId: stage.canvasId },
  })),
  row(
    'PATCH /canvases/{canvasId}',
    '401 403 204 204 204 | 404 404 401 401 | 403 204',
    'canvas.change',
    (stage) => ({ ids: { canvasId: stage.canvasId }, body: { title: 'Renamed' } }),
  ),
  row(
    'POST /canvases/{canvasId}/gather',
    '401 403 403 204 204 | 404 404 401 401 | 403 403',
    'canvas.gather',
    (stage) => ({ ids: { canvasId: stage.canvasId }, body: { elementId: stage.elementId } }),
  ),
  row(
    'PATCH /canvases/{canvasId} (archive)',
    '401 403 403 204 204 | 404 404 401 401 | 403 403',
    'canvas.archive',
    (stage) => ({ ids: { canvasId: stage.canvasId }, body: { archived: true } }),
  ),
  row(
    'PATCH /canvases/{canvasId} (standing)',
    '401 403 403 204 204 | 404 404 401 401 | 403 403',
    'canvas.set-standing',
    (stage) => ({ ids: { canvasId: stage.canvasId }, body: { standing: 'basis' } }),
  ),
  row(
    'POST /canvases/{canvasId}/copies',
    '401 403 201 201 201 | 404 404 401 401 | 403 201',
    'canvas.create',
    (stage) => ({ ids: { canvasId: stage.canvasId }, body: { title: 'Another', as: 'copy' } }),
  ),
  row('GET /canvases/{canvasId}/relatives', INSIDE, 'canvas.read', (stage) => ({
    ids: { canvasId: stage.canvasId },
  })),
  row('GET /elements/{elementId}/relatives', INSIDE, 'element.read', (stage) => ({
    ids: { elementId: stage.elementId },
  })),
  row('GET /elements/{elementId}', INSIDE, 'element.read', (stage) => ({
    ids: { elementId: stage.elementId },
  })),
  row('GET /elements/{elementId}/markdown', INSIDE, 'element.read', (stage) => ({
    ids: { elementId: stage.elementId },
  })),
  row('GET /elements/{elementId}/json', INSIDE, 'element.read', (stage) => ({
    ids: { elementId: stage.elementId },
  })),

  row(
    'GET /elements/{elementId}/history (where observers may not)',
    '401 403 200 200 200 | 404 404 401 401 | 200 200',
    'history.read',
    async (stage) => {
      await stage.letLookBack('members')
      return { ids: { elementId: stage.elementId } }
    },
    { history: 'members' },
  ),
  row(
    'GET /elements/{elementId}/history (where observers may)',
    INSIDE,
    'history.read',
    async (stage) => {
      await stage.letLookBack('everyone')
      return { ids: { elementId: stage.elementId } }
    },
    { history: 'everyone' },
  ),
  row(
    'GET /elements/{elementId}/history/export',
    '401 403 403 403 200 | 404 404 401 401 | 403 403',
    'history.export',
    (stage) => ({ ids: { elementId: stage.elementId } }),
  ),
  row(
    'POST /elements/{elementId}/erasures',
    '401 403 403 403 200 | 404 404 401 401 | 403 403',
    'history.erase',
    async (stage) => ({
      ids: { elementId: stage.elementId },
      body: { words: [await stage.written()], reason: 'Asked for by whom it is about' },
    }),
  ),

  ...SINCE_RIGHTS,
  ...EDITION_RIGHTS,
  ...RESTORATION_RIGHTS,
  ...IMAGE_RIGHTS,
  ...THREAD_RIGHTS,
  ...WEBHOOK_RIGHTS,
  ...NOTICE_RIGHTS,
  ...SHARE_RIGHTS,

  row('GET /frameworks', SIGNED_IN, null, () => ({})),
  row('GET /frameworks/{key}/{version}', SIGNED_IN, null, () => ({
    ids: { key: 'nine-elements', version: '1' },
  })),
  ...FRAMEWORK_RIGHTS,
]
