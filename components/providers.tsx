'use client'

import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Direction } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { ApiError } from '@/lib/client/api-error'
import type { Locale } from '@/lib/locales'
import { DIRECTION } from '@/lib/messages/direction'
import type { Messages } from '@/lib/messages/messages'
import { Intl } from './intl'
import { Toasts } from './ui/toast'

interface ProvidersProps {
  locale: Locale
  messages: Messages
  children: ReactNode
}

/** What every page may use: words and dates, the cache of answers, toasts. */
export function Providers({ locale, messages, children }: ProvidersProps) {
  const [client] = useState(makeClient)
  return (
    <Direction.Provider dir={DIRECTION[locale]}>
      <Intl locale={locale} messages={messages}>
        <QueryClientProvider client={client}>
          <Toasts>{children}</Toasts>
        </QueryClientProvider>
      </Intl>
    </Direction.Provider>
  )
}

function makeClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: toTheDoor }),
    defaultOptions: {
      // "Offline" in a browser means no network at all; our server may still be on this machine.
      queries: { staleTime: 10_000, retry, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  })
}

/** Trying again helps when the server was busy or out of reach, never when it said no. */
function retry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500)
}

/** A session that has ended shows the door, which leads back here. */
function toTheDoor(error: Error): void {
  if (!(error instanceof ApiError) || error.code !== 'not_signed_in') return
  const here = window.location.pathname + window.location.search
  window.location.assign(`/signin?ended=1&next=${encodeURIComponent(here)}`)
}
