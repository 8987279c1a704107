'use client'

import { useLocale, useTranslations } from 'use-intl'
import { BOARD_LIMIT } from '@/lib/board'
import { textsOf } from '@/lib/frameworks/texts-of'
import { relabelled } from '@/lib/frameworks/labels'
import type { WorkspaceFramework } from '@/lib/frameworks/workspace-framework'
import { MiniBoard } from './mini-board'
import './frameworks.css'

/** What a framework is before one chooses it: its board, its elements with their questions, its source. */
export function FrameworkView({ entry }: { entry: WorkspaceFramework }) {
  const t = useTranslations('frameworks')
  const locale = useLocale()
  const { framework, labels } = entry
  const texts = textsOf(relabelled(framework, labels), locale)
  const original = textsOf(framework, locale)
  const { basedOn } = framework
  return (
    <div className="fw-view">
      <div className="fw-board">
        <MiniBoard kinds={framework.kinds} label={t('layout', { name: texts.name })} />
        {framework.kinds.length > BOARD_LIMIT && <p className="small muted">{t('beyondBoard')}</p>}
      </div>
      <ol className="fw-elements" aria-label={t('elements', { name: texts.name })}>
        {framework.kinds.map(({ key }, i) => {
          const words = texts.kinds[key]
          const name = original.kinds[key]?.label ?? key
          return (
            <li key={key}>
              <span className="dim num">{i + 1}</span>
              <span>
                <b>{words?.label}</b> <span className="small muted">{words?.plainLabel}</span>
                {words?.label !== name && (
                  <span className="small dim"> ({t('calledHere', { name })})</span>
                )}
                <br />
                <span className="small">{words?.guidingQuestion}</span>
              </span>
            </li>
          )
        })}
      </ol>
      <p className="small dim fw-source">
        {texts.attribution}
        {basedOn?.licence && <> {t('licence', { licence: basedOn.licence })}.</>}
      </p>
    </div>
  )
}
