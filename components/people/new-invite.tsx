'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Role } from '@/lib/role'
import { can, ROLES } from '@/lib/roles'
import { InviteMake, type Workspace } from '@/lib/workspaces'
import { useApi } from '../api'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { copyText } from '../ui/copy-text'
import { Dialog } from '../ui/dialog'
import { SelectField, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useForm } from '../ui/use-form'
import { whatRoleMay } from './what-role-may'

const DAYS = [1, 7, 30, 90]

interface NewInviteProps {
  open: boolean
  onClose: () => void
  workspace: Workspace
}

export function NewInvite({ open, onClose, workspace }: NewInviteProps) {
  const t = useTranslations('people.invites')
  return (
    <Dialog open={open} onClose={onClose} title={t('makeTitle')} text={t('text')}>
      <NewInviteForm onClose={onClose} workspace={workspace} />
    </Dialog>
  )
}

function NewInviteForm({ onClose, workspace }: Omit<NewInviteProps, 'open'>) {
  const t = useTranslations()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const [values, setValues] = useState({ role: 'member' as Role, days: 7, uses: 20 })
  const actor = { role: workspace.role, scope: 'session' } as const
  const offered = ROLES.filter((role) => can(actor, 'invite.create', { role }).allowed).reverse()
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: InviteMake,
    values,
    send: async (filled) => {
      const invite = await api.makeInvite(workspace.id, filled)
      const copied = await copyText(invite.url)
      toast(t(copied ? 'people.invites.made' : 'people.invites.madeOnly'))
      await client.invalidateQueries({ queryKey: keys.invites(workspace.id) })
      onClose()
    },
  })

  return (
    <form ref={form} onSubmit={onSubmit} noValidate>
      <SelectField
        label={t('people.role')}
        hint={t(whatRoleMay(values.role, workspace))}
        name="role"
        value={values.role}
        onChange={(event) => setValues({ ...values, role: Role.parse(event.target.value) })}
      >
        {offered.map((role) => (
          <option key={role} value={role}>
            {t(`roles.${role}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('people.invites.days')}
        name="days"
        value={values.days}
        onChange={(event) => setValues({ ...values, days: Number(event.target.value) })}
      >
        {DAYS.map((days) => (
          <option key={days} value={days}>
            {t('people.invites.daysValue', { days })}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('people.invites.uses')}
        error={isWrong('uses') && t('people.invites.usesWrong')}
        type="number"
        name="uses"
        min={1}
        max={500}
        value={values.uses || ''}
        onChange={(event) => setValues({ ...values, uses: Number(event.target.value) })}
      />
      {failed && <Notice kind="stop">{failed.text}</Notice>}
      <div className="acts">
        <Button look="quiet" onClick={onClose}>
          {t('shell.cancel')}
        </Button>
        <Button type="submit" look="main" busy={busy && t('people.invites.busy')}>
          {t('people.invites.submit')}
        </Button>
      </div>
    </form>
  )
}
