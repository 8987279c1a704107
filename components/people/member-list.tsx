'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { can, type Role } from '@/lib/roles'
import type { Member, Workspace } from '@/lib/workspaces'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys, queries } from '../queries'
import { Button } from '../ui/button'
import { Confirm } from '../ui/confirm'
import { Face } from '../ui/face'
import { useDay } from '../ui/moment'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { RoleSelect } from './role-select'

interface MemberListProps {
  workspace: Workspace
  /** Id of the person looking. */
  me: string
  initial: Member[]
}

/** Who belongs here and in which role; what you may change about it is decided by `can()`. */
export function MemberList({ workspace, me, initial }: MemberListProps) {
  const t = useTranslations('people')
  const roleName = useTranslations('roles')
  const api = useApi()
  const client = useQueryClient()
  const router = useRouter()
  const toast = useToast()
  const errorText = useErrorText()
  const { data: teams = [] } = useQuery(queries.teams(api, workspace.id))
  const teamsOf = (member: Member | null) =>
    teams.filter(({ seats }) => seats.some(({ person }) => person.id === member?.id))
  const { data: members } = useQuery({
    ...queries.members(api, workspace.id),
    initialData: initial,
  })
  const [removing, setRemoving] = useState<Member | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: keys.members(workspace.id) })

  async function changeRole(member: Member, role: Role) {
    setFailed(null)
    try {
      await api.changeRole(workspace.id, member.id, role)
      toast(t('roleChanged', { name: member.name, role: roleName(role) }))
    } catch (error) {
      setFailed(errorText(error))
    }
    await refresh()
    // My own role decides what this page shows, and it was drawn on the server.
    if (member.id === me) router.refresh()
  }

  return (
    <section aria-labelledby="members">
      <div className="sec-head">
        <h2 className="h-sec" id="members">
          {t('count', { count: members.length })}
        </h2>
      </div>
      {failed && (
        <Notice kind="stop" className="mt-4">
          {failed}
        </Notice>
      )}
      <ul className="rows">
        {members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            isMe={member.id === me}
            teams={teamsOf(member).map(({ name }) => name)}
            myRole={workspace.role}
            onRole={(role) => void changeRole(member, role)}
            onRemove={() => setRemoving(member)}
          />
        ))}
      </ul>
      <Confirm
        open={removing !== null}
        onClose={() => setRemoving(null)}
        title={t('removeAsk', { name: removing?.name ?? '' })}
        text={t('removeText', { seats: teamsOf(removing).length })}
        verb={t('removeOf', { name: removing?.name ?? '' })}
        onConfirm={async () => {
          if (!removing) return
          await api.removeMember(workspace.id, removing.id)
          toast(t('removed', { name: removing.name }))
          await refresh()
        }}
      />
    </section>
  )
}

interface MemberRowProps {
  member: Member
  isMe: boolean
  /** Names of the teams they sit in. */
  teams: string[]
  myRole: Role
  onRole: (role: Role) => void
  onRemove: () => void
}

function MemberRow({ member, isMe, teams, myRole, onRole, onRemove }: MemberRowProps) {
  const t = useTranslations()
  const day = useDay()
  const actor = { role: myRole, scope: 'session' } as const
  const mayChange = can(actor, 'member.change-role', { from: member.role }).allowed
  const mayRemove = !isMe && can(actor, 'member.remove', { role: member.role }).allowed
  return (
    <li className="list-row">
      <Face person={member} large quiet />
      <div>
        <b>{member.name}</b> {isMe && <span className="muted">({t('shell.you')})</span>}
        <p className="small muted">
          {member.email && (
            <>
              <span>{member.email}</span>
              <br />
            </>
          )}
          {member.ownName && (
            <>
              <span>{t('people.ownName', { name: member.ownName })}</span>
              <br />
            </>
          )}
          {t('people.joined', { date: day(member.joinedAt) })}
          {teams.length > 0 && (
            <>
              <br />
              {t('people.inTeams', { teams: teams.join(', ') })}
            </>
          )}
        </p>
      </div>
      <div className="acts">
        {mayChange ? (
          <RoleSelect
            label={t('people.roleOf', { name: member.name })}
            value={member.role}
            actor={actor}
            from={member.role}
            onChange={onRole}
          />
        ) : (
          <span>{t(`roles.${member.role}`)}</span>
        )}
        {mayRemove && (
          <Button
            look="quiet"
            onClick={onRemove}
            aria-label={t('people.removeOf', { name: member.name })}
          >
            {t('people.remove')}
          </Button>
        )}
      </div>
    </li>
  )
}
