'use client'

import { Button } from '@/components/ui/button'
import { localeFromHeader } from '@/lib/locales'
import * as en from '@/lib/messages/en/broken'
import * as es from '@/lib/messages/es/broken'
import './globals.css'

const WORDS = { en, es }

/** When even the frame failed: no provider is left, so the words come straight from the catalogues. */
export default function GlobalError() {
  const locale = localeFromHeader(typeof navigator === 'undefined' ? null : navigator.language)
  const words = WORDS[locale]
  return (
    <html lang={locale}>
      <body>
        <main id="main" className="wrap">
          <title>{words.broken.title}</title>
          <h1 className="h-page">{words.broken.title}</h1>
          <p className="lead mt-4">{words.broken.busy}</p>
          <Button look="main" className="mt-6" onClick={() => window.location.reload()}>
            {words.tryAgain}
          </Button>
        </main>
      </body>
    </html>
  )
}
