import type { Metadata } from 'next'
import { InviteList } from '@/components/people/invite-list'
import { LeaveWorkspace } from '@/components/people/leave-workspace'
import { MemberList } from '@/components/people/member-list'
import { RoleGuide } from '@/components/people/role-guide'
import { can } from '@/lib/roles'
import { membership } from '../../../membership'
import { serverApi } from '../../../server-api'
import { translator } from '../../../translator'
import { PeopleFrame } from '../people-frame'

interface MembersPageProps {
  params: Promise<{ slug: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('people.title') }
}

export default async function MembersPage({ params }: MembersPageProps) {
  const t = await translator()
  const { me, workspace } = await membership((await params).slug, '/members')
  const members = await (await serverApi()).members(workspace.id)
  const actor = { role: workspace.role, scope: 'session' } as const
  const onlySteward =
    workspace.role === 'steward' && members.filter(({ role }) => role === 'steward').length === 1
  return (
    <PeopleFrame me={me} workspace={workspace} current="members" title={t('people.title')}>
      <div className="home">
        <div>
          <MemberList workspace={workspace} me={me.id} initial={members} />
          {can(actor, 'invite.list').allowed && <InviteList workspace={workspace} />}
          {onlySteward ? (
            <section className="muted">{t('people.lastSteward')}</section>
          ) : (
            <LeaveWorkspace workspace={workspace} me={me.id} />
          )}
        </div>
        <aside className="side">
          <RoleGuide workspace={workspace} />
        </aside>
      </div>
    </PeopleFrame>
  )
}
