'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { ApiError } from '@/lib/client/api-error'
import { changesBetween } from '@/lib/frameworks/changes'
import { textsOf } from '@/lib/frameworks/texts-of'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys, queries } from '../queries'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { ChangeList } from './change-list'
import './frameworks.css'

/** Tells that there is a newer version of a canvas's framework, shows what differs, and takes it. */
export function UpgradeOffer({ canvasId }: { canvasId: string }) {
  const t = useTranslations('frameworks.upgrade')
  const locale = useLocale()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const offer = useQuery(queries.upgrade(api, canvasId)).data
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const to = offer?.to
  if (!offer || !to) return null
  const versions = { from: offer.from.version, to: to.version }
  const changes = changesBetween(offer.from, to, locale)

  async function accept(version: number) {
    setBusy(true)
    setFailed(null)
    try {
      await api.acceptUpgrade(canvasId, version)
      toast(t('done', { to: version }))
      setOpen(false)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setFailed(errorText(error))
    } finally {
      setBusy(false)
      await Promise.all(
        [keys.upgrade(canvasId), keys.canvasFramework(canvasId), keys.canvas(canvasId)].map(
          (queryKey) => client.invalidateQueries({ queryKey }),
        ),
      )
    }
  }

  return (
    <Notice className="mb-4">
      {t('offer', { ...versions, name: textsOf(to, locale).name })}{' '}
      <Button look="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('look')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('title', versions)}
        text={t('text')}
        wide
      >
        {changes.length > 0 ? (
          <ChangeList changes={changes} />
        ) : (
          <p className="mt-4">{t('none')}</p>
        )}
        {failed && <Notice kind="stop">{failed}</Notice>}
        <div className="acts">
          <Button look="quiet" onClick={() => setOpen(false)}>
            {t('later')}
          </Button>
          <Button look="main" busy={busy && t('busy')} onClick={() => void accept(to.version)}>
            {t('accept', { to: to.version })}
          </Button>
        </div>
      </Dialog>
    </Notice>
  )
}
