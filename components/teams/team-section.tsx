'use client'

import { useTranslations } from 'use-intl'
import type { Canvas } from '@/lib/canvases'
import type { Team, TeamScope, TeamSeat } from '@/lib/teams'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { Button } from '../ui/button'
import { Face } from '../ui/face'
import { Icon } from '../ui/icon'
import { useToast } from '../ui/toast'
import type { Doing } from './doing'

interface TeamSectionProps {
  team: Team
  canvases: Canvas[]
  workspaceId: string
  mayManage: boolean
  onDo: (doing: Doing) => void
  onChanged: () => Promise<void>
}

/** One team: what it is, what it is about, who sits in it. */
export function TeamSection(props: TeamSectionProps) {
  const { team, canvases, workspaceId, mayManage, onDo, onChanged } = props
  const t = useTranslations('teams')
  const api = useApi()
  const toast = useToast()
  const errorText = useErrorText()
  const about = useScopeWords(canvases)

  async function unseat({ person }: TeamSeat) {
    try {
      await api.takeSeat(workspaceId, team.id, person.id)
      toast(t('taken', { name: person.name }))
    } catch (error) {
      toast(errorText(error))
    }
    await onChanged()
  }

  return (
    <li className="team">
      <div className="team-head">
        <div className="stack-1">
          <span className="label">{t(`kinds.${team.kind}`)}</span>
          <h3>{team.name}</h3>
          {team.purpose && <p>{team.purpose}</p>}
          <p className="small muted">{t('scopeIs', { what: about(team.scope) })}</p>
        </div>
        {mayManage && (
          <div className="cluster">
            <Button onClick={() => onDo({ what: 'seat', team })}>
              <Icon name="plus" />
              {t('give')}
            </Button>
            <Button
              look="quiet"
              onClick={() => onDo({ what: 'edit', team })}
              aria-label={t('editOf', { name: team.name })}
            >
              {t('edit')}
            </Button>
          </div>
        )}
      </div>
      {team.seats.length === 0 ? (
        <p className="small muted">{t('noSeats')}</p>
      ) : (
        <ul className="seats" aria-label={t('seats', { name: team.name })}>
          {team.seats.map((seat) => (
            <li key={seat.person.id}>
              <Face person={seat.person} quiet />
              <div>
                <b>{seat.person.name}</b>
                <span className="small muted block">
                  {seat.pairedWith
                    ? t('withPerson', {
                        seat: t(`kindsOfSeat.${seat.seat}`),
                        name: seat.pairedWith.name,
                      })
                    : t(`kindsOfSeat.${seat.seat}`)}
                </span>
              </div>
              {mayManage && (
                <button
                  type="button"
                  className="ib"
                  aria-label={t('take', { name: seat.person.name })}
                  onClick={() => void unseat(seat)}
                >
                  <Icon name="x" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function useScopeWords(canvases: Canvas[]): (scope: TeamScope) => string {
  const t = useTranslations('teams')
  return ({ canvasId, elementIds }) => {
    if (canvasId === null) return t('everything')
    const canvas = canvases.find(({ id }) => id === canvasId)
    if (!canvas) return t('canvasGone')
    if (elementIds.length === 0) return t('wholeCanvas', { canvas: canvas.title })
    const titles = canvas.elements
      .filter(({ id }) => elementIds.includes(id))
      .map(({ title }) => title)
    return titles.length > 0 ? `${titles.join(', ')} (${canvas.title})` : t('elementGone')
  }
}
