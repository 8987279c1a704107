'use client'

import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { useTranslations } from 'use-intl'
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
    <main id="main" className="wrap">
      <h1 className="h-page">{t('broken.title')}</h1>
      <p className="lead mt-4">{t('broken.text')}</p>
      <div className="cluster mt-6">
        <Button look="main" onClick={tryAgain}>
          {t('tryAgain')}
        </Button>
        <a className="btn" href="/">
          {t('toHome')}
        </a>
      </div>
    </main>
  )
}
