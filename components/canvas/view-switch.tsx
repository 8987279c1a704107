'use client'

import { useTranslations } from 'use-intl'
import { Icon } from '../ui/icon'
import type { View } from './view'

interface ViewSwitchProps {
  view: View
  onView: (view: View) => void
}

const VIEWS: readonly View[] = ['board', 'list']

/** Board or list: two radio buttons, so that the arrow keys change it. */
export function ViewSwitch({ view, onView }: ViewSwitchProps) {
  const t = useTranslations('board')
  const names = { board: t('board'), list: t('list.name') }
  return (
    <div className="seg" role="radiogroup" aria-label={t('showAs')}>
      {VIEWS.map((one) => (
        <span key={one}>
          <input
            className="vh"
            type="radio"
            name="view"
            id={`view-${one}`}
            checked={view === one}
            onChange={() => onView(one)}
          />
          <label htmlFor={`view-${one}`}>
            <Icon name={one} />
            {names[one]}
          </label>
        </span>
      ))}
    </div>
  )
}
