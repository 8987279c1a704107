'use client'

import { useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import { can, WRITING_POLICIES } from '@/lib/roles'
import { useApi } from '../api'
import { PolicyChoice } from './policy-choice'

/** Who writes in the texts of a workspace; stewards choose it. */
export function WhoWrites({ workspace }: { workspace: Me['workspaces'][number] }) {
  const t = useTranslations('teams.who')
  const api = useApi()
  const actor = { role: workspace.role, scope: 'session' } as const
  return (
    <PolicyChoice
      title={t('title')}
      choose={t('choose')}
      policy={workspace.writing}
      options={WRITING_POLICIES.map((value) => ({
        ...{ value, label: t(`${value}Option`), about: t(value) },
      }))}
      mayChoose={can(actor, 'workspace.set-policy').allowed}
      changed={t('changed')}
      send={(writing) => api.changeWorkspace(workspace.id, { writing })}
    />
  )
}
