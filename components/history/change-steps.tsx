'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'

interface ChangeStepsProps {
  /** The difference that is shown; another one begins anew. */
  of: object
  /** Whether there is a change to go to. */
  any: boolean
  /** Whether both texts are shown beside each other. */
  beside: boolean
  onBeside: (beside: boolean) => void
  /** Hears the number of the block of the change that one has come to; null before that. */
  onPart?: (part: number | null) => void
  /** What can be done with that change. */
  children?: ReactNode
}

/** The way from change to change, and what one comes to; and whether the texts stand beside each other. */
export function ChangeSteps(props: ChangeStepsProps) {
  const { of, any, beside, onBeside, onPart = heardByNobody, children } = props
  const t = useTranslations('history.summary')
  const { step, said } = useChanges(of, onPart)
  return (
    <>
      {any && (
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
    </>
  )
}

function heardByNobody() {
  return undefined
}

/** Goes from change to change, by the buttons and by Alt with the arrows; and what one comes to. */
function useChanges(
  of: object,
  onPart: (part: number | null) => void,
): { step: (by: 1 | -1) => void; said: string } {
  const at = useRef(-1)
  const [told, setTold] = useState<{ of: object; said: string } | null>(null)
  useEffect(() => {
    at.current = -1
  }, [of])
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
    setTold({ of, said: change?.title ?? '' })
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
  return { step, said: told?.of === of ? told.said : '' }
}
