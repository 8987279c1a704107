'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '../ui/icon'
import type { CanvasMenuProps } from './canvas-menu'
import { untilHere } from '../ui/until-here'

const CanvasMenu = dynamic(async () => (await load()).CanvasMenu, { ssr: false })

/** Three dots, and behind them the menu, which is fetched when somebody reaches for it. */
export function CanvasMenuDoor(props: CanvasMenuProps) {
  const t = useTranslations('canvases.menu')
  const [menu, setMenu] = useState<'away' | 'coming' | 'here'>('away')

  async function open() {
    setMenu('coming')
    await load()
    setMenu('here')
  }

  if (menu === 'here') return <CanvasMenu {...props} />
  return (
    <button
      type="button"
      className="ib"
      aria-label={t('open')}
      aria-haspopup="menu"
      aria-expanded={false}
      aria-busy={menu === 'coming'}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => void open()}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return
        event.preventDefault()
        void open()
      }}
    >
      <Icon name="more" />
    </button>
  )
}

function load() {
  return untilHere(() => import('./canvas-menu'))
}
