'use client'

import { useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Canvas } from '@/lib/canvases'
import type { Person } from '@/lib/people'
import { ShareButton } from '../shares/share-button'
import type { SharePlace } from '../shares/share-place'
import { Button } from '../ui/button'
import { Faces } from '../ui/face'
import { EditCanvas } from './edit-canvas'
import type { View } from './view'
import { ViewSwitch } from './view-switch'

interface CanvasHeadProps {
  canvas: Canvas
  /** Everybody on this canvas now, in it or in one of its elements. */
  here: Person[]
  me: string
  mayChange: boolean
  mayShare: boolean
  /** Null where there is nothing to choose. */
  view: View | null
  onView: (view: View) => void
  /** The faces as a list that opens, once there are others. */
  people: ReactNode
}

export function CanvasHead(props: CanvasHeadProps) {
  const { canvas, here, me, mayChange, mayShare, view, onView, people } = props
  const t = useTranslations('board')
  const [isOpen, setOpen] = useState(false)
  const open = () => setOpen(true)
  return (
    <div className="b-head">
      <div>
        <h1 className="h-page">{canvas.title}</h1>
        <p className="under">
          {canvas.summary && <span className="fixed">{canvas.summary}</span>}
          {mayChange && (
            <Button look="quiet" aria-haspopup="dialog" onClick={open}>
              {canvas.summary ? t('edit.open') : t('edit.openEmpty')}
            </Button>
          )}
        </p>
      </div>
      <div className="b-tools">
        {people || (
          <Faces people={here} me={me} max={8} label={t('hereCount', { count: here.length })} />
        )}
        {mayShare && <ShareButton place={placeOf(canvas)} />}
        {view && <ViewSwitch view={view} onView={onView} />}
      </div>
      {mayChange && <EditCanvas canvas={canvas} open={isOpen} onClose={() => setOpen(false)} />}
    </div>
  )
}

function placeOf({ id, elements }: Canvas): SharePlace {
  const titles = Object.fromEntries(elements.map((element) => [element.id, element.title]))
  return { canvasId: id, elementId: null, titles }
}
