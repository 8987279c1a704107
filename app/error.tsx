'use client'

import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { useTranslations } from 'use-intl'
import { DeadEnd } from '@/components/shell/dead-end'
import { Button } from '@/components/ui/button'

/** A page that failed to draw. The frame around it still stands. */
export default function PageError({ reset }: { reset: () => void }) {
  const t = useTranslations('shell')
  const router = useRouter()

  function tryAgain() {
    startTransition(() => {
      router.refresh()
      reset()
    })
  }

  return (
    <DeadEnd title={t('broken.title')} text={t('broken.text')}>
      <Button look="main" onClick={tryAgain}>
        {t('tryAgain')}
      </Button>
      <a className="btn" href="/">
        {t('toHome')}
      </a>
    </DeadEnd>
  )
}
