'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Canvas, Element } from '@/lib/canvases'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { queries } from '../queries'
import { textOnPage, type TextOnPage } from '../together/text-on-page'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Icon } from '../ui/icon'
import { Skeleton } from '../ui/skeleton'
import { TextSheet } from './text-sheet'
import type { Pane } from './use-beside'
import { useText, type TextParts } from './use-text'

interface BesidePaneProps {
  id: string
  canvas: Canvas
  parts: Omit<TextParts, 'initial'>
  /** Told of the text when it is there, and null when it is not any more. */
  onText: (text: TextOnPage | null) => void
  onClose: () => void
}

/** The second of two texts: as live and as much one's own as the first. */
export function BesidePane({ id, canvas, parts, onText, onClose }: BesidePaneProps) {
  const api = useApi()
  const t = useTranslations('together.beside')
  const loading = useTranslations('editor')('loading')
  const errorText = useErrorText()
  const { data: element, error } = useQuery(queries.element(api, id))
  const tile = canvas.elements.find((each) => each.id === id)
  const close = (
    <Button
      look="quiet"
      aria-label={t('closeNamed', { title: tile?.title ?? '' })}
      onClick={onClose}
    >
      <Icon name="x" />
      {t('close')}
    </Button>
  )
  return (
    <div className="leaf second" role="region" aria-label={tile?.title}>
      {element ? (
        <SecondText initial={element} canvas={canvas} parts={parts} onText={onText} tools={close} />
      ) : (
        <div className="sheet-grid solo">
          <div className="t">
            {error ? (
              <Empty title={t('failed')} level="h2" failed>
                <p>{errorText(error)}</p>
                {close}
              </Empty>
            ) : (
              <Skeleton label={loading} lines={5} />
            )}
          </div>
        </div>
      )}
    </div>
  )
}

interface SecondTextProps {
  initial: Element
  canvas: Canvas
  parts: Omit<TextParts, 'initial'>
  onText: (text: TextOnPage | null) => void
  tools: React.ReactNode
}

function SecondText({ initial, canvas, parts, onText, tools }: SecondTextProps) {
  const text = useText({ initial, ...parts })
  const { element, document, written, mayWrite } = text
  const { live, erased } = document
  const open = useMemo(
    () => textOnPage({ element, document: { live, erased }, written, mayWrite }),
    [element, live, erased, written, mayWrite],
  )
  const tile = canvas.elements.find(({ id }) => id === initial.id) ?? initial
  useEffect(() => {
    onText(open)
    return () => onText(null)
  }, [open, onText])
  return <TextSheet text={text} tile={tile} level="h2" tools={tools} />
}

interface PaneSwitchProps {
  titles: [string, string]
  pane: Pane
  onPane: (pane: Pane) => void
}

const PANES: Pane[] = ['first', 'second']

/** Where there is room for one text only: which of the two is shown. */
export function PaneSwitch({ titles, pane, onPane }: PaneSwitchProps) {
  const t = useTranslations('together.beside')
  return (
    <div className="panes" role="group" aria-label={t('switch')}>
      {PANES.map((each, i) => (
        <Button key={each} look="quiet" aria-pressed={pane === each} onClick={() => onPane(each)}>
          {titles[i]}
        </Button>
      ))}
    </div>
  )
}
