'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import type { SharePlace } from './share-place'
import { untilHere } from '../ui/until-here'

// Most visits share nothing, so most visits do not load it.
const ShareDialog = dynamic(
  async () => (await untilHere(() => import('./share-dialog'))).ShareDialog,
  {
    ssr: false,
  },
)

/** Opens the links of a canvas or a text. For those who may share; whoever shows it asks `can`. */
export function ShareButton({ place }: { place: SharePlace }) {
  const t = useTranslations('shares')
  const [isOpen, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const open = () => {
    setWanted(true)
    setOpen(true)
  }
  return (
    <>
      <Button aria-haspopup="dialog" aria-label={t('open')} onClick={open}>
        <Icon name="share" />
        <span className="hide-s">{t('open')}</span>
      </Button>
      {wanted && <ShareDialog place={place} open={isOpen} onClose={() => setOpen(false)} />}
    </>
  )
}
