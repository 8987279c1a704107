'use client'

import './restorations.css'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Restoration } from '@/lib/restorations'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { PageLink } from '../ui/page-link'

interface RestoredNoticeProps {
  restoration: Restoration
  onUndone: (restoration: Restoration) => void
}

/** Says that a text says again what it said, with the way back for as long as the page is open. */
export function RestoredNotice({ restoration, onUndone }: RestoredNoticeProps) {
  const t = useTranslations('restoring')
  const sentence = useErrorText()
  const { undo, busy, failed } = useUndo(restoration.id, onUndone)
  const isUndone = restoration.undone !== null
  return (
    <>
      <Notice icon={isUndone ? 'undo' : 'check'} className="restored">
        <span role="status">{isUndone ? t('undone') : t('done')}</span>{' '}
        {!isUndone && (
          <Button busy={busy && t('undoing')} onClick={undo}>
            {t('undo')}
          </Button>
        )}
        <PageLink href={`/elements/${encodeURIComponent(restoration.elementId)}`}>
          {t('toText')}
        </PageLink>
      </Notice>
      {failed !== null && <Notice kind="stop">{sentence(failed)}</Notice>}
    </>
  )
}

/** Takes a restore back. */
export function useUndo(id: string, onUndone: (restoration: Restoration) => void) {
  const api = useApi()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const undo = () => {
    setBusy(true)
    setFailed(null)
    api
      .undoRestore(id)
      .then(onUndone, setFailed)
      .finally(() => setBusy(false))
  }
  return { undo, busy, failed }
}
