'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { CanvasMake } from '@/lib/canvases'
import { useApi } from '../api'
import { FrameworkChoice } from '../frameworks/framework-choice'
import { keys, queries } from '../queries'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'
import { useForm } from '../ui/use-form'

/** What is chosen before anything is: the first that is offered. */
const FIRST = 'nine-elements'

interface NewCanvasProps {
  open: boolean
  onClose: () => void
  workspaceId: string
}

/** Makes a canvas: what it is called, and which framework it is built on. */
export function NewCanvas({ open, onClose, workspaceId }: NewCanvasProps) {
  const t = useTranslations('home.make')
  return (
    <Dialog open={open} onClose={onClose} title={t('title')} text={t('intro')} broad>
      <NewCanvasForm onClose={onClose} workspaceId={workspaceId} />
    </Dialog>
  )
}

function NewCanvasForm({ onClose, workspaceId }: Omit<NewCanvasProps, 'open'>) {
  const t = useTranslations()
  const api = useApi()
  const client = useQueryClient()
  const router = useRouter()
  const [values, setValues] = useState({
    title: '',
    summary: '',
    framework: FIRST,
  })
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: CanvasMake,
    values,
    send: async (filled) => {
      const canvas = await api.makeCanvas(workspaceId, filled)
      await client.invalidateQueries({ queryKey: keys.canvases(workspaceId) })
      router.push(`/canvases/${canvas.id}`)
    },
  })

  return (
    <form ref={form} onSubmit={onSubmit} noValidate>
      <TextField
        label={t('home.make.name')}
        hint={t('home.make.nameHint')}
        error={isWrong('title') && t('home.make.nameWrong')}
        name="title"
        autoComplete="off"
        required
        value={values.title}
        onChange={(event) => setValues({ ...values, title: event.target.value })}
      />
      <TextField
        label={t('home.make.summary')}
        hint={t('home.make.summaryHint')}
        error={isWrong('summary') && t('home.make.summaryWrong')}
        name="summary"
        autoComplete="off"
        value={values.summary}
        onChange={(event) => setValues({ ...values, summary: event.target.value })}
      />
      <Frameworks
        workspaceId={workspaceId}
        chosen={values.framework}
        onChoose={(framework) => setValues({ ...values, framework })}
      />
      {failed && <Notice kind="stop">{failed.text}</Notice>}
      <div className="acts">
        <Button look="quiet" onClick={onClose}>
          {t('shell.cancel')}
        </Button>
        <Button type="submit" look="main" busy={busy && t('home.make.busy')}>
          {t('home.make.submit')}
        </Button>
      </div>
    </form>
  )
}

interface FrameworksProps {
  workspaceId: string
  chosen: string
  onChoose: (key: string) => void
}

function Frameworks({ workspaceId, chosen, onChoose }: FrameworksProps) {
  const t = useTranslations('frameworks')
  const api = useApi()
  const { data, error, refetch } = useQuery(queries.frameworks(api, workspaceId))
  if (data) return <FrameworkChoice frameworks={data} chosen={chosen} onChoose={onChoose} />
  if (!error) return <Skeleton label={t('loading')} lines={5} />
  return (
    <Notice kind="stop">
      {t('failed')}{' '}
      <Button look="quiet" onClick={() => void refetch()}>
        {t('again')}
      </Button>
    </Notice>
  )
}
