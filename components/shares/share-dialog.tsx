'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Share } from '@/lib/shares'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys, queries } from '../queries'
import { Button } from '../ui/button'
import { Confirm } from '../ui/confirm'
import { Dialog } from '../ui/dialog'
import { Empty } from '../ui/empty'
import { Skeleton } from '../ui/skeleton'
import { useToast } from '../ui/toast'
import { NewShare } from './new-share'
import type { SharePlace } from './share-place'
import { ShareRow } from './share-row'
import './shares.css'

interface ShareDialogProps {
  place: SharePlace
  open: boolean
  onClose: () => void
}

/** Links for reading: those that work, and the way to one more. */
export function ShareDialog({ place, open, onClose }: ShareDialogProps) {
  const t = useTranslations('shares')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<Share | null>(null)

  function close() {
    setMaking(false)
    onClose()
  }

  async function revoke() {
    if (!revoking) return
    await api.revokeShare(revoking.id)
    toast(t('revoked'))
    await client.invalidateQueries({ queryKey: keys.shares })
  }

  return (
    <>
      <Dialog
        open={open && revoking === null}
        onClose={close}
        title={making ? t('makeTitle') : t('title')}
        text={place.elementId === null ? t('textCanvas') : t('textElement')}
        wide
      >
        {making ? (
          <NewShare place={place} onDone={() => setMaking(false)} />
        ) : (
          <Links
            place={place}
            onMake={() => setMaking(true)}
            onRevoke={setRevoking}
            onClose={close}
          />
        )}
      </Dialog>
      <Confirm
        open={revoking !== null}
        onClose={() => setRevoking(null)}
        title={t('revokeAsk')}
        text={t('revokeText')}
        verb={t('revoke')}
        onConfirm={revoke}
      />
    </>
  )
}

interface LinksProps {
  place: SharePlace
  onMake: () => void
  onRevoke: (share: Share) => void
  onClose: () => void
}

function Links({ place, onMake, onRevoke, onClose }: LinksProps) {
  const t = useTranslations('shares')
  const shell = useTranslations('shell')
  const api = useApi()
  const errorText = useErrorText()
  const { data: shares, error, refetch } = useQuery(queries.shares(api, place))
  if (error)
    return (
      <div className="mt-4">
        <Empty title={errorText(error)} failed>
          <Button onClick={() => void refetch()}>{shell('tryAgain')}</Button>
        </Empty>
      </div>
    )
  if (!shares)
    return (
      <div className="mt-4">
        <Skeleton label={shell('loading')} />
      </div>
    )
  if (shares.length === 0)
    return (
      <div className="mt-4">
        <Empty title={t('none')}>
          <p>{t('noneText')}</p>
          <Button look="main" onClick={onMake}>
            {t('make')}
          </Button>
        </Empty>
      </div>
    )
  return (
    <>
      <ul className="rows share-rows" aria-label={t('list')}>
        {shares.map((share) => (
          <ShareRow key={share.id} share={share} place={place} onRevoke={() => onRevoke(share)} />
        ))}
      </ul>
      <div className="acts">
        <Button look="quiet" onClick={onClose}>
          {t('done')}
        </Button>
        <Button look="main" onClick={onMake}>
          {t('make')}
        </Button>
      </div>
    </>
  )
}
