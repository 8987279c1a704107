'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { CanvasChange, type Canvas } from '@/lib/canvases'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'

const Words = CanvasChange.pick({ title: true, summary: true })

interface EditCanvasProps {
  canvas: Canvas
  open: boolean
  onClose: () => void
}

/** Another title, another line beneath it. */
export function EditCanvas({ canvas, open, onClose }: EditCanvasProps) {
  const t = useTranslations('board.edit')
  return (
    <Dialog open={open} onClose={onClose} title={t('title')}>
      {/* Mounted with the dialog, so that it opens with what the canvas is called now. */}
      <EditForm canvas={canvas} onClose={onClose} />
    </Dialog>
  )
}

function EditForm({ canvas, onClose }: Omit<EditCanvasProps, 'open'>) {
  const t = useTranslations('board.edit')
  const cancel = useTranslations('shell')('cancel')
  const errorText = useErrorText()
  const api = useApi()
  const client = useQueryClient()
  const router = useRouter()
  const [wrong, setWrong] = useState<ReadonlySet<PropertyKey>>(new Set())
  const [failed, setFailed] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const change = Words.safeParse(Object.fromEntries(new FormData(event.currentTarget)))
    setWrong(new Set(change.error?.issues.map((issue) => issue.path[0] ?? '')))
    if (!change.success) return
    setBusy(true)
    setFailed(null)
    try {
      await api.changeCanvas(canvas.id, change.data)
      client.setQueryData<Canvas>(
        keys.canvas(canvas.id),
        (old) => old && { ...old, ...change.data },
      )
      await client.invalidateQueries({ queryKey: keys.canvases(canvas.workspaceId) })
      // The name also stands in what the server drew: the path at the top, the window's title.
      router.refresh()
      onClose()
    } catch (error) {
      setFailed(errorText(error))
      setBusy(false)
    }
  }

  return (
    <form className="edit-canvas" onSubmit={(event) => void save(event)} noValidate>
      <TextField
        name="title"
        label={t('name')}
        defaultValue={canvas.title}
        maxLength={120}
        error={wrong.has('title') && t('nameWrong')}
        required
      />
      <TextField
        name="summary"
        label={t('summary')}
        hint={t('summaryHint')}
        defaultValue={canvas.summary}
        maxLength={300}
        error={wrong.has('summary') && t('summaryWrong')}
      />
      {failed && <Notice kind="stop">{failed}</Notice>}
      <div className="acts">
        <Button look="quiet" onClick={onClose}>
          {cancel}
        </Button>
        <Button look="main" type="submit" busy={busy && t('busy')}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
