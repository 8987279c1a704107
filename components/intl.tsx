'use client'

import { useSyncExternalStore, type ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import type { Locale } from '@/lib/locales'
import type { Messages } from '@/lib/messages/messages'

interface IntlProps {
  locale: Locale
  messages: Messages
  children: ReactNode
}

/** Gives everything below it words, numbers and dates in the visitor's language and time zone. */
export function Intl({ locale, messages, children }: IntlProps) {
  // The server cannot know the visitor's zone: it draws in UTC, and the browser redraws in its own.
  const timeZone = useSyncExternalStore(subscribe, ownTimeZone, serverTimeZone)
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}

function subscribe() {
  return () => undefined
}

function ownTimeZone(): string {
  return new globalThis.Intl.DateTimeFormat().resolvedOptions().timeZone
}

function serverTimeZone(): string {
  return 'UTC'
}
