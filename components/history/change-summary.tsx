'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Person } from '@/lib/faces'
import { Button } from '../ui/button'
import { Face } from '../ui/face'
import { Icon } from '../ui/icon'
import type { View } from './past-store'

interface ChangeSummaryProps {
  view: View
  people: ReadonlyMap<string, Person>
  /** Whether both texts are shown beside each other. */
  beside: boolean
  onBeside: (beside: boolean) => void
  /** Hears the number of the block of the change that one has come to; null before that. */
  onPart: (part: number | null) => void
  /** What can be done with that change. */
  children?: ReactNode
}

/** Who changed how much between the moments that are shown, and the way from change to change. */
export function ChangeSummary(props: ChangeSummaryProps) {
  const { view, people, beside, onBeside, onPart, children } = props
  const t = useTranslations('history.summary')
  const text = useTranslations('history.text')
  const { step, said } = useChanges(view, onPart)
  const { counted } = view
  return (
    <section className="sum" aria-label={t('title')}>
      {counted.length === 0 ? (
        <p className="muted">{t('nothing')}</p>
      ) : (
        <ul className="keyed" aria-label={t('colours')}>
          {counted.map(({ by, wordsIn, wordsOut, moved }) => {
            const person = by === null ? undefined : people.get(by)
            const name = person?.name ?? (by === null ? text('server') : text('gone'))
            return (
              <li key={by ?? ''}>
                {person ? (
                  <Face person={person} quiet />
                ) : (
                  <span className="face none" aria-hidden="true" />
                )}
                <span>
                  {wordsIn + wordsOut > 0
                    ? t('words', { name, in: wordsIn, out: wordsOut })
                    : moved > 0
                      ? t('movedOnly', { name, count: moved })
                      : t('formOnly', { name })}
                  {wordsIn + wordsOut > 0 && moved > 0 && `, ${t('moved', { count: moved })}`}
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {counted.length > 0 && (
        <div className="change-steps">
          <Button
            look="quiet"
            className="beside-choice"
            aria-pressed={beside}
            onClick={() => onBeside(!beside)}
          >
            <Icon name="beside" />
            {t('beside')}
          </Button>
          <Button look="quiet" onClick={() => step(-1)}>
            <Icon name="up" />
            {t('back')}
          </Button>
          <Button look="quiet" onClick={() => step(1)}>
            <Icon name="down" />
            {t('next')}
          </Button>
          <span className="small dim keys">
            <kbd>Alt ↑</kbd> <kbd>Alt ↓</kbd>
          </span>
          {children}
        </div>
      )}
      <p className="small change-said" role="status">
        {said}
      </p>
    </section>
  )
}

/** Goes from change to change, by the buttons and by Alt with the arrows; and what one comes to. */
function useChanges(
  view: View,
  onPart: (part: number | null) => void,
): { step: (by: 1 | -1) => void; said: string } {
  const at = useRef(-1)
  const [told, setTold] = useState<{ view: View; said: string } | null>(null)
  useEffect(() => {
    at.current = -1
  }, [view])
  const step = (by: 1 | -1) => {
    const all = document.querySelectorAll<HTMLElement>('.past-text [data-change]')
    // The layout that is not shown has no room on the page.
    const changes = [...all].filter((each) => each.getClientRects().length > 0)
    if (changes.length === 0) return
    changes[at.current]?.removeAttribute('data-now')
    at.current =
      at.current === -1 && by === -1
        ? changes.length - 1
        : (at.current + by + changes.length) % changes.length
    const change = changes[at.current]
    change?.setAttribute('data-now', '')
    change?.scrollIntoView({ block: 'center' })
    // Readers of the screen go where the eyes go.
    change?.setAttribute('tabindex', '-1')
    change?.focus({ preventScroll: true })
    setTold({ view, said: change?.title ?? '' })
    const part = change?.closest('[data-part]')?.getAttribute('data-part')
    onPart(part === null || part === undefined ? null : Number(part))
  }
  const latest = useRef(step)
  useEffect(() => {
    latest.current = step
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
      event.preventDefault()
      latest.current(event.key === 'ArrowDown' ? 1 : -1)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return { step, said: told?.view === view ? told.said : '' }
}
