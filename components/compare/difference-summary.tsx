'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { ChangeSteps } from '../history/change-steps'
import type { Difference } from './compare-questions'

interface DifferenceSummaryProps {
  difference: Difference
  /** What the first text is called, and the second. */
  names: readonly [string, string]
  /** Whether both are shown beside each other. */
  beside: boolean
  onBeside: (beside: boolean) => void
  /** What else can be done with it. */
  children?: ReactNode
}

/** How much two texts differ, how that is drawn, and the way from difference to difference. */
export function DifferenceSummary(props: DifferenceSummaryProps) {
  const { difference, names, beside, onBeside, children } = props
  const t = useTranslations('differences.summary')
  const { onlyFrom, onlyTo, moved, isChanged } = difference
  const onlyForm = isChanged && onlyFrom + onlyTo + moved === 0
  return (
    <section className="sum" aria-label={t('title')}>
      <p className="df-pair">{t('pair', { first: names[0], second: names[1] })}</p>
      {!isChanged && <p role="status">{t('same')}</p>}
      {onlyForm && <p role="status">{t('form')}</p>}
      {onlyFrom + onlyTo + moved > 0 && (
        <ul className="keyed" aria-label={t('colours')}>
          <li>
            <del className="df-key two-out" aria-hidden="true">
              abc
            </del>
            <span>{t('only', { name: names[0], count: onlyFrom })}</span>
          </li>
          <li>
            <ins className="df-key two-in" aria-hidden="true">
              abc
            </ins>
            <span>{t('only', { name: names[1], count: onlyTo })}</span>
          </li>
          {moved > 0 && (
            <li>
              <span className="df-key df-moved" aria-hidden="true">
                abc
              </span>
              <span>{t('moved', { count: moved })}</span>
            </li>
          )}
        </ul>
      )}
      {isChanged ? (
        <ChangeSteps of={difference} any beside={beside} onBeside={onBeside}>
          {children}
        </ChangeSteps>
      ) : (
        <div className="change-steps">{children}</div>
      )}
    </section>
  )
}
