'use client'

import { useTranslations } from 'use-intl'
import type { ElementRow } from './element-rows'

/** Beneath the board: why the element that somebody points at rests on others. */
export function Why({ row }: { row: ElementRow | undefined }) {
  const t = useTranslations('board')
  if (!row) return <p className="why dim">{t('pointToRead')}</p>
  // The tile itself carries these sentences for screen readers; here they are for the eye.
  return (
    <div className="why" aria-hidden="true">
      {row.grounds.length === 0 && <p>{t('restsOnNothing')}</p>}
      <ul>
        {row.grounds.map((ground) => (
          <li key={ground.kind} className={ground.strength === 'recommended' ? 'rec' : undefined}>
            <span className="n">{ground.number}</span>
            <span>
              {ground.why} {ground.strength === 'recommended' && <em>{t('recommended')}</em>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
