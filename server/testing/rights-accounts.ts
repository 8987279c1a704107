import { row } from './rights-row'

// Columns as in the table; what only a person at a browser may do is refused to both tokens.
const AT_A_BROWSER = '401 204 204 204 204 | 204 204 401 401 | 403 403'

/** One's own account: sessions, password, address. */
export const ACCOUNT_RIGHTS = [
  row('GET /me/sessions', '401 200 200 200 200 | 200 200 401 401 | 403 403', null, () => ({})),
  row('DELETE /me/sessions', AT_A_BROWSER, null, async (stage, userId) => {
    await stage.sessionOf(userId)
    return {}
  }),
  row('DELETE /me/sessions/{sessionId} (own)', AT_A_BROWSER, null, async (stage, userId) => ({
    ids: { sessionId: await stage.sessionOf(userId) },
  })),
  row(
    "DELETE /me/sessions/{sessionId} (somebody else's)",
    '401 404 404 404 404 | 404 404 401 401 | 403 403',
    null,
    async (stage) => ({ ids: { sessionId: await stage.sessionOf(stage.founderId) } }),
  ),
  row('POST /me/password', AT_A_BROWSER, null, async (stage, userId) => ({
    body: { present: await stage.passwordOf(userId), password: 'another long password' },
  })),
  row('POST /me/email', AT_A_BROWSER, null, async (stage, userId) => ({
    body: { present: await stage.passwordOf(userId), email: stage.newcomer().email },
  })),
]
