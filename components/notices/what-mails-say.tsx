'use client'

import { useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import { MAIL_POLICIES } from '@/lib/mail-policy'
import { can } from '@/lib/roles'
import { useApi } from '../api'
import { PolicyChoice } from '../teams/policy-choice'

/** Whether mails about a workspace say what waits there; stewards choose it. */
export function WhatMailsSay({ workspace }: { workspace: Me['workspaces'][number] }) {
  const t = useTranslations('notices.mails')
  const api = useApi()
  const actor = { role: workspace.role, scope: 'session' } as const
  return (
    <PolicyChoice
      title={t('title')}
      choose={t('choose')}
      policy={workspace.mails}
      options={MAIL_POLICIES.map((value) => ({
        ...{ value, label: t(`${value}Option`), about: t(value) },
      }))}
      mayChoose={can(actor, 'workspace.set-policy').allowed}
      changed={t('changed')}
      send={(mails) => api.changeWorkspace(workspace.id, { mails })}
    />
  )
}
