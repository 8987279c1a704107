import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { Locale } from '../../lib/locale'
import { LOCALE_COOKIE, localeFromHeader } from '../../lib/locales'
import { createRouter, type HttpEnv } from '../http/router'
import type { Mailing } from './mailing'
import { askPage, endedPage, noSuchLinkPage, UNSUBSCRIBE_HEADERS } from './unsubscribe-page'
import { unsubscribeFrom } from './unsubscribe-token'

/**
 * Ends mails of one kind, for whoever has the link at the end of one, signed in or not. A mailbox
 * sends the request by itself (RFC 8058) and a page of ours sends the same; to look changes nothing.
 */
export function unsubscribeRoutes({ mailing, secret }: { mailing: Mailing; secret: string }) {
  const router = createRouter()
  router.use('/unsubscribe/*', async (c, next) => {
    for (const [name, value] of Object.entries(UNSUBSCRIBE_HEADERS)) c.header(name, value)
    await next()
  })
  router.get('/unsubscribe/:token', (c) => {
    const meant = unsubscribeFrom(secret, c.req.param('token'))
    if (!meant) return c.html(noSuchLinkPage(localeFor(c)), 410)
    return c.html(askPage(localeFor(c), meant.kind))
  })
  router.post('/unsubscribe/:token', async (c) => {
    const meant = unsubscribeFrom(secret, c.req.param('token'))
    if (!meant) return c.html(noSuchLinkPage(localeFor(c)), 410)
    await mailing.end(meant.userId, meant.kind)
    return c.html(endedPage(localeFor(c)))
  })
  router.all('/unsubscribe/*', (c) => c.html(noSuchLinkPage(localeFor(c)), 410))
  return router
}

function localeFor(c: Context<HttpEnv>): Locale {
  const chosen = Locale.safeParse(getCookie(c, LOCALE_COOKIE))
  return chosen.success ? chosen.data : localeFromHeader(c.req.header('accept-language'))
}
