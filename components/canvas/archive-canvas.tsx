'use client'

import { useTranslations } from 'use-intl'
import type { Canvas } from '@/lib/canvases'
import { Confirm } from '../ui/confirm'
import { useToast } from '../ui/toast'
import { useCanvasChange } from './use-canvas-change'

interface ArchiveCanvasProps {
  canvas: Canvas
  open: boolean
  onClose: () => void
}

/** Asks first: others may be writing in it. */
export function ArchiveCanvas({ canvas, open, onClose }: ArchiveCanvasProps) {
  const t = useTranslations('canvases.archive')
  const toast = useToast()
  const change = useCanvasChange(canvas)
  const { title } = canvas
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={t('title', { title })}
      text={t('text')}
      verb={t('verb')}
      onConfirm={async () => {
        await change({ archived: true })
        toast(t('done', { title }))
      }}
    />
  )
}
