'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import { can, WRITING_POLICIES, type WritingPolicy } from '@/lib/roles'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'

/** Who writes in the texts of a workspace; stewards choose it. */
export function WhoWrites({ workspace }: { workspace: Me['workspaces'][number] }) {
  const t = useTranslations('teams.who')
  const api = useApi()
  const router = useRouter()
  const toast = useToast()
  const errorText = useErrorText()
  const [policy, setPolicy] = useState(workspace.writing)
  const [failed, setFailed] = useState<string | null>(null)
  const actor = { role: workspace.role, scope: 'session' } as const
  const mayChoose = can(actor, 'workspace.set-policy').allowed

  async function choose(writing: WritingPolicy) {
    setFailed(null)
    setPolicy(writing)
    try {
      await api.changeWorkspace(workspace.id, { writing })
      toast(t('changed'))
      router.refresh()
    } catch (error) {
      setPolicy(policy)
      setFailed(errorText(error))
    }
  }

  return (
    <section aria-labelledby="who-writes">
      <h2 className="label" id="who-writes">
        {t('title')}
      </h2>
      {mayChoose && (
        <select
          className="in mt-2"
          aria-label={t('choose')}
          value={policy}
          onChange={(event) => void choose(event.target.value === 'drafting' ? 'drafting' : 'open')}
        >
          {WRITING_POLICIES.map((each) => (
            <option key={each} value={each}>
              {t(`${each}Option`)}
            </option>
          ))}
        </select>
      )}
      <p className="small muted mt-2">{t(policy)}</p>
      {failed && (
        <Notice kind="stop" className="mt-3">
          {failed}
        </Notice>
      )}
    </section>
  )
}
