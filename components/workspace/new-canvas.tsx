'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { CanvasMake } from '@/lib/canvases'
import { textsOf, type Framework } from '@/lib/frameworks/framework'
import { useApi } from '../api'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useForm } from '../ui/use-form'

interface NewCanvasProps {
  open: boolean
  onClose: () => void
  workspaceId: string
  frameworks: Framework[]
}

export function NewCanvas({ open, onClose, ...rest }: NewCanvasProps) {
  const t = useTranslations('home.make')
  return (
    <Dialog open={open} onClose={onClose} title={t('title')} text={t('intro')} wide>
      <NewCanvasForm onClose={onClose} {...rest} />
    </Dialog>
  )
}

function NewCanvasForm({ onClose, workspaceId, frameworks }: Omit<NewCanvasProps, 'open'>) {
  const t = useTranslations()
  const locale = useLocale()
  const api = useApi()
  const client = useQueryClient()
  const router = useRouter()
  const [values, setValues] = useState({
    title: '',
    summary: '',
    framework: frameworks[0]?.key ?? '',
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
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-semibold">{t('home.make.framework')}</legend>
        {frameworks.map((framework) => {
          const texts = textsOf(framework, locale)
          return (
            <label key={framework.key} className="tick choice">
              <input
                type="radio"
                name="framework"
                checked={values.framework === framework.key}
                onChange={() => setValues({ ...values, framework: framework.key })}
              />
              <span>
                <b>{texts.name}</b>
                <br />
                <span className="small muted">{texts.summary}</span>
              </span>
            </label>
          )
        })}
      </fieldset>
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
