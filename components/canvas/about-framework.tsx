'use client'

import { useLocale, useTranslations } from 'use-intl'
import type { Framework } from '@/lib/frameworks/framework'
import { textsOf } from '@/lib/frameworks/texts-of'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'

interface AboutFrameworkProps {
  framework: Framework
  open: boolean
  onClose: () => void
}

/** What the framework is, and where its names and order come from. */
export function AboutFramework({ framework, open, onClose }: AboutFrameworkProps) {
  const t = useTranslations('board')
  const close = useTranslations('shell')('close')
  const texts = textsOf(framework, useLocale())
  return (
    <Dialog open={open} onClose={onClose} title={texts.name} text={texts.summary}>
      <p className="attribution">{texts.attribution}</p>
      <p className="attribution small dim">{t('version', { version: framework.version })}</p>
      <div className="acts">
        <Button onClick={onClose}>{close}</Button>
      </div>
    </Dialog>
  )
}
