import { parse } from 'hono/utils/cookie'
import { decode } from 'next-auth/jwt'

const NAME = 'next-auth.session-token'

/**
 * The session id inside next-auth's cookie. Null when there is none, or when it was not made with
 * this server's secret or has run out: then the visitor is simply not signed in.
 * @param secure the site is on https, so only the cookie that needs https counts; null: either
 */
export async function sessionIdOf(
  cookieHeader: string | null,
  secret: string,
  secure: boolean | null,
): Promise<string | null> {
  if (!cookieHeader?.includes(NAME)) return null
  const cookies = parse(cookieHeader)
  const token =
    (secure !== false && whole(cookies, `__Secure-${NAME}`)) ||
    (secure !== true && whole(cookies, NAME))
  if (!token) return null
  try {
    const content = await decode({ token, secret })
    return typeof content?.sid === 'string' ? content.sid : null
  } catch (error) {
    if (isForeign(error)) return null
    throw error
  }
}

// next-auth cuts a long cookie into name.0, name.1 and so on.
function whole(cookies: Record<string, string>, name: string): string {
  if (cookies[name]) return cookies[name]
  let joined = ''
  for (let n = 0; ; n++) {
    const piece = cookies[`${name}.${n}`]
    if (piece === undefined) return joined
    joined += piece
  }
}

// jose's own errors: tampered with, expired, or made with another secret.
function isForeign(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_J')
}
