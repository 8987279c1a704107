'use client'

import { useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import type { Canvas } from '@/lib/canvases'
import type { Member } from '@/lib/workspaces'
import { Dialog } from '../ui/dialog'
import { SeatForm } from './seat-form'
import { TeamForm } from './team-form'
import type { Doing } from './doing'

interface TeamDialogsProps {
  doing: Exclude<Doing, null>
  workspace: Me['workspaces'][number]
  members: Member[]
  canvases: Canvas[]
  onChanged: () => Promise<void>
  onClose: () => void
}

/** The dialog for what is being done to a team. */
export function TeamDialogs(props: TeamDialogsProps) {
  const { doing, workspace, members, canvases, onChanged, onClose } = props
  const t = useTranslations('teams')
  const form = { workspace, canvases, onChanged, onClose }
  switch (doing.what) {
    case 'make':
      return (
        <Dialog open onClose={onClose} title={t('makeTitle')} text={t('text')}>
          <TeamForm {...form} />
        </Dialog>
      )
    case 'edit':
      return (
        <Dialog open onClose={onClose} title={t('editTitle')}>
          <TeamForm {...form} team={doing.team} />
        </Dialog>
      )
    case 'seat':
      return (
        <Dialog open onClose={onClose} title={t('giveTitle', { name: doing.team.name })}>
          <SeatForm
            workspaceId={workspace.id}
            team={doing.team}
            members={members}
            onChanged={onChanged}
            onClose={onClose}
          />
        </Dialog>
      )
    default:
      return doing satisfies never
  }
}
