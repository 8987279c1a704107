/** @jsxImportSource hono/jsx */
import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { createTranslator } from 'use-intl/core'
import type { Content } from '../../lib/document/content'
import type { Locale } from '../../lib/locales'
import { DIRECTION } from '../../lib/messages/direction'
import { messagesFor } from '../../lib/messages/messages'
import type { Reading } from '../canvases/readings'
import { READER_STYLE } from './reader-style'
import { SharedText, type TextSetting } from './shared-text'

// In one piece: the policy names its hash, and any white space added would change that.
const STYLE = `<style>${READER_STYLE}</style>`

export interface ReaderPage {
  locale: Locale
  /** Our own address. */
  origin: string
}

interface Shown {
  texts: Map<string, Content>
  /** Whether it is a canvas, and not one text. */
  whole: boolean
  at: Date
  imageAt: TextSetting['imageAt']
}

/** What there is to read, as it is now. */
export function readingPage(
  page: ReaderPage,
  reading: Reading,
  { texts, whole, at, imageAt }: Shown,
) {
  const t = wordsIn(page.locale)
  const setting: TextSetting = {
    shift: whole ? 1 : 0,
    origin: page.origin,
    imageAt,
    words: {
      ...{ done: t('taskDone'), toDo: t('taskToDo'), table: t('table') },
      somebody: t('somebody'),
      callouts: { note: t('note'), tip: t('tip'), caution: t('caution') },
    },
  }
  const begun = reading.elements.filter((element) => element.begun)
  const parts = begun.map(({ title, documentId }) => {
    const content = texts.get(documentId)
    const text = content ? <SharedText content={content} setting={setting} /> : <p>{t('notNow')}</p>
    return { title, text }
  })
  const isLong = whole && parts.length > 1
  return frame(
    page,
    reading.title,
    <div class="page">
      <header class="head">
        <p class="issue">{t('draft')}</p>
        <h1 dir="auto">{reading.title}</h1>
        {reading.summary ? (
          <p class="lead" dir="auto">
            {reading.summary}
          </p>
        ) : null}
        <p class="meta">{t('asOf', { moment: momentIn(page.locale, at) })}</p>
      </header>
      <div class={isLong ? 'with-contents' : ''}>
        {isLong ? (
          <nav aria-label={t('contents')}>
            <p>{t('contents')}</p>
            <ol>
              {parts.map(({ title }, i) => (
                <li>
                  <a href={`#part-${i + 1}`}>{title}</a>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <main id="main">
          {parts.length === 0 ? <p>{t('nothing')}</p> : null}
          {whole
            ? parts.map(({ title, text }, i) => (
                <section id={`part-${i + 1}`} aria-labelledby={`title-${i + 1}`}>
                  <h2 class="t" id={`title-${i + 1}`} dir="auto">
                    {title}
                  </h2>
                  {text}
                </section>
              ))
            : parts.map(({ text }) => text)}
        </main>
      </div>
      <footer>{t('made')}</footer>
    </div>,
  )
}

/** The question for the password. `failed` says what was wrong with the last try. */
export function passwordPage(page: ReaderPage, failed: 'wrong' | 'tooMany' | 'busy' | null) {
  const t = wordsIn(page.locale)
  return frame(
    page,
    t('lockedTitle'),
    <div class="page">
      <main id="main" class="card">
        <h1>{t('lockedTitle')}</h1>
        <p>{t('lockedText')}</p>
        <form method="post">
          <label for="password">{t('password')}</label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="off"
            maxlength={128}
            required
            {...(failed ? { 'aria-invalid': 'true', 'aria-describedby': 'failed' } : {})}
          />
          {failed ? (
            <p class="err" id="failed" role="alert">
              {t(failed)}
            </p>
          ) : null}
          <button type="submit">{t('enter')}</button>
        </form>
      </main>
    </div>,
  )
}

/** One page for every link that leads nowhere, whatever the reason; and one for our own faults. */
export function deadEndPage(page: ReaderPage, why: 'gone' | 'failed') {
  const t = wordsIn(page.locale)
  const [title, text] =
    why === 'gone' ? [t('goneTitle'), t('goneText')] : [t('failedTitle'), t('failedText')]
  return frame(
    page,
    title,
    <div class="page">
      <main id="main" class="card">
        <h1>{title}</h1>
        <p>{text}</p>
      </main>
    </div>,
  )
}

function frame({ locale }: ReaderPage, title: string, body: Child) {
  const t = wordsIn(locale)
  const page = (
    <html lang={locale} dir={DIRECTION[locale]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow, noarchive" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        {raw(STYLE)}
      </head>
      <body>
        <a class="skip" href="#main">
          {t('skip')}
        </a>
        {body}
      </body>
    </html>
  )
  return html`<!doctype html>${page}`
}

function wordsIn(locale: Locale) {
  return createTranslator({ locale, messages: messagesFor(locale), namespace: 'shares.reader' })
}

/** Where readers are is nobody's business here, so the time is everybody's. */
function momentIn(locale: Locale, at: Date): string {
  // The day before the month and a clock of 24 hours, as in the rest of these sentences.
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    ...({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const),
    ...({ hour: '2-digit', minute: '2-digit', timeZone: 'UTC', timeZoneName: 'short' } as const),
  }).format(at)
}
