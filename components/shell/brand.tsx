'use client'

import { useTranslations } from 'use-intl'
import { Mark } from '../ui/mark'
import { PageLink } from '../ui/page-link'

/** The way home, from anywhere. */
export function Brand({ href = '/' }: { href?: string }) {
  const t = useTranslations('shell')
  return (
    <PageLink className="brand" href={href} aria-label={t('brandHome')}>
      <Mark />
      <b>Throughline</b>
    </PageLink>
  )
}
