'use client'

import { useTranslations } from 'use-intl'
import { PageLink } from '../ui/page-link'

const PAGES = {
  you: '/settings',
  notices: '/settings/notices',
  security: '/settings/security',
  tokens: '/settings/tokens',
}

/** Between the pages of the settings. */
export function SettingsNav({ current }: { current: keyof typeof PAGES }) {
  const t = useTranslations('settings')
  return (
    <nav className="pages" aria-label={t('nav')}>
      <ul>
        {(['you', 'notices', 'security', 'tokens'] as const).map((page) => (
          <li key={page}>
            <PageLink href={PAGES[page]} aria-current={page === current ? 'page' : undefined}>
              {t(`pages.${page}`)}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
