'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiError } from '@/lib/client/api-error'
import { closeSession } from '@/lib/client/session'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'

interface JoinSignedInProps {
  token: string
  workspace: string
  name: string
}

/** Joining with the account that is signed in: one press. */
export function JoinSignedIn({ token, workspace, name }: JoinSignedInProps) {
  const t = useTranslations('door.join')
  const api = useApi()
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const already = error instanceof ApiError && error.code === 'already_member'

  async function run(step: () => Promise<void>) {
    setBusy(true)
    setError(null)
    try {
      await step()
    } catch (caught) {
      setError(caught)
      setBusy(false)
    }
  }

  async function join() {
    const { slug } = await api.acceptInvite(token)
    window.location.assign(`/w/${slug}`)
  }

  async function becomeSomebodyElse() {
    await closeSession()
    window.location.reload()
  }

  return (
    <div className="form mt-6">
      <p>{t('signedInAs', { name })}</p>
      {error !== null && <Notice kind={already ? 'plain' : 'stop'}>{errorText(error)}</Notice>}
      {already ? (
        <a className="btn main big wide" href="/">
          {t('open')}
        </a>
      ) : (
        <Button
          look="main"
          className="big wide"
          busy={busy && t('busy')}
          onClick={() => void run(join)}
        >
          {t('joinNow', { workspace })}
        </Button>
      )}
      <Button look="quiet" onClick={() => void run(becomeSomebodyElse)}>
        {t('notYou')}
      </Button>
    </div>
  )
}
