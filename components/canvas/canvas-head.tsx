'use client'

import dynamic from 'next/dynamic'
import { useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Canvas } from '@/lib/canvases'
import type { Person } from '@/lib/people'
import { ShareButton } from '../shares/share-button'
import type { SharePlace } from '../shares/share-place'
import { can, type Role } from '@/lib/roles'
import { Button } from '../ui/button'
import { Faces } from '../ui/face'
import { Standing } from '../ui/standing'
import { CanvasMenuDoor } from './canvas-menu-door'
import { Origin } from './origin'
import type { View } from './view'
import { ViewSwitch } from './view-switch'
import { untilHere } from '../ui/until-here'

const EditCanvas = dynamic(async () => (await untilHere(() => import('./edit-canvas'))).EditCanvas)

interface CanvasHeadProps {
  canvas: Canvas
  /** Everybody on this canvas now, in it or in one of its elements. */
  here: Person[]
  me: string
  mayShare: boolean
  role: Role
  /** The short name of the workspace. */
  slug: string
  /** Null where there is nothing to choose. */
  view: View | null
  onView: (view: View) => void
  /** The faces as a list that opens, once there are others. */
  people: ReactNode
}

export function CanvasHead(props: CanvasHeadProps) {
  const { canvas, here, me, mayShare, role, slug, view, onView, people } = props
  const t = useTranslations('board')
  const actor = { role, scope: 'session' } as const
  const mayChange = can(actor, 'canvas.change').allowed && !canvas.archived
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
        <div className="stands">
          <Standing standing={canvas.standing} />
          <Origin canvas={canvas} />
        </div>
      </div>
      <div className="b-tools">
        {people || (
          <Faces people={here} me={me} max={8} label={t('hereCount', { count: here.length })} />
        )}
        {mayShare && <ShareButton place={placeOf(canvas)} />}
        {view && <ViewSwitch view={view} onView={onView} />}
        <CanvasMenuDoor canvas={canvas} role={role} slug={slug} />
      </div>
      {mayChange && isOpen && <EditCanvas canvas={canvas} open onClose={() => setOpen(false)} />}
    </div>
  )
}

function placeOf({ id, elements }: Canvas): SharePlace {
  const titles = Object.fromEntries(elements.map((element) => [element.id, element.title]))
  return { canvasId: id, elementId: null, titles }
}
