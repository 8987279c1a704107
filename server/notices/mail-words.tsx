/** @jsxImportSource hono/jsx */
import { createTranslator } from 'use-intl/core'
import type { Locale } from '../../lib/locales'
import { DIRECTION } from '../../lib/messages/direction'
import { mailMessagesFor } from '../../lib/messages/mails'
import { messagesFor } from '../../lib/messages/messages'
import { placeOf, sentenceOf } from '../../lib/notice-words'
import type { MailKind, Notice } from '../../lib/notices'
import type { CanvasNews } from '../since/digest'

export interface MailAbout {
  kind: MailKind
  locale: Locale
  publicUrl: string
  unsubscribeUrl: string
  /** What may be told in words. */
  notices: readonly Notice[]
  /** How many more there are than a mail has room for. */
  more: number
  /** Where others wrote since the reader was last there, by canvas. */
  news: readonly (CanvasNews & { workspace: string })[]
  /** How many there are of which only that may be said; of these nothing else is known here. */
  bare: number
}

/** What stands together: one canvas of one workspace. */
interface Group {
  title: string
  items: Item[]
}

interface Item {
  sentence: string
  element: string
  words: string | null
  link: string
  verb: string
}

/** A mail as plain text and as simple HTML that fetches nothing and runs nothing. */
export function mailAbout(about: MailAbout): { subject: string; text: string; html: string } {
  const groups = groupsOf(about)
  return { subject: subjectOf(about), text: textOf(about, groups), html: htmlOf(about, groups) }
}

function subjectOf({ kind, locale, notices, more, news }: MailAbout): string {
  const t = wordsIn(locale)
  const [first] = notices
  if (!first) return t(news.length > 0 ? 'subjects.news' : 'subjects.bare')
  const count = notices.length + more
  if (kind === 'direct' && count === 1)
    return t('subjects.one', { sentence: sentenceIn(locale, first), element: first.element.title })
  return t(`subjects.${kind}`, { count })
}

function groupsOf({ notices, locale, publicUrl }: MailAbout): Group[] {
  const t = wordsIn(locale)
  const groups = new Map<string, Group>()
  for (const notice of notices) {
    const { canvas, workspace, element, words, threadId } = notice
    const title = oneLine(`${workspace.name}: ${canvas.title}`)
    const group = groups.get(canvas.id) ?? { title, items: [] }
    groups.set(canvas.id, group)
    group.items.push({
      ...{ sentence: sentenceIn(locale, notice), element: oneLine(element.title), words },
      link: publicUrl + placeOf(notice),
      verb: t(threadId === null ? 'open' : 'answer'),
    })
  }
  return [...groups.values()]
}

