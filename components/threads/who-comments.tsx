'use client'

import { useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import { can, COMMENT_POLICIES } from '@/lib/roles'
import { useApi } from '../api'
import { PolicyChoice } from '../teams/policy-choice'

/** Who comments on the texts of a workspace; stewards choose it. */
export function WhoComments({ workspace }: { workspace: Me['workspaces'][number] }) {
  const t = useTranslations('threads.who')
  const api = useApi()
  const actor = { role: workspace.role, scope: 'session' } as const
  return (
    <PolicyChoice
      title={t('title')}
      choose={t('choose')}
      policy={workspace.commenting}
      options={COMMENT_POLICIES.map((value) => ({
        ...{ value, label: t(`${value}Option`), about: t(value) },
      }))}
      mayChoose={can(actor, 'workspace.set-policy').allowed}
      changed={t('changed')}
      send={(commenting) => api.changeWorkspace(workspace.id, { commenting })}
    />
  )
}
