'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'use-intl'
import { LOCALE_NAMES, LOCALES, type Locale } from '@/lib/locales'
import { rememberLocale } from '../remember-locale'

/** Languages in their own names, for visitors who have not signed in. */
export function LocaleSwitch() {
  const t = useTranslations('shell')
  const current = useLocale()
  const router = useRouter()

  function choose(locale: Locale) {
    rememberLocale(locale)
    router.refresh()
  }

  return (
    <div className="languages" role="group" aria-label={t('language')}>
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="button"
          className="btn quiet"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => choose(locale)}
        >
          {LOCALE_NAMES[locale]}
        </button>
      ))}
    </div>
  )
}
