'use client'

import { useId } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useKeptEditions } from '../editions/use-kept-editions'
import { momentNamed, nameOfMoment, NOW, type Moment, type Side } from './side'
import { KINSHIPS, type TextChoice } from './text-choice'

interface SideChoiceProps {
  legend: string
  side: Side
  choices: readonly TextChoice[]
  /** Whether one may know of moments that nobody named. */
  mayLookBack: boolean
  /** When the moment of this side was, in milliseconds since 1970, once that is known. */
  at: number | null
  onSide: (side: Side) => void
}

/** Which text stands on one side of a comparison, and as it stood when. */
export function SideChoice(props: SideChoiceProps) {
  const { legend, side, choices, onSide } = props
  const t = useTranslations('differences')
  const id = useId()
  return (
    <fieldset className="df-side">
      <legend>{legend}</legend>
      <div className="field">
        <label htmlFor={`${id}-canvas`}>{t('canvas')}</label>
        <select
          id={`${id}-canvas`}
          className="in"
          value={side.elementId}
          // An edition of one text is none of another.
          onChange={({ target }) => onSide({ elementId: target.value, moment: NOW })}
        >
          {KINSHIPS.map((kinship) => {
            const some = choices.filter((each) => each.kinship === kinship)
            return some.length === 0 ? null : (
              <optgroup key={kinship} label={t(`kinship.${kinship}`)}>
                {some.map(({ elementId, canvasTitle, archived }) => (
                  <option key={elementId} value={elementId}>
                    {archived ? t('archived', { title: canvasTitle }) : canvasTitle}
                  </option>
                ))}
              </optgroup>
            )
          })}
        </select>
      </div>
      <MomentChoice {...props} id={id} />
    </fieldset>
  )
}

/** Automatic editions that are offered; any other moment is reached by its time. */
const MOST_AUTOMATIC = 30

function MomentChoice({ side, mayLookBack, at, onSide, id }: SideChoiceProps & { id: string }) {
  const t = useTranslations('differences')
  const format = useFormatter()
  const { elementId, moment } = side
  const { named, automatic } = useKeptEditions(elementId, mayLookBack)
  const kept = automatic.slice(0, MOST_AUTOMATIC)
  const value = moment.kind === 'time' ? 'time' : nameOfMoment(moment)
  const choose = (next: Moment) => onSide({ elementId, moment: next })
  const when = (time: number) => format.dateTime(time, { dateStyle: 'medium', timeStyle: 'short' })
  const offered = [
    ...['now', 'time'],
    ...named.map(({ number }) => nameOfMoment({ kind: 'edition', number })),
    ...kept.map(({ edit }) => nameOfMoment({ kind: 'edit', edit })),
  ]
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-moment`}>{t('moment')}</label>
        <select
          id={`${id}-moment`}
          className="in"
          value={value}
          onChange={({ target }) => {
            if (target.value === 'time') choose({ kind: 'time', time: Date.now() })
            else choose(momentNamed(target.value) ?? NOW)
          }}
        >
          <option value="now">{t('now')}</option>
          {!offered.includes(value) && (
            <option value={value}>{at === null ? t('thatMoment') : when(at)}</option>
          )}
          {named.length > 0 && (
            <optgroup label={t('editions')}>
              {named.map(({ number, label }) => (
                <option key={number} value={nameOfMoment({ kind: 'edition', number })}>
                  {t('edition', { number, label })}
                </option>
              ))}
            </optgroup>
          )}
          {kept.length > 0 && (
            <optgroup label={t('kept')}>
              {kept.map(({ id: key, edit, madeAt }) => (
                <option key={key} value={nameOfMoment({ kind: 'edit', edit })}>
                  {when(Date.parse(madeAt))}
                </option>
              ))}
            </optgroup>
          )}
          {mayLookBack && <option value="time">{t('atTime')}</option>}
        </select>
      </div>
      {moment.kind === 'time' && (
        <div className="field">
          <label htmlFor={`${id}-time`}>{t('time')}</label>
          <input
            id={`${id}-time`}
            className="in"
            type="datetime-local"
            // Whoever types a year passes through the first centuries.
            defaultValue={fieldOf(moment.time)}
            onChange={({ target }) => {
              const time = new Date(target.value).getTime()
              if (!Number.isNaN(time) && time >= 0) choose({ kind: 'time', time })
            }}
          />
        </div>
      )}
    </>
  )
}

/** As a field for a time says it, where the reader is. */
function fieldOf(time: number): string {
  const offset = new Date(time).getTimezoneOffset() * 60_000
  return new Date(time - offset).toISOString().slice(0, 16)
}
