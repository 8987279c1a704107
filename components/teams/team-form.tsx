'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import type { Canvas } from '@/lib/canvases'
import { can } from '@/lib/roles'
import { TEAM_KINDS, TeamKind, TeamMake, type Team, type TeamScope } from '@/lib/teams'
import { useApi } from '../api'
import { Button } from '../ui/button'
import { Confirm } from '../ui/confirm'
import { SelectField, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useForm } from '../ui/use-form'

interface TeamFormProps {
  workspace: Me['workspaces'][number]
  canvases: Canvas[]
  /** The team to change; without it, one is made. */
  team?: Team
  onChanged: () => Promise<void>
  onClose: () => void
}

/** What a team is called, what it is for and what it is about. */
export function TeamForm({ workspace, canvases, team, onChanged, onClose }: TeamFormProps) {
  const t = useTranslations()
  const api = useApi()
  const toast = useToast()
  const [removing, setRemoving] = useState(false)
  const actor = { role: workspace.role, scope: 'session' } as const
  const [some, setSome] = useState((team?.scope.elementIds.length ?? 0) > 0)
  const [values, setValues] = useState({
    kind: team?.kind ?? TeamKind.enum.drafting,
    name: team?.name ?? '',
    purpose: team?.purpose ?? '',
    scope: team?.scope ?? { canvasId: null, elementIds: [] },
  })
  const canvas = canvases.find(({ id }) => id === values.scope.canvasId)
  const [noElements, setNoElements] = useState(false)
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: TeamMake,
    values,
    send: async ({ kind, ...filled }) => {
      const nothing = some && filled.scope.elementIds.length === 0
      setNoElements(nothing)
      if (nothing) return
      if (team) await api.changeTeam(workspace.id, team.id, filled)
      else await api.makeTeam(workspace.id, { kind, ...filled })
      toast(team ? t('teams.changed') : t('teams.made', { name: filled.name }))
      await onChanged()
      onClose()
    },
  })

  function chooseScope(chosen: string) {
    const [canvasId = '', how] = chosen.split(' ')
    setSome(how === 'some')
    const scope: TeamScope = { canvasId: canvasId || null, elementIds: [] }
    setValues({ ...values, scope })
  }

  function pick(elementId: string, picked: boolean) {
    const others = values.scope.elementIds.filter((id) => id !== elementId)
    const elementIds = picked ? [...others, elementId] : others
    setValues({ ...values, scope: { ...values.scope, elementIds } })
  }

  return (
    <form ref={form} onSubmit={onSubmit} noValidate>
      <TextField
        label={t('teams.name')}
        error={isWrong('name') && t('teams.nameWrong')}
        name="name"
        autoComplete="off"
        required
        value={values.name}
        onChange={(event) => setValues({ ...values, name: event.target.value })}
      />
      {!team && (
        <SelectField
          label={t('teams.kind')}
          hint={t(`teams.about.${values.kind}`)}
          name="kind"
          value={values.kind}
          onChange={(event) => setValues({ ...values, kind: TeamKind.parse(event.target.value) })}
        >
          {TEAM_KINDS.filter((kind) => can(actor, 'team.manage', { team: kind }).allowed).map(
            (kind) => (
              <option key={kind} value={kind}>
                {t(`teams.kinds.${kind}`)}
              </option>
            ),
          )}
        </SelectField>
      )}
      <TextField
        label={t('teams.purpose')}
        hint={t('teams.purposeHint')}
        error={isWrong('purpose') && t('teams.purposeWrong')}
        name="purpose"
        autoComplete="off"
        value={values.purpose}
        onChange={(event) => setValues({ ...values, purpose: event.target.value })}
      />
      <SelectField
        label={t('teams.scope')}
        name="scope"
        value={values.scope.canvasId ? `${values.scope.canvasId} ${some ? 'some' : 'all'}` : ''}
        onChange={(event) => chooseScope(event.target.value)}
      >
        <option value="">{t('teams.everything')}</option>
        {canvases.flatMap(({ id, title }) => [
          <option key={`${id} all`} value={`${id} all`}>
            {t('teams.wholeCanvas', { canvas: title })}
          </option>,
          <option key={`${id} some`} value={`${id} some`}>
            {t('teams.someElements', { canvas: title })}
          </option>,
        ])}
      </SelectField>
      {some && canvas && (
        <fieldset className="field">
          <legend>{t('teams.elements')}</legend>
          <div className="picks">
            {canvas.elements.map(({ id, title }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={values.scope.elementIds.includes(id)}
                  onChange={(event) => pick(id, event.target.checked)}
                />
                {title}
              </label>
            ))}
          </div>
          {noElements && (
            <p className="err" role="alert">
              {t('teams.elementsWrong')}
            </p>
          )}
        </fieldset>
      )}
      {failed && <Notice kind="stop">{failed.text}</Notice>}
      <div className="acts">
        {team && (
          <Button look="stop" onClick={() => setRemoving(true)}>
            {t('teams.remove')}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {t('shell.cancel')}
        </Button>
        <Button type="submit" look="main" busy={busy && t('teams.busy')}>
          {t(team ? 'teams.save' : 'teams.submit')}
        </Button>
      </div>
      {team && (
        <Confirm
          open={removing}
          onClose={() => setRemoving(false)}
          title={t('teams.removeAsk', { name: team.name })}
          text={t('teams.removeText')}
          verb={t('teams.remove')}
          onConfirm={async () => {
            await api.removeTeam(workspace.id, team.id)
            toast(t('teams.removed', { name: team.name }))
            await onChanged()
            onClose()
          }}
        />
      )}
    </form>
  )
}
