'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import type { Canvas } from '@/lib/canvases'
import { can } from '@/lib/roles'
import type { Team } from '@/lib/teams'
import type { Member } from '@/lib/workspaces'
import { useApi } from '../api'
import { keys, queries } from '../queries'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Icon } from '../ui/icon'
import type { Doing } from './doing'
import { TeamSection } from './team-section'
import { untilHere } from '../ui/until-here'

// Asked for with a press of a button; the page is read more often than changed.
const TeamDialogs = dynamic(
  async () => (await untilHere(() => import('./team-dialogs'))).TeamDialogs,
  {
    ssr: false,
  },
)

interface TeamListProps {
  workspace: Me['workspaces'][number]
  initial: Team[]
  members: Member[]
  canvases: Canvas[]
}

/** The teams of a workspace, who sits in them, and what one may do about it. */
export function TeamList({ workspace, initial, members, canvases }: TeamListProps) {
  const t = useTranslations('teams')
  const api = useApi()
  const client = useQueryClient()
  const [doing, setDoing] = useState<Doing>(null)
  const { data: teams } = useQuery({ ...queries.teams(api, workspace.id), initialData: initial })
  const actor = { role: workspace.role, scope: 'session' } as const
  const mayMake = can(actor, 'team.manage').allowed
  const refresh = () => client.invalidateQueries({ queryKey: keys.teams(workspace.id) })

  return (
    <section aria-labelledby="teams">
      <div className="sec-head">
        <h2 className="h-sec" id="teams">
          {t('title')}
        </h2>
        {mayMake && teams.length > 0 && (
          <Button look="quiet" onClick={() => setDoing({ what: 'make' })}>
            <Icon name="plus" />
            {t('make')}
          </Button>
        )}
      </div>
      {teams.length === 0 ? (
        <div className="mt-4">
          <Empty title={t('none')}>
            <p>{t('noneText')}</p>
            {mayMake ? (
              <Button look="main" onClick={() => setDoing({ what: 'make' })}>
                {t('make')}
              </Button>
            ) : (
              <p className="small muted">{t('noneRead')}</p>
            )}
          </Empty>
        </div>
      ) : (
        <ul>
          {teams.map((team) => (
            <TeamSection
              key={team.id}
              team={team}
              canvases={canvases}
              workspaceId={workspace.id}
              mayManage={can(actor, 'team.manage', { team: team.kind }).allowed}
              onDo={setDoing}
              onChanged={refresh}
            />
          ))}
        </ul>
      )}
      {doing && (
        <TeamDialogs
          doing={doing}
          workspace={workspace}
          members={members}
          canvases={canvases}
          onChanged={refresh}
          onClose={() => setDoing(null)}
        />
      )}
    </section>
  )
}
