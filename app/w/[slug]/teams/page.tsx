import type { Metadata } from 'next'
import { TeamList } from '@/components/teams/team-list'
import { WorkspacePolicies } from '@/components/teams/workspace-policies'
import { membership } from '../../../membership'
import { serverApi } from '../../../server-api'
import { translator } from '../../../translator'
import { PeopleFrame } from '../people-frame'

interface TeamsPageProps {
  params: Promise<{ slug: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('teams.title') }
}

export default async function TeamsPage({ params }: TeamsPageProps) {
  const t = await translator()
  const { me, workspace } = await membership((await params).slug, '/teams')
  const api = await serverApi()
  const [teams, members, canvases] = await Promise.all([
    api.teams(workspace.id),
    api.members(workspace.id),
    api.canvases(workspace.id),
  ])
  return (
    <PeopleFrame me={me} workspace={workspace} current="teams" title={t('teams.title')}>
      <div className="home">
        <TeamList workspace={workspace} initial={teams} members={members} canvases={canvases} />
        <aside className="side">
          <WorkspacePolicies workspace={workspace} />
        </aside>
      </div>
    </PeopleFrame>
  )
}
