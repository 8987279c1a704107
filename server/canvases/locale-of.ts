import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { Locale } from '../../lib/locale'
import { LOCALE_COOKIE, localeFromHeader } from '../../lib/locales'
import { requireCaller } from '../http/caller'
import type { HttpEnv } from '../http/router'

/** The person's own choice, else what this browser chose before signing in, else what it asks for. */
export function localeOf(c: Context<HttpEnv>): Locale {
  const chosen = Locale.safeParse(requireCaller(c).locale ?? getCookie(c, LOCALE_COOKIE))
  return chosen.success ? chosen.data : localeFromHeader(c.req.header('accept-language'))
}
