'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Canvas } from '@/lib/canvases'
import { useErrorText } from '../errors'
import { Button } from '../ui/button'
import { useDay } from '../ui/moment'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useCanvasChange } from './use-canvas-change'

interface ArchivedNoticeProps {
  canvas: Canvas
  mayRestore: boolean
}

/** On the board of an archived canvas: since when, by whom, what still works, and the way back. */
export function ArchivedNotice({ canvas, mayRestore }: ArchivedNoticeProps) {
  const t = useTranslations('canvases.archive')
  const day = useDay()
  const toast = useToast()
  const errorText = useErrorText()
  const change = useCanvasChange(canvas)
  const [busy, setBusy] = useState(false)
  const { archived } = canvas
  if (!archived) return null
  const restore = async () => {
    setBusy(true)
    try {
      await change({ archived: false })
      toast(t('restored', { title: canvas.title }))
    } catch (error) {
      toast(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Notice kind="warn" icon="archive" className="mb-4">
      {archived.by
        ? t('notice', { day: day(archived.at), name: archived.by.name })
        : t('noticeNobody', { day: day(archived.at) })}
      {mayRestore && (
        <span className="cluster notice-acts">
          <Button busy={busy && t('busy')} onClick={() => void restore()}>
            {t('restore')}
          </Button>
        </span>
      )}
    </Notice>
  )
}
