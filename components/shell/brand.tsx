'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Mark } from '../ui/icon'

/** The way home, from anywhere. */
export function Brand({ href = '/' }: { href?: string }) {
  const t = useTranslations('shell')
  return (
    <Link className="brand" href={href} aria-label={t('brandHome')}>
      <Mark />
      <b>Throughline</b>
    </Link>
  )
}
