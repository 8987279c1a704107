'use client'

import { useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import { can, HISTORY_POLICIES } from '@/lib/roles'
import { useApi } from '../api'
import { PolicyChoice } from '../teams/policy-choice'

/** Who knows the history of the texts of a workspace; stewards choose it. */
export function WhoLooksBack({ workspace }: { workspace: Me['workspaces'][number] }) {
  const t = useTranslations('history.policy')
  const api = useApi()
  const actor = { role: workspace.role, scope: 'session' } as const
  return (
    <PolicyChoice
      title={t('title')}
      choose={t('choose')}
      policy={workspace.history}
      options={HISTORY_POLICIES.map((value) => ({
        ...{ value, label: t(`${value}Option`), about: t(value) },
      }))}
      mayChoose={can(actor, 'workspace.set-policy').allowed}
      changed={t('changed')}
      send={(history) => api.changeWorkspace(workspace.id, { history })}
    />
  )
}
