/** @jsxImportSource hono/jsx */
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { AppError } from '../../lib/errors'
import { Locale } from '../../lib/locale'
import { LOCALE_COOKIE, localeFromHeader } from '../../lib/locales'
import { API_PREFIX } from '../http/open-api'
import { createRouter, type HttpEnv } from '../http/router'
import type { Log } from '../log'
import { cookieFor, grantIn } from './grant-cookie'
import { deadEndPage, passwordPage, readingPage, type ReaderPage } from './reader-page'
import { READER_STYLE } from './reader-style'
import { GRANT_S } from './share-token'
import type { SharedTexts } from './shared-texts'
import type { Shares } from './shares'

const MAX_FORM_BYTES = 4096
const STYLE_HASH = createHash('sha256').update(READER_STYLE).digest('base64')

// Nothing runs, nothing is fetched from elsewhere, nobody frames it, and no one is told about it:
// not search engines, not the sites a text links to, not caches on the way.
const HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'no-referrer',
}

/** The pages behind share links, whole HTML without scripts, for people without an account. */
export function readerRoutes({
  shares,
  texts,
  log,
}: {
  shares: Shares
  texts: SharedTexts
  log: Log
}) {
  const router = createRouter()
  router.use('/s/*', async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
    await next()
  })
  router.get('/s/:token', async (c) => {
    const token = c.req.param('token')
    const page = pageFor(c)
    const opened = await shares.open(token, {
      grant: grantIn(c, shares.idOf(token)),
      locale: page.locale,
      counts: c.req.method === 'GET',
    })
    switch (opened.kind) {
      case 'gone':
        return c.html(deadEndPage(page, 'gone'), 410)
      case 'locked':
        return c.html(passwordPage(page, null))
      case 'open': {
        const { reading, whole } = opened
        const found = await texts.of(reading.elements.map((element) => element.documentId))
        const imageAt = (id: string) => `${API_PREFIX}/shares/${token}/images/${id}`
        return c.html(readingPage(page, reading, { texts: found, whole, at: new Date(), imageAt }))
      }
      default:
        return opened satisfies never
    }
  })
  // A password that is sent here from another site's page harms nobody: it opens what it opens.
  router.post('/s/:token', async (c) => {
    const token = c.req.param('token')
    const page = pageFor(c)
    const password = await passwordIn(c)
    if (password === null) return c.html(passwordPage(page, 'wrong'), 403)
    try {
      const unlocked = await shares.unlock(token, password, c.get('address'))
      if (unlocked === 'gone') return c.html(deadEndPage(page, 'gone'), 410)
      if (unlocked === 'wrong') return c.html(passwordPage(page, 'wrong'), 403)
      setCookie(c, cookieFor(unlocked.shareId), unlocked.grant, {
        ...({ path: '/', httpOnly: true, sameSite: 'Lax', maxAge: GRANT_S } as const),
        secure: c.get('origin').startsWith('https:'),
      })
      // Seen again by reloading, without the browser asking whether to send the password again.
      return c.redirect(`/s/${token}`, 303)
    } catch (error) {
      if (error instanceof AppError && error.code === 'too_many_tries')
        return c.html(passwordPage(page, 'tooMany'), 429)
      if (error instanceof AppError && error.code === 'busy')
        return c.html(passwordPage(page, 'busy'), 503)
      throw error
    }
  })
  router.all('/s/*', (c) => c.html(deadEndPage(pageFor(c), 'gone'), 410))
  router.onError((error, c) => {
    log.error({ err: error, request: c.get('requestId') }, 'a page for readers failed')
    return c.html(deadEndPage(pageFor(c), 'failed'), 500)
  })
  return router
}

function pageFor(c: Context<HttpEnv>): ReaderPage {
  const chosen = Locale.safeParse(getCookie(c, LOCALE_COOKIE))
  const locale = chosen.success ? chosen.data : localeFromHeader(c.req.header('accept-language'))
  return { locale, origin: c.get('origin') }
}

/** The field of a small form; null when this is none. */
async function passwordIn(c: Context<HttpEnv>): Promise<string | null> {
  const { headers } = c.req.raw
  if (headers.has('transfer-encoding')) return null
  if (Number(headers.get('content-length') ?? 0) > MAX_FORM_BYTES) return null
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers.get('content-type') ?? '')) return null
  const password = new URLSearchParams(await c.req.text()).get('password')
  return password !== null && password.length <= 128 ? password : null
}
