'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { AuditAction, AuditEntry } from '@/lib/audit'
import { MAIL_POLICIES } from '@/lib/mail-policy'
import { COMMENT_POLICIES, ROLES, WRITING_POLICIES } from '@/lib/roles'
import { SEATS, TEAM_KINDS } from '@/lib/teams'

type Dashed<A extends string> = A extends `${infer Kind}.${infer Act}` ? `${Kind}-${Act}` : never

const SHORT = { dateStyle: 'medium', timeStyle: 'short' } as const

/** What was done, in a plain sentence that goes on after the name of whoever did it. */
export function useActSentence(): (entry: AuditEntry) => string {
  const t = useTranslations()
  const format = useFormatter()
  // What is stored are our own words for roles and kinds; a word of a newer version stays as it is.
  const word = (value: unknown): string => {
    const stored = typeof value === 'string' ? value : String(value ?? '')
    const role = ROLES.find((each) => each === stored)
    if (role) return t(`roles.${role}`).toLocaleLowerCase()
    const policies = [...WRITING_POLICIES, ...COMMENT_POLICIES, ...MAIL_POLICIES]
    const policy = policies.find((each) => each === stored)
    if (policy) return t(`audit.policies.${policy}`)
    const kind = TEAM_KINDS.find((each) => each === stored)
    if (kind) return t(`teams.kinds.${kind}`).toLocaleLowerCase()
    return stored
  }
  const momentOf = (stored: string): string => {
    const at = new Date(stored)
    return Number.isNaN(at.getTime()) ? '' : format.dateTime(at, SHORT)
  }
  return ({ action, actorId, subject, detail }) => {
    const seat = SEATS.find((each) => each === detail.seat)
    const renamed = action === 'workspace.renamed'
    const values = {
      name: subject?.name ?? '',
      named: subject?.name ? 'yes' : 'no',
      role: word(detail.role),
      from: renamed ? String(detail.from) : word(detail.from),
      to: renamed ? String(detail.to) : word(detail.to),
      kind: word(detail.kind),
      team: String(detail.team ?? ''),
      seat: seat ? t(`teams.kindsOfSeat.${seat}`).toLocaleLowerCase() : '',
      invitedBy: String(detail.invitedBy ?? ''),
      host: String(detail.host ?? ''),
      why: String(detail.why ?? ''),
      canvas: String(detail.canvas ?? ''),
      scope: String(detail.scope ?? ''),
      what: detail.edition === undefined ? 'moment' : 'edition',
      edition: Number(detail.edition ?? 0),
      when: typeof detail.asOf === 'string' ? momentOf(detail.asOf) : '',
      action,
    }
    if (action === 'workspace.policy-changed' && detail.policy === 'commenting')
      return t('audit.acts.workspace-commenting-changed', values)
    if (action === 'workspace.policy-changed' && detail.policy === 'history')
      return t('audit.acts.workspace-history-changed', values)
    if (action === 'workspace.policy-changed' && detail.policy === 'mails')
      return t('audit.acts.workspace-mails-changed', values)
    if (action === 'workspace.policy-changed' && detail.policy === 'editions')
      return t('audit.acts.workspace-editions-changed', values)
    if (action === 'member.joined' && actorId !== subject?.id)
      return t('audit.acts.member-added', values)
    if (action === 'member.joined' && detail.invitedBy)
      return t('audit.acts.member-joined-by', values)
    const key = action.replace('.', '-') as Dashed<AuditAction>
    return t.has(`audit.acts.${key}`)
      ? t(`audit.acts.${key}`, values)
      : t('audit.acts.other', values)
  }
}
