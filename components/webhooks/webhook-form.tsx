'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { EVENT_KINDS, type EventKind } from '@/lib/events'
import { LOCALE_NAMES, LOCALES, type Locale } from '@/lib/locales'
import { WEBHOOK_FORMATS, WebhookMake, type Webhook, type WebhookFormat } from '@/lib/webhooks'
import { useApi } from '../api'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { SelectField, TextField } from '../ui/field'
import { Icon } from '../ui/icon'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useForm } from '../ui/use-form'
import { kindKey } from './kind-key'

/** What a group most likely wants in its chat room. */
const USUAL: EventKind[] = ['thread.opened', 'thread.answered', 'suggestion.made', 'canvas.created']

interface WebhookFormProps {
  workspaceId: string
  /** Null: a new one. */
  webhook: Webhook | null
  /** A new one is there, with this secret. */
  onMade: (secret: string) => void
  onClose: () => void
}

/** Where to tell, what of, and how. */
export function WebhookForm({ workspaceId, webhook, onMade, onClose }: WebhookFormProps) {
  const t = useTranslations('webhooks')
  const cancel = useTranslations('shell')('cancel')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const locale = useLocale()
  const [values, setValues] = useState({
    name: webhook?.name ?? '',
    url: webhook?.url ?? '',
    kinds: webhook?.kinds ?? USUAL,
    format: webhook?.format ?? ('chat' as WebhookFormat),
    locale: webhook?.locale ?? locale,
  })
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: WebhookMake,
    values,
    send: async (filled) => {
      if (webhook) await api.changeWebhook(webhook.id, filled)
      const made = webhook ? null : await api.makeWebhook(workspaceId, filled)
      toast(t('saved'))
      await client.invalidateQueries({ queryKey: keys.webhooks(workspaceId) })
      if (made) onMade(made.secret)
      else onClose()
    },
  })

  function choose(kind: EventKind, isChosen: boolean) {
    const others = values.kinds.filter((each) => each !== kind)
    setValues({ ...values, kinds: isChosen ? [...others, kind] : others })
  }

  return (
    <form ref={form} onSubmit={onSubmit} noValidate>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        error={isWrong('name') && t('nameWrong')}
        name="name"
        autoComplete="off"
        maxLength={80}
        value={values.name}
        onChange={(event) => setValues({ ...values, name: event.target.value })}
      />
      <TextField
        label={t('url')}
        hint={t('urlHint')}
        error={isWrong('url') && t('urlWrong')}
        name="url"
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        dir="ltr"
        value={values.url}
        onChange={(event) => setValues({ ...values, url: event.target.value })}
      />
      <SelectField
        label={t('format')}
        name="format"
        value={values.format}
        onChange={({ target }) => {
          const format = WEBHOOK_FORMATS.find((each) => each === target.value)
          if (format) setValues({ ...values, format })
        }}
      >
        {[...WEBHOOK_FORMATS].reverse().map((each) => (
          <option key={each} value={each}>
            {t(`formats.${each}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('locale')}
        hint={t('localeHint')}
        name="locale"
        value={values.locale}
        onChange={({ target }) => {
          const chosen: Locale | undefined = LOCALES.find((each) => each === target.value)
          if (chosen) setValues({ ...values, locale: chosen })
        }}
      >
        {LOCALES.map((each) => (
          <option key={each} value={each}>
            {LOCALE_NAMES[each]}
          </option>
        ))}
      </SelectField>
      <fieldset className="field" aria-describedby={isWrong('kinds') ? 'kinds-wrong' : undefined}>
        <legend className="font-semibold">{t('kinds')}</legend>
        <div className="picks">
          {EVENT_KINDS.map((kind, i) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={values.kinds.includes(kind)}
                aria-invalid={(i === 0 && isWrong('kinds')) || undefined}
                onChange={(event) => choose(kind, event.target.checked)}
              />
              {t(`kind.${kindKey(kind)}`)}
            </label>
          ))}
        </div>
        {isWrong('kinds') && (
          <p className="err" id="kinds-wrong">
            <Icon name="alert" />
            <span>{t('kindsWrong')}</span>
          </p>
        )}
      </fieldset>
      {failed && <Notice kind="stop">{failed.text}</Notice>}
      <div className="acts">
        <Button look="quiet" onClick={onClose}>
          {cancel}
        </Button>
        <Button type="submit" look="main" busy={busy && t('busy')}>
          {webhook ? t('save') : t('submit')}
        </Button>
      </div>
    </form>
  )
}
