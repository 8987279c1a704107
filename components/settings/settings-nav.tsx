'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'

const PAGES = { you: '/settings', security: '/settings/security', tokens: '/settings/tokens' }

/** Between the pages of the settings. */
export function SettingsNav({ current }: { current: keyof typeof PAGES }) {
  const t = useTranslations('settings')
  return (
    <nav className="pages" aria-label={t('nav')}>
      <ul>
        {(['you', 'security', 'tokens'] as const).map((page) => (
          <li key={page}>
            <Link href={PAGES[page]} aria-current={page === current ? 'page' : undefined}>
              {t(`pages.${page}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
