'use client'

import { useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import { can } from '@/lib/roles'
import { Bell } from '../notices/bell'
import { AccountDoor } from './account-door'
import { Brand } from './brand'
import { CopyInvite } from './copy-invite'
import type { Crumb } from './crumb'
import { SearchDoor } from '../search/search-door'
import { PageLink } from '../ui/page-link'

interface TopBarProps {
  me: Me
  workspaceId?: string
  crumbs: Crumb[]
}

export function TopBar({ me, workspaceId, crumbs }: TopBarProps) {
  const t = useTranslations('shell')
  const workspace = me.workspaces.find(({ id }) => id === workspaceId)
  const actor = { role: workspace?.role ?? null, scope: 'session' } as const
  const mayInvite = can(actor, 'invite.create', { role: 'member' }).allowed
  return (
    <header className="top">
      <Brand href={workspace && `/w/${workspace.slug}`} />
      <nav className="crumbs" aria-label={t('where')}>
        <ol>
          {crumbs.map(({ label, href }) => (
            <li key={href ?? label} aria-current={href ? undefined : 'page'}>
              {href ? <PageLink href={href}>{label}</PageLink> : label}
            </li>
          ))}
        </ol>
      </nav>
      <div className="top-end">
        <SearchDoor me={me} workspaceId={workspaceId} crumbs={crumbs} />
        {workspace && mayInvite && <CopyInvite workspaceId={workspace.id} />}
        <Bell />
        <AccountDoor me={me} workspaceId={workspaceId} />
      </div>
    </header>
  )
}
