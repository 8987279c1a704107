'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { uuidv4 } from 'lib0/random'
import {
  EditionMake,
  LONGEST_LABEL,
  LONGEST_NOTE,
  SIGNIFICANCES,
  type Significance,
} from '@/lib/editions'
import { useApi } from '../api'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useForm } from '../ui/use-form'
import { TakesIn } from './takes-in'

interface SaveEditionProps {
  elementId: string
  onDone: () => void
}

/** Names the text as it is stored now, for good. */
export function SaveEdition({ elementId, onDone }: SaveEditionProps) {
  const t = useTranslations('editions')
  const cancel = useTranslations('shell')('cancel')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const id = useId()
  // Made once, so that pressing twice, or again after a lost answer, makes one edition.
  const [edition] = useState(() => uuidv4())
  const [label, setLabel] = useState('')
  const [note, setNote] = useState('')
  const [significance, setSignificance] = useState<Significance>('substantive')
  const [asOf, setAsOf] = useState('')
  const [integrates, setIntegrates] = useState<string[]>([])
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: EditionMake,
    values: { id: edition, label, note, significance, asOf: asOf || null, integrates },
    send: async (values) => {
      const made = await api.makeEdition(elementId, values)
      await client.invalidateQueries({ queryKey: keys.editions(elementId) })
      toast(t('saved', { number: made.number }))
      onDone()
    },
  })
  return (
    <form ref={form} className="edition-form" onSubmit={onSubmit} noValidate>
      <p className="muted">{t('saveText')}</p>
      <TextField
        name="label"
        label={t('label')}
        hint={t('labelHint')}
        value={label}
        maxLength={LONGEST_LABEL}
        error={isWrong('label') && t('labelWrong')}
        onChange={({ target }) => setLabel(target.value)}
        required
      />
      <div className="field">
        <label htmlFor={`${id}-note`}>{t('note')}</label>
        <textarea
          id={`${id}-note`}
          className="in"
          rows={4}
          maxLength={LONGEST_NOTE}
          value={note}
          aria-describedby={`${id}-note-hint`}
          onChange={({ target }) => setNote(target.value)}
        />
        <p className="hint" id={`${id}-note-hint`}>
          {t('noteHint')}
        </p>
      </div>
      <fieldset>
        <legend>{t('significance')}</legend>
        {SIGNIFICANCES.map((each) => (
          <label key={each} className="edition-choice">
            <input
              type="radio"
              name={`${id}-significance`}
              checked={significance === each}
              onChange={() => setSignificance(each)}
            />
            <span>
              {t(each)}
              <span className="small muted">{t(`${each}Hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        name="asOf"
        type="date"
        label={t('asOfLabel')}
        hint={t('asOfHint')}
        value={asOf}
        error={isWrong('asOf') && t('asOfWrong')}
        onChange={({ target }) => setAsOf(target.value)}
      />
      <TakesIn elementId={elementId} chosen={integrates} onChosen={setIntegrates} />
      {failed && <Notice kind="stop">{failed.text}</Notice>}
      <div className="acts">
        <Button look="quiet" onClick={onDone}>
          {cancel}
        </Button>
        <Button look="main" type="submit" busy={busy && t('saving')}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
