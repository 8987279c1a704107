'use client'

import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ErasureMake } from '@/lib/erasures'
import { useApi } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useForm } from '../ui/use-form'

/** The way to take words out of a text and its past for good: those that are marked, or written down. */
export function EraseWords({ elementId }: { elementId: string }) {
  const t = useTranslations('history.erase')
  const [marked, setMarked] = useState<string | null>(null)
  return (
    <>
      <Button
        look="stop"
        // A press elsewhere would take the mark away before it can be asked what it holds.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setMarked(document.getSelection()?.toString() ?? '')}
      >
        {t('open')}
      </Button>
      <Dialog
        open={marked !== null}
        onClose={() => setMarked(null)}
        wide
        title={t('title')}
        text={t('text')}
      >
        <EraseForm elementId={elementId} marked={marked ?? ''} onClose={() => setMarked(null)} />
      </Dialog>
    </>
  )
}

interface EraseFormProps {
  elementId: string
  marked: string
  onClose: () => void
}

function EraseForm({ elementId, marked, onClose }: EraseFormProps) {
  const t = useTranslations('history.erase')
  const cancel = useTranslations('shell')('cancel')
  const api = useApi()
  const toast = useToast()
  const id = useId()
  const [filled, setFilled] = useState({ words: linesOf(marked).join('\n'), reason: '' })
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: ErasureMake,
    values: { words: linesOf(filled.words), reason: filled.reason },
    send: async (wanted) => {
      const { characters } = await api.erase(elementId, wanted)
      toast(t('done', { count: characters }))
      // What this page has read is the past as it was.
      window.location.reload()
    },
  })
  const wrong = isWrong('words')
  return (
    <form ref={form} onSubmit={onSubmit} noValidate>
      <div className="field">
        <label htmlFor={id}>{t('words')}</label>
        <textarea
          id={id}
          className="in"
          rows={4}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${id}-below`}
          value={filled.words}
          onChange={({ target }) => setFilled({ ...filled, words: target.value })}
        />
        <p className={wrong ? 'err' : 'hint'} id={`${id}-below`}>
          {wrong ? t('wordsWrong') : t('wordsHint')}
        </p>
      </div>
      <TextField
        label={t('reason')}
        hint={t('reasonHint')}
        error={isWrong('reason') && t('reasonWrong')}
        name="reason"
        maxLength={200}
        autoComplete="off"
        value={filled.reason}
        onChange={({ target }) => setFilled({ ...filled, reason: target.value })}
      />
      {failed && <Notice kind="stop">{failed.text}</Notice>}
      <div className="acts">
        <Button look="quiet" onClick={onClose}>
          {cancel}
        </Button>
        <Button type="submit" look="stop" busy={busy && t('busy')}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}

function linesOf(words: string): string[] {
  const lines = words.split('\n').map((line) => line.trim())
  return [...new Set(lines)].filter((line) => line !== '')
}
