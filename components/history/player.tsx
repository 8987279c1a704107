'use client'

import { useEffect, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { useMomentWords } from './moment-words'
import type { Span, Timeline } from './past-store'

/** Steps a second. */
const SPEEDS = [1, 4, 16] as const
type Speed = (typeof SPEEDS)[number]

interface PlayerProps {
  timeline: Timeline
  span: Span
  onSpan: (span: Span) => void
}

/** Moves through the moments of a text: by a slider, step by step, playing, or to a day. */
export function Player({ timeline, span, onSpan }: PlayerProps) {
  const t = useTranslations('history.player')
  const { steps } = timeline
  const last = steps.length - 1
  const [wantsTwo, setWantsTwo] = useState(false)
  const [playing, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>(4)
  const say = useMomentWords(timeline)
  const id = useId()
  const show = (after: number) => onSpan(momentAt(after, last))
  const two = wantsTwo || span.before !== span.after - 1
  const isPlaying = playing && span.after < last && !two

  useEffect(() => {
    if (!isPlaying) return
    const timer = setTimeout(() => onSpan(momentAt(span.after + 1, last)), 1000 / speed)
    return () => clearTimeout(timer)
  }, [isPlaying, span.after, last, speed, onSpan])

  return (
    <section className="player" aria-label={t('label')}>
      <div className="seg" role="radiogroup" aria-label={t('show')}>
        {(['one', 'two'] as const).map((each) => (
          <span key={each}>
            <input
              className="vh"
              type="radio"
              name={`${id}-show`}
              id={`${id}-${each}`}
              checked={two === (each === 'two')}
              onChange={() => {
                setPlaying(false)
                setWantsTwo(each === 'two')
                if (each === 'one') show(span.after)
              }}
            />
            <label htmlFor={`${id}-${each}`}>{t(each)}</label>
          </span>
        ))}
      </div>
      {two && (
        <Slide
          label={t('from')}
          value={span.before}
          min={-1}
          max={last}
          said={say(span.before)}
          onValue={(before) => onSpan({ before, after: Math.max(before, span.after) })}
        />
      )}
      <Slide
        label={two ? t('to') : t('moment')}
        value={span.after}
        min={two ? -1 : 0}
        max={last}
        said={say(span.after)}
        onValue={(after) => {
          setPlaying(false)
          if (two) onSpan({ before: Math.min(span.before, after), after })
          else show(after)
        }}
      />
      <div className="player-row">
        {!two && (
          <>
            <button
              type="button"
              className="ib"
              aria-label={t('back')}
              title={t('back')}
              disabled={span.after <= 0}
              onClick={() => show(span.after - 1)}
            >
              <Icon name="previous" />
            </button>
            <Button
              onClick={() => {
                if (!isPlaying && span.after >= last) show(0)
                setPlaying(!isPlaying)
              }}
            >
              {isPlaying ? t('pause') : t('play')}
            </Button>
            <button
              type="button"
              className="ib"
              aria-label={t('next')}
              title={t('next')}
              disabled={span.after >= last}
              onClick={() => show(span.after + 1)}
            >
              <Icon name="next" />
            </button>
            <label className="vh" htmlFor={`${id}-speed`}>
              {t('speed')}
            </label>
            <select
              id={`${id}-speed`}
              className="in"
              value={speed}
              onChange={({ target }) => setSpeed(speedFrom(target.value))}
            >
              {SPEEDS.map((each) => (
                <option key={each} value={each}>
                  {t('times', { count: each })}
                </option>
              ))}
            </select>
          </>
        )}
        <label className="player-day" htmlFor={`${id}-day`}>
          {t('day')}
          <input
            id={`${id}-day`}
            className="in"
            type="date"
            onChange={({ target }) => {
              const day = target.valueAsDate
              if (!day) return
              const after = steps.findLastIndex(({ at }) => at < endOf(day))
              setPlaying(false)
              if (two) onSpan({ before: Math.min(span.before, after), after })
              else show(Math.max(0, after))
            }}
          />
        </label>
      </div>
    </section>
  )
}

interface SlideProps {
  label: string
  value: number
  min: number
  max: number
  /** The moment in words. */
  said: string
  onValue: (value: number) => void
}

function Slide({ label, value, min, max, said, onValue }: SlideProps) {
  const id = useId()
  return (
    <div className="slide">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id} className="small muted">
        {said}
      </output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        value={value}
        aria-valuetext={said}
        onChange={({ target }) => onValue(Number(target.value))}
      />
    </div>
  )
}

/** One moment, with what led to it. */
function momentAt(after: number, last: number): Span {
  const step = Math.min(Math.max(0, after), last)
  return { before: step - 1, after: step }
}

function speedFrom(value: string): Speed {
  return SPEEDS.find((speed) => String(speed) === value) ?? 4
}

/** The end of a day as it is where the reader is; a date field knows days of UTC only. */
function endOf(day: Date): number {
  return new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + 1).getTime()
}
