import type { Metadata } from 'next'
import { PeopleNav } from '@/components/people/people-nav'
import { Shell } from '@/components/shell/shell'
import { TeamList } from '@/components/teams/team-list'
import { WorkspacePolicies } from '@/components/teams/workspace-policies'
import { membership } from '../../../membership'
import { serverApi } from '../../../server-api'
import { translator } from '../../../translator'

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
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: t('teams.title') },
      ]}
    >
      <main id="main" className="wrap">
        <h1 className="h-page mb-4">{t('teams.title')}</h1>
        <PeopleNav slug={workspace.slug} role={workspace.role} current="teams" />
        <div className="home">
          <TeamList workspace={workspace} initial={teams} members={members} canvases={canvases} />
          <aside className="side">
            <WorkspacePolicies workspace={workspace} />
          </aside>
        </div>
      </main>
    </Shell>
  )
}
