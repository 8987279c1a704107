'use client'

import { useLocale, useTranslations } from 'use-intl'
import { textsOf } from '@/lib/frameworks/texts-of'
import type { WorkspaceFramework } from '@/lib/frameworks/workspace-framework'
import { FrameworkView } from './framework-view'
import { MiniBoard } from './mini-board'
import './frameworks.css'

interface FrameworkChoiceProps {
  frameworks: WorkspaceFramework[]
  chosen: string
  onChoose: (key: string) => void
}

/** One of several frameworks: each with its board, the chosen one with all it asks. */
export function FrameworkChoice({ frameworks, chosen, onChoose }: FrameworkChoiceProps) {
  const t = useTranslations('frameworks')
  const locale = useLocale()
  return (
    <fieldset className="fw-choice">
      <legend className="font-semibold">{t('choose')}</legend>
      {frameworks.map((entry) => {
        const { framework, own } = entry
        const texts = textsOf(framework, locale)
        const isChosen = framework.key === chosen
        return (
          <div key={framework.key} className={isChosen ? 'fw-option chosen' : 'fw-option'}>
            <label>
              <input
                type="radio"
                name="framework"
                checked={isChosen}
                onChange={() => onChoose(framework.key)}
              />
              <span>
                <b>{texts.name}</b>{' '}
                <span className="small dim">
                  {t('elementCount', { count: framework.kinds.length })}
                  {own && <> · {t('own')}</>}
                </span>
                <br />
                <span className="small muted">{texts.summary}</span>
              </span>
              {!isChosen && <MiniBoard kinds={framework.kinds} />}
            </label>
            {isChosen && <FrameworkView entry={entry} />}
          </div>
        )
      })}
    </fieldset>
  )
}
