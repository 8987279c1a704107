'use client'

import { useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import { MAIL_POLICIES } from '@/lib/mail-policy'
import { can, COMMENT_POLICIES, HISTORY_POLICIES, WRITING_POLICIES } from '@/lib/roles'
import { useApi } from '../api'
import { PolicyChoice } from './policy-choice'

/** The rules of a workspace: who writes, comments and looks back there, and what mails say of it. */
export function WorkspacePolicies({ workspace }: { workspace: Me['workspaces'][number] }) {
  const t = useTranslations()
  const api = useApi()
  const { id, role, writing, commenting, history, mails } = workspace
  const mayChoose = can({ role, scope: 'session' }, 'workspace.set-policy').allowed
  return (
    <>
      <PolicyChoice
        policy={writing}
        options={WRITING_POLICIES}
        mayChoose={mayChoose}
        words={(key) => t(`teams.who.${key}`)}
        send={(next) => api.changeWorkspace(id, { writing: next })}
      />
      <PolicyChoice
        policy={commenting}
        options={COMMENT_POLICIES}
        mayChoose={mayChoose}
        words={(key) => t(`threads.who.${key}`)}
        send={(next) => api.changeWorkspace(id, { commenting: next })}
      />
      <PolicyChoice
        policy={history}
        options={HISTORY_POLICIES}
        mayChoose={mayChoose}
        words={(key) => t(`history.policy.${key}`)}
        send={(next) => api.changeWorkspace(id, { history: next })}
      />
      <PolicyChoice
        policy={mails}
        options={MAIL_POLICIES}
        mayChoose={mayChoose}
        words={(key) => t(`notices.mails.${key}`)}
        send={(next) => api.changeWorkspace(id, { mails: next })}
      />
    </>
  )
}
