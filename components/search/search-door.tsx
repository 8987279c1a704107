'use client'

import dynamic from 'next/dynamic'
import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import type { Crumb } from '../shell/crumb'
import { Icon } from '../ui/icon'
import { untilHere } from '../ui/until-here'

/** How long typing waits for a palette that does not come. */
const LONGEST_MS = 5000

const Palette = dynamic(async () => (await load()).Palette, { ssr: false })

interface SearchDoorProps {
  me: Me
  workspaceId: string | undefined
  crumbs: readonly Crumb[]
}

/** The way to the palette, by button and by Ctrl or Command K. It is fetched when somebody reaches for it. */
export function SearchDoor(props: SearchDoorProps) {
  const t = useTranslations('search')
  const [palette, setPalette] = useState<'away' | 'coming' | 'open' | 'closed'>('away')
  const [typed, setTyped] = useState('')
  const close = useCallback(() => setPalette('closed'), [])
  const here = useCallback(() => setPalette('open'), [])
  const isOpen = palette === 'coming' || palette === 'open'

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isKey(event)) return
      if (!isOpen && document.querySelector('[role=dialog]')) return
      event.preventDefault()
      setTyped('')
      setPalette(isOpen ? 'closed' : 'coming')
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [isOpen])

  useEffect(() => {
    if (palette !== 'coming') return
    // What is typed meanwhile is meant for the palette, never for the text that has the focus.
    const keep = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Escape') setPalette('closed')
      else if ([...event.key].length === 1) setTyped((before) => before + event.key)
      else if (event.key === 'Backspace') setTyped((before) => before.slice(0, -1))
    }
    window.addEventListener('keydown', keep, true)
    const timer = setTimeout(close, navigator.onLine ? LONGEST_MS : LONGEST_MS / 10)
    return () => {
      window.removeEventListener('keydown', keep, true)
      clearTimeout(timer)
    }
  }, [palette, close])

  return (
    <>
      <button
        type="button"
        className="ib"
        aria-label={t('open')}
        title={t('open')}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => {
          setTyped('')
          setPalette('coming')
        }}
      >
        <Icon name="search" />
      </button>
      {palette !== 'away' && (
        <Palette
          {...props}
          {...{ typed, onTyped: setTyped }}
          open={isOpen}
          onClose={close}
          onHere={here}
        />
      )}
    </>
  )
}

/** The key as this machine has it: elsewhere Ctrl K takes away the rest of a line. */
function isKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (key.toLowerCase() !== 'k' || altKey || shiftKey) return false
  return /Mac|iP(hone|ad|od)/.test(navigator.platform) ? metaKey && !ctrlKey : ctrlKey && !metaKey
}

function load() {
  return untilHere(() => import('./palette'))
}