function textOf(about: MailAbout, groups: Group[]): string {
  const { kind, locale, publicUrl, unsubscribeUrl } = about
  const t = wordsIn(locale)
  const parts = groups.map(({ title, items }) => [
    title,
    '='.repeat(Math.min(title.length, 60)),
    ...items.flatMap(({ sentence, element, words, link, verb }) => [
      '',
      `* ${sentence}: ${element}`,
      ...(words === null ? [] : [`  “${words}”`]),
      `  ${verb}: ${link}`,
    ]),
  ])
  const written = newsOf(about)
  if (written.length > 0) parts.push([t('news.title'), '='.repeat(t('news.title').length)])
  for (const { title, lines, link } of written)
    parts.push([title, ...lines.map((line) => `* ${line}`), `  ${t('news.open')}: ${link}`])
  const rest = restOf(about)
  if (rest.length > 0) parts.push([...rest, `${t('look')}: ${publicUrl}/notices`])
  parts.push([
    '-- ',
    t(`why.${kind}`),
    `${t('change')}: ${publicUrl}/settings/notices`,
    `${t('end')}: ${unsubscribeUrl}`,
  ])
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function htmlOf(about: MailAbout, groups: Group[]): string {
  const { kind, locale, publicUrl, unsubscribeUrl } = about
  const t = wordsIn(locale)
  const rest = restOf(about)
  const written = newsOf(about)
  const page = (
    <html lang={locale} dir={DIRECTION[locale]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{subjectOf(about)}</title>
      </head>
      <body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#211c15;background:#fdfbf5">
        {groups.map(({ title, items }) => (
          <section style="max-width:36em;margin:0 0 24px">
            <h2 style="font-size:16px;margin:0;border-bottom:1px solid #8a7f6b">{title}</h2>
            {items.map(({ sentence, element, words, link, verb }) => (
              <div style="margin:12px 0 0">
                <b>{sentence}</b>
                <br />
                {element}
                {words === null ? null : (
                  <blockquote style="margin:6px 0;padding-left:12px;border-left:2px solid #8a7f6b">
                    {words}
                  </blockquote>
                )}
                <p style="margin:0">
                  <a href={link} style="color:#0b5a6b">
                    {verb}
                  </a>
                </p>
              </div>
            ))}
          </section>
        ))}
        {written.length > 0 ? (
          <section style="max-width:36em;margin:0 0 24px">
            <h2 style="font-size:16px;margin:0;border-bottom:1px solid #8a7f6b">
              {t('news.title')}
            </h2>
            {written.map(({ title, lines, link }) => (
              <div style="margin:12px 0 0">
                <b>{title}</b>
                <ul style="margin:0;padding-left:20px">
                  {lines.map((line) => (
                    <li>{line}</li>
                  ))}
                </ul>
                <p style="margin:0">
                  <a href={link} style="color:#0b5a6b">
                    {t('news.open')}
                  </a>
                </p>
              </div>
            ))}
          </section>
        ) : null}
        {rest.length > 0 ? (
          <p style="max-width:36em">
            {rest.join(' ')}{' '}
            <a href={`${publicUrl}/notices`} style="color:#0b5a6b">
              {t('look')}
            </a>
          </p>
        ) : null}
        <p style="max-width:36em;font-size:13px;color:#6b6252">
          {t(`why.${kind}`)}
          <br />
          <a href={`${publicUrl}/settings/notices`} style="color:#0b5a6b">
            {t('change')}
          </a>{' '}
          <a href={unsubscribeUrl} style="color:#0b5a6b">
            {t('end')}
          </a>
        </p>
      </body>
    </html>
  )
  return `<!doctype html>${String(page)}`
}

/** Where others wrote, a line an element. */
function newsOf({ news, locale, publicUrl }: MailAbout) {
  const t = wordsIn(locale)
  const listed = new Intl.ListFormat(locale)
  return news.map(({ canvasId, title, workspace, elements }) => ({
    title: oneLine(`${workspace}: ${title}`),
    lines: elements.map(({ title: element, names }) =>
      t('news.line', {
        element: oneLine(element),
        names: listed.format(names.map(oneLine)),
      }),
    ),
    link: `${publicUrl}/canvases/${canvasId}/since`,
  }))
}

/** No title can look like another part of the mail. */
function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ')
}

/** What there is besides what is told: how much more, or only that there is something. */
function restOf({ locale, notices, more, bare, news }: MailAbout): string[] {
  const t = wordsIn(locale)
  const rest: string[] = []
  if (more > 0) rest.push(t('more', { count: more }))
  if (bare > 0) rest.push(t(notices.length + news.length > 0 ? 'bareToo' : 'bare'))
  return rest
}

function sentenceIn(locale: Locale, notice: Notice): string {
  const t = createTranslator({ locale, messages: messagesFor(locale), namespace: 'notices' })
  const name = oneLine(notice.by?.name ?? t('somebody'))
  const sentence = t(`happened.${sentenceOf(notice)}`, { name })
  return notice.count > 1 ? sentence + t('more', { count: notice.count - 1 }) : sentence
}

function wordsIn(locale: Locale) {
  return createTranslator({ locale, messages: mailMessagesFor(locale) })
}
