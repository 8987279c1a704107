'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { CanvasCopy, type Canvas, type CopyKind } from '@/lib/canvases'
import { useApi } from '../api'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useForm } from '../ui/use-form'

interface CopyCanvasProps {
  canvas: Canvas
  as: CopyKind
  open: boolean
  onClose: () => void
}

/** Another canvas from this one: which texts come along, and what it is called. */
export function CopyCanvas({ open, onClose, ...rest }: CopyCanvasProps) {
  const t = useTranslations('canvases.copy')
  const { title } = rest.canvas
  const fork = rest.as === 'fork'
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={fork ? t('forkTitle', { title }) : t('title', { title })}
      text={fork ? t('forkText') : t('text')}
      wide
    >
      <CopyForm onClose={onClose} {...rest} />
    </Dialog>
  )
}

function CopyForm({ canvas, as, onClose }: Omit<CopyCanvasProps, 'open'>) {
  const t = useTranslations('canvases.copy')
  const cancel = useTranslations('shell')('cancel')
  const api = useApi()
  const client = useQueryClient()
  const router = useRouter()
  const written = canvas.elements.filter(({ status }) => status !== 'empty')
  const fork = as === 'fork'
  const name = t(fork ? 'forkName' : 'name', { title: canvas.title })
  const [values, setValues] = useState({
    title: name.slice(0, 120),
    summary: '',
    elements: written.map(({ id }) => id),
  })
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: CanvasCopy.omit({ as: true }),
    values,
    send: async (filled) => {
      const copy = await api.copyCanvas(canvas.id, { ...filled, as })
      await client.invalidateQueries({ queryKey: keys.canvases(canvas.workspaceId) })
      router.push(`/canvases/${copy.id}`)
    },
  })

  return (
    <form className="edit-canvas" ref={form} onSubmit={onSubmit} noValidate>
      <TextField
        name="title"
        label={t('nameLabel')}
        error={isWrong('title') && t('titleWrong')}
        autoComplete="off"
        required
        value={values.title}
        onChange={(event) => setValues({ ...values, title: event.target.value })}
      />
      <TextField
        name="summary"
        label={t('summary')}
        hint={t('summaryHint')}
        error={isWrong('summary') && t('summaryWrong')}
        autoComplete="off"
        value={values.summary}
        onChange={(event) => setValues({ ...values, summary: event.target.value })}
      />
      <Texts
        written={written}
        chosen={values.elements}
        onChoose={(elements) => setValues({ ...values, elements })}
      />
      {failed && <Notice kind="stop">{failed.text}</Notice>}
      <div className="acts">
        <Button look="quiet" onClick={onClose}>
          {cancel}
        </Button>
        <Button look="main" type="submit" busy={busy && t('busy')}>
          {t(fork ? 'forkSubmit' : 'submit')}
        </Button>
      </div>
    </form>
  )
}

interface TextsProps {
  written: Canvas['elements']
  chosen: string[]
  onChoose: (ids: string[]) => void
}

/** Only what has words: an empty text is the same in a copy, carried over or not. */
function Texts({ written, chosen, onChoose }: TextsProps) {
  const t = useTranslations('canvases.copy')
  if (written.length === 0) return <p className="small muted">{t('empty')}</p>
  return (
    <fieldset className="texts">
      <legend className="font-semibold">{t('carry')}</legend>
      <p className="cluster">
        <Button look="quiet" onClick={() => onChoose(written.map(({ id }) => id))}>
          {t('all')}
        </Button>
        <Button look="quiet" onClick={() => onChoose([])}>
          {t('none')}
        </Button>
      </p>
      {written.map(({ id, title, words }) => (
        <label key={id} className="tick">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChoose(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          <span>
            {title} <span className="small dim num">{t('words', { count: words })}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
