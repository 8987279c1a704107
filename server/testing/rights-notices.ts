import { INSIDE, row, SIGNED_IN, type RightsRow } from './rights-row'

const OWN = '401 204 204 204 204 | 204 204 401 401 | 403 204'
const INSIDE_SET = '401 204 204 204 204 | 404 404 401 401 | 403 204'

/** What one is told of is one's own; what one may follow is what one may read. */
export const NOTICE_RIGHTS: RightsRow[] = [
  row('GET /me/notices', SIGNED_IN, null, () => ({})),
  row('GET /me/notices/unread', SIGNED_IN, null, () => ({})),
  row('POST /me/notices/read', OWN, null, async (stage, userId) => {
    await stage.notice(userId)
    return { body: {} }
  }),
  row('PATCH /me/notices/{noticeId} (own)', OWN, null, async (stage, userId) => ({
    ids: { noticeId: await stage.notice(userId) },
    body: { read: true },
  })),
  row(
    "PATCH /me/notices/{noticeId} (somebody else's)",
    '401 404 404 404 404 | 404 404 401 401 | 403 404',
    null,
    async (stage) => ({
      ids: { noticeId: await stage.notice(stage.founderId) },
      body: { read: true },
    }),
  ),

  row('GET /me/notice-settings', SIGNED_IN, null, () => ({})),
  row('PATCH /me/notice-settings', OWN, null, () => ({ body: { digest: 'week' } })),

  row('GET /elements/{elementId}/following', INSIDE, 'element.read', ({ elementId }) => ({
    ids: { elementId },
  })),
  row('PUT /elements/{elementId}/following', INSIDE_SET, 'notice.follow', ({ elementId }) => ({
    ids: { elementId },
    body: { state: 'following' },
  })),
  row('GET /threads/{threadId}/following', INSIDE, 'comment.read', async (stage) => ({
    ids: await stage.thread(stage.founderId),
  })),
  row('PUT /threads/{threadId}/following', INSIDE_SET, 'notice.follow', async (stage) => ({
    ids: await stage.thread(stage.founderId),
    body: { state: 'muted' },
  })),
]
