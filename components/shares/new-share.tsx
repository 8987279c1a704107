'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { LONGEST_SHARE_DAYS, ShareMake } from '@/lib/shares'
import { useApi } from '../api'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { copyText } from '../ui/copy-text'
import { SelectField, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useForm } from '../ui/use-form'
import type { SharePlace } from './share-place'

const DAYS = [7, 30, 90]

interface NewShareProps {
  place: SharePlace
  onDone: () => void
}

/** Asks what the link is for and how long it works; copies it once it is made. */
export function NewShare({ place, onDone }: NewShareProps) {
  const t = useTranslations('shares')
  const cancel = useTranslations('shell')('cancel')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const [isProtected, setProtected] = useState(false)
  const [filled, setFilled] = useState({ label: '', days: 30, password: '' })
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: ShareMake,
    values: { ...filled, password: isProtected ? filled.password : null },
    send: async (wanted) => {
      const { canvasId, elementId } = place
      const made = await (elementId === null
        ? api.shareCanvas(canvasId, wanted)
        : api.shareElement(elementId, wanted))
      toast((await copyText(made.url)) ? t('made') : t('madeOnly'))
      await client.invalidateQueries({ queryKey: keys.shares })
      onDone()
    },
  })

  return (
    <form ref={form} onSubmit={onSubmit} noValidate>
      <TextField
        label={t('label')}
        hint={t('labelHint')}
        name="label"
        maxLength={80}
        value={filled.label}
        onChange={(event) => setFilled({ ...filled, label: event.target.value })}
      />
      <SelectField
        label={t('days')}
        name="days"
        value={filled.days}
        onChange={(event) => setFilled({ ...filled, days: Number(event.target.value) })}
      >
        {DAYS.map((days) => (
          <option key={days} value={days}>
            {t('daysValue', { days })}
          </option>
        ))}
        <option value={LONGEST_SHARE_DAYS}>{t('untilRevoked')}</option>
      </SelectField>
      <label className="tick">
        <input
          type="checkbox"
          checked={isProtected}
          onChange={(event) => setProtected(event.target.checked)}
        />
        <span>{t('protect')}</span>
      </label>
      {isProtected && (
        <TextField
          label={t('password')}
          hint={t('passwordHint')}
          error={isWrong('password') && t('passwordWrong')}
          name="password"
          type="text"
          autoComplete="off"
          maxLength={128}
          value={filled.password}
          onChange={(event) => setFilled({ ...filled, password: event.target.value })}
        />
      )}
      {failed && <Notice kind="stop">{failed.text}</Notice>}
      <div className="acts">
        <Button look="quiet" onClick={onDone}>
          {cancel}
        </Button>
        <Button type="submit" look="main" busy={busy && t('busy')}>
          {t('make')}
        </Button>
      </div>
    </form>
  )
}
