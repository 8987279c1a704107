import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { Providers } from '@/components/providers'
import { compiledMessages } from '@/lib/messages/compiled-messages'
import { DIRECTION } from '@/lib/messages/direction'
import { translator } from './translator'
import { manner } from './visitor'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Throughline', template: '%s. Throughline' },
  // A group's strategy is nobody else's business, and search engines follow every link they see.
  robots: { index: false, follow: false },
  referrer: 'same-origin',
}

export const viewport: Viewport = { colorScheme: 'light dark' }

/** Language, direction and theme stand in the first bytes of the page, so that nothing flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme } = await manner()
  const t = await translator()
  return (
    <html
      lang={locale}
      dir={DIRECTION[locale]}
      data-theme={theme === 'system' ? undefined : theme}
      suppressHydrationWarning
    >
      <body>
        <a className="skip" href="#main">
          {t('shell.skip')}
        </a>
        <Providers locale={locale} messages={compiledMessages(locale)}>
          {children}
        </Providers>
      </body>
    </html>
  )
}
