'use client'

import { DropdownMenu } from 'radix-ui'
import { useTranslations } from 'use-intl'
import type { Canvas } from '@/lib/canvases'
import { Icon } from '../ui/icon'
import { StatusGlyph } from '../ui/status'
import type { Beside } from './use-beside'

interface BesideMenuProps {
  canvas: Canvas
  current: string
  beside: Beside
}

/** Chooses which other element of the canvas to open beside this one. */
export function BesideMenu({ canvas, current, beside }: BesideMenuProps) {
  const t = useTranslations('together.beside')
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="ib" aria-label={t('open')} title={t('open')}>
        <Icon name="beside" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className="menu" align="end" sideOffset={6} collisionPadding={8}>
        <DropdownMenu.Label className="grp-title">{t('open')}</DropdownMenu.Label>
        {canvas.elements
          .filter(({ id }) => id !== current)
          .map(({ id, title, status }) => (
            <DropdownMenu.Item key={id} onSelect={() => beside.open(id)}>
              <StatusGlyph status={status} />
              {title}
            </DropdownMenu.Item>
          ))}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}
