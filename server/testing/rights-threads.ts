import { randomUUID } from 'node:crypto'
import type { CommentPolicy } from '../../lib/roles'
import { bodyFromText } from '../../lib/thread-body'
import { INSIDE, row, type RightsRow } from './rights-row'
import type { Stage } from './rights-stage'
import { suggestionOf } from './suggestion-of'

const MEMBERS = '401 403 200 200 200 | 404 404 401 401 | 403 200'
const MEMBERS_ADD = '401 403 201 201 201 | 404 404 401 401 | 403 201'
const EVERYBODY_HERE = '401 200 200 200 200 | 404 404 401 401 | 403 200'
const NOBODY = '401 403 403 403 403 | 404 404 401 401 | 403 403'
const words = { body: bodyFromText('I see it another way.') }

/** Comments: read by all inside, written by members or by everybody, one's own words one's own. */
export const THREAD_RIGHTS: RightsRow[] = [
  row('GET /elements/{elementId}/threads', INSIDE, 'comment.read', ({ elementId }) => ({
    ids: { elementId },
  })),
  row('GET /canvases/{canvasId}/open-threads', INSIDE, 'comment.read', ({ canvasId }) => ({
    ids: { canvasId },
  })),
  row('GET /threads/{threadId}', INSIDE, 'comment.read', (stage) => theirs(stage)),

  row(
    'POST /elements/{elementId}/threads (where members comment)',
    MEMBERS_ADD,
    'comment.write',
    (stage) => opening(stage, 'members'),
    { commenting: 'members' },
  ),
  row(
    'POST /elements/{elementId}/threads (where everybody comments)',
    '401 201 201 201 201 | 404 404 401 401 | 403 201',
    'comment.write',
    (stage) => opening(stage, 'everyone'),
    { commenting: 'everyone' },
  ),
  row(
    'POST /threads/{threadId}/messages',
    MEMBERS_ADD,
    'comment.write',
    async (stage) => ({ ...(await theirs(stage)), body: { id: randomUUID(), ...words } }),
    { commenting: 'members' },
  ),

  row(
    "PATCH /threads/{threadId} (somebody else's)",
    MEMBERS,
    'comment.resolve',
    async (stage) => ({ ...(await theirs(stage)), body: { state: 'resolved' } }),
    { writes: true },
  ),
  row(
    "PATCH /threads/{threadId} (one's own)",
    EVERYBODY_HERE,
    'comment.resolve',
    async (stage, userId) => ({ ...(await own(stage, userId)), body: { state: 'resolved' } }),
    { own: true },
  ),

  row(
    "PATCH /messages/{messageId} (one's own)",
    MEMBERS,
    'comment.edit',
    async (stage, userId) => ({ ...(await own(stage, userId)), body: words }),
    { own: true, commenting: 'members' },
  ),
  row(
    "PATCH /messages/{messageId} (somebody else's)",
    NOBODY,
    'comment.edit',
    async (stage) => ({ ...(await theirs(stage)), body: words }),
    { own: false, commenting: 'members' },
  ),
  row(
    "DELETE /messages/{messageId} (one's own)",
    EVERYBODY_HERE,
    'comment.remove',
    (stage, userId) => own(stage, userId),
    { own: true },
  ),
  row(
    "DELETE /messages/{messageId} (somebody else's)",
    NOBODY,
    'comment.remove',
    (stage) => theirs(stage),
    { own: false },
  ),

  row(
    'PUT /messages/{messageId}/reactions/{kind}',
    MEMBERS,
    'comment.write',
    async (stage) => withKind(await theirs(stage), 'heart'),
    { commenting: 'members' },
  ),
  row(
    'DELETE /messages/{messageId}/reactions/{kind}',
    MEMBERS,
    'comment.write',
    async (stage, userId) => withKind(await own(stage, userId), 'eyes'),
    { commenting: 'members' },
  ),

  row(
    'POST /elements/{elementId}/suggestions',
    MEMBERS_ADD,
    'comment.write',
    async (stage) => {
      await stage.letComment('members')
      const suggestions = [suggestionOf('a', 'b')]
      return {
        ids: { elementId: stage.elementId },
        body: { batchId: randomUUID(), suggestions },
      }
    },
    { commenting: 'members' },
  ),
  ...(['accept', 'refuse', 'wait', 'take', 'done'] as const).map((act) =>
    row(
      `PATCH /elements/{elementId}/suggestions (${act})`,
      MEMBERS,
      'suggestion.decide',
      async (stage) => {
        const state =
          act === 'wait' ? 'refused' : act === 'accept' || act === 'refuse' ? 'waiting' : 'accepted'
        const id = await stage.suggestion(stage.founderId, state)
        return { ids: { elementId: stage.elementId }, body: { ids: [id], act } }
      },
      { writes: true },
    ),
  ),
  row(
    "DELETE /threads/{threadId}/suggestion (one's own)",
    EVERYBODY_HERE,
    'comment.remove',
    async (stage, userId) => ({ ids: { threadId: await stage.suggestion(userId) } }),
    { own: true },
  ),
  row(
    "DELETE /threads/{threadId}/suggestion (somebody else's)",
    NOBODY,
    'comment.remove',
    async (stage) => ({ ids: { threadId: await stage.suggestion(stage.founderId) } }),
    { own: false },
  ),
]

async function opening(stage: Stage, policy: CommentPolicy) {
  await stage.letComment(policy)
  return {
    ids: { elementId: stage.elementId },
    body: {
      id: randomUUID(),
      place: { scope: 'element', anchor: null },
      message: { id: randomUUID(), ...words },
    },
  }
}

/** A thread of the founder's, where members comment. */
async function theirs(stage: Stage) {
  await stage.letComment('members')
  return { ids: await stage.thread(stage.founderId) }
}

async function own(stage: Stage, userId: string) {
  await stage.letComment('members')
  return { ids: await stage.thread(userId) }
}

function withKind<T extends { ids: Record<string, string> }>(target: T, kind: string) {
  return { ids: { ...target.ids, kind } }
}
