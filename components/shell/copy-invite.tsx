'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys } from '../queries'
import { Icon } from '../ui/icon'
import { useToast } from '../ui/toast'
import { untilHere } from '../ui/until-here'

interface CopyInviteProps {
  workspaceId: string
  /** Kept on phones too, where the top bar has no room for it. */
  always?: boolean
}

/** One press from here to a link somebody can be sent: takes one that still works, or makes one. */
export function CopyInvite({ workspaceId, always = false }: CopyInviteProps) {
  const t = useTranslations('shell')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)

  async function copy() {
    setBusy(true)
    try {
      const { usableInvite, daysLeft } = await untilHere(() => import('./usable-invite'))
      const { copyText } = await untilHere(() => import('../ui/copy-text'))
      const invite = await usableInvite(api, workspaceId)
      const copied = await copyText(invite.url)
      toast(copied ? t('inviteCopied', { days: daysLeft(invite) }) : t('inviteNotCopied'))
      await client.invalidateQueries({ queryKey: keys.invites(workspaceId) })
    } catch (error) {
      toast(errorText(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <button
      type="button"
      className={always ? 'btn' : 'btn quiet hide-s'}
      aria-disabled={busy}
      onClick={() => (busy ? undefined : void copy())}
    >
      <Icon name="link" />
      {t('copyInvite')}
    </button>
  )
}
