import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '@/lib/locales'
import { messagesFor } from '@/lib/messages/messages'
import { Intl } from '../intl'
import { NOTHING, type Connection } from '../live/use-live-document'
import { LiveNotice, placeOfWords } from './live-notice'
import type { Access } from './use-access'

describe.each(LOCALES)('a text that the server has set aside, in %s', (locale) => {
  const { away } = messagesFor(locale).editor

  it('[CL10] says that nothing of it was changed and who knows of it, not that the server is away', () => {
    const html = notice(locale, { phase: 'offline', ready: true, quarantined: true })
    expect(html).toContain(away.quarantined)
    expect(html).not.toContain(away.copy)
    const offline = notice(locale, { phase: 'offline', ready: true, quarantined: false })
    expect(offline).toContain(away.copy)
    expect(offline).not.toContain(away.quarantined)
  })
})

it('[CL10] words are said to be on this device only once it has confirmed that it has them', () => {
  expect(placeOfWords({ kind: 'offline', words: 3, kept: true })).toBe('kept')
  expect(placeOfWords({ kind: 'not-saved', words: 3, kept: false })).toBe('open')
  expect(placeOfWords({ kind: 'offline', words: 0, kept: false })).toBe('none')
})

function notice(locale: Locale, status: Partial<Connection>): string {
  const access: Access = {
    ...{ mayWrite: true, mayComment: true, mayLookBack: true, role: 'member', drafters: null },
    ...{ lost: null, gone: false, archivedAt: null },
  }
  return renderToStaticMarkup(
    <Intl locale={locale} messages={messagesFor(locale)}>
      <LiveNotice
        {...{ editor: null, live: null, access, elementId: 'an-element', title: 'Vision' }}
        status={{ ...NOTHING.status, ...status }}
        onReopen={() => undefined}
      />
    </Intl>,
  )
}
