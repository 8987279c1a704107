/** @jsxImportSource hono/jsx */
import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { createTranslator } from 'use-intl/core'
import type { Locale } from '../../lib/locales'
import { DIRECTION } from '../../lib/messages/direction'
import { mailMessagesFor } from '../../lib/messages/mails'
import type { MailKind } from '../../lib/notices'
import { PAGE_PALETTE } from '../http/page-palette'

const STYLE_SHEET = `${PAGE_PALETTE}
body { margin: 0; background: var(--desk); color: var(--ink); font: 1.125rem/1.6 sans-serif; }
main { max-inline-size: 32rem; margin-inline: auto; padding: 12vh 1rem 2rem; }
h1 { font: 500 1.875rem/1.25 Georgia, serif; margin: 0 0 0.75rem; text-wrap: balance; }
a { color: var(--accent); text-underline-offset: 0.15em; }
button { min-block-size: 2.75rem; margin-block: 1rem; padding-inline: 1.5rem; font: inherit;
  font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0;
  border-radius: 4px; cursor: pointer; }
button:hover { background: var(--accent-2); }
a:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`
// In one piece: the policy names its hash, and any white space added would change that.
const STYLE = `<style>${STYLE_SHEET}</style>`
const STYLE_HASH = createHash('sha256').update(STYLE_SHEET).digest('base64')

/** What a browser may do with these pages: draw them, and send their one form. */
export const UNSUBSCRIBE_HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'no-referrer',
}

/** Asks whether to end mails of this kind. To look at it ends nothing: mail programs look too. */
export function askPage(locale: Locale, kind: MailKind) {
  const t = wordsIn(locale)
  return frame(
    locale,
    t(`page.ask.${kind}`),
    <>
      <p>{t('page.askText')}</p>
      <form method="post">
        <button type="submit">{t('page.yes')}</button>
      </form>
    </>,
  )
}

export function endedPage(locale: Locale) {
  const t = wordsIn(locale)
  return frame(locale, t('page.done'), <p>{t('page.doneText')}</p>)
}

export function noSuchLinkPage(locale: Locale) {
  const t = wordsIn(locale)
  return frame(locale, t('page.gone'), <p>{t('page.goneText')}</p>)
}

function frame(locale: Locale, title: string, body: Child) {
  const t = wordsIn(locale)
  const page = (
    <html lang={locale} dir={DIRECTION[locale]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title}. Throughline`}</title>
        {raw(STYLE)}
      </head>
      <body>
        <main id="main">
          <h1>{title}</h1>
          {body}
          <p>
            <a href="/settings/notices">{t('page.settings')}</a>
          </p>
        </main>
      </body>
    </html>
  )
  return html`<!doctype html>${page}`
}

function wordsIn(locale: Locale) {
  return createTranslator({ locale, messages: mailMessagesFor(locale) })
}
