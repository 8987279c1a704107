'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Seat, SeatGive, SEATS, type Team } from '@/lib/teams'
import type { Member } from '@/lib/workspaces'
import { useApi } from '../api'
import { Button } from '../ui/button'
import { SelectField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useForm } from '../ui/use-form'

interface SeatFormProps {
  workspaceId: string
  team: Team
  members: Member[]
  onChanged: () => Promise<void>
  onClose: () => void
}

/** Gives somebody a seat, or another one than they have. */
export function SeatForm({ workspaceId, team, members, onChanged, onClose }: SeatFormProps) {
  const t = useTranslations()
  const api = useApi()
  const toast = useToast()
  const [userId, setUserId] = useState('')
  const [values, setValues] = useState({ seat: Seat.enum.member as Seat, pairedWith: '' })
  const companions = team.seats.filter(({ person }) => person.id !== userId)
  const { form, busy, failed, onSubmit } = useForm({
    schema: SeatGive,
    values,
    send: async ({ seat, pairedWith }) => {
      const person = members.find(({ id }) => id === userId)
      if (!person) return
      await api.giveSeat(workspaceId, team.id, userId, { seat, pairedWith: pairedWith || null })
      toast(t('teams.given', { name: person.name }))
      await onChanged()
      onClose()
    },
  })

  return (
    <form ref={form} onSubmit={onSubmit} noValidate>
      <SelectField
        label={t('teams.person')}
        name="person"
        required
        value={userId}
        onChange={(event) => setUserId(event.target.value)}
      >
        <option value="">{t('teams.choose')}</option>
        {members.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('teams.seat')}
        hint={t(`teams.seatAbout.${values.seat}`)}
        name="seat"
        value={values.seat}
        onChange={(event) => setValues({ ...values, seat: Seat.parse(event.target.value) })}
      >
        {SEATS.map((seat) => (
          <option key={seat} value={seat}>
            {t(`teams.kindsOfSeat.${seat}`)}
          </option>
        ))}
      </SelectField>
      {values.seat === 'learner' && (
        <SelectField
          label={t('teams.pairedWith')}
          name="pairedWith"
          value={values.pairedWith}
          onChange={(event) => setValues({ ...values, pairedWith: event.target.value })}
        >
          <option value="">{t('teams.nobody')}</option>
          {companions.map(({ person }) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </SelectField>
      )}
      {failed && <Notice kind="stop">{failed.text}</Notice>}
      <div className="acts">
        <Button look="quiet" onClick={onClose}>
          {t('shell.cancel')}
        </Button>
        <Button type="submit" look="main" disabled={!userId} busy={busy && t('teams.busy')}>
          {t('teams.giveSubmit')}
        </Button>
      </div>
    </form>
  )
}
