'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { TokenMake, TokenScope } from '@/lib/accounts'
import { useApi } from '../api'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { copyText } from '../ui/copy-text'
import { Dialog } from '../ui/dialog'
import { SelectField, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useForm } from '../ui/use-form'

const DAYS = [7, 30, 90, 365]

/** Two steps in one dialog: what it is for, then the secret, this once. */
export function NewToken({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('settings.tokens')
  const [secret, setSecret] = useState<string | null>(null)

  function close() {
    setSecret(null)
    onClose()
  }

  return (
    <Dialog
      open={open}
      onClose={close}
      title={secret ? t('once') : t('make')}
      text={secret ? t('onceText') : t('text')}
    >
      {secret ? (
        <Secret secret={secret} onClose={close} />
      ) : (
        <NewTokenForm onMade={setSecret} onClose={close} />
      )}
    </Dialog>
  )
}

function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations()
  const toast = useToast()

  async function copy() {
    toast((await copyText(secret)) ? t('shell.copied') : t('shell.notCopied'))
  }

  return (
    <>
      <TextField
        label={t('settings.tokens.secret')}
        className="in secret"
        readOnly
        value={secret}
        onFocus={(event) => event.target.select()}
      />
      <div className="acts">
        <Button look="quiet" onClick={onClose}>
          {t('settings.tokens.done')}
        </Button>
        <Button look="main" onClick={() => void copy()}>
          {t('shell.copy')}
        </Button>
      </div>
    </>
  )
}

interface NewTokenFormProps {
  onMade: (secret: string) => void
  onClose: () => void
}

function NewTokenForm({ onMade, onClose }: NewTokenFormProps) {
  const t = useTranslations()
  const api = useApi()
  const client = useQueryClient()
  const [values, setValues] = useState({ name: '', scope: 'read' as TokenScope, days: 90 })
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: TokenMake,
    values,
    send: async (filled) => {
      const { token } = await api.makeToken(filled)
      onMade(token)
      await client.invalidateQueries({ queryKey: keys.tokens })
    },
  })

  return (
    <form ref={form} onSubmit={onSubmit} noValidate>
      <TextField
        label={t('settings.tokens.name')}
        hint={t('settings.tokens.nameHint')}
        error={isWrong('name') && t('settings.tokens.nameWrong')}
        name="name"
        autoComplete="off"
        required
        value={values.name}
        onChange={(event) => setValues({ ...values, name: event.target.value })}
      />
      <SelectField
        label={t('settings.tokens.scope')}
        hint={t(`settings.tokens.${values.scope}Hint`)}
        name="scope"
        value={values.scope}
        onChange={(event) => setValues({ ...values, scope: TokenScope.parse(event.target.value) })}
      >
        {TokenScope.options.map((scope) => (
          <option key={scope} value={scope}>
            {t(`settings.tokens.${scope}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('settings.tokens.days')}
        name="days"
        value={values.days}
        onChange={(event) => setValues({ ...values, days: Number(event.target.value) })}
      >
        {DAYS.map((days) => (
          <option key={days} value={days}>
            {t('settings.tokens.daysValue', { days })}
          </option>
        ))}
      </SelectField>
      {failed && <Notice kind="stop">{failed.text}</Notice>}
      <div className="acts">
        <Button look="quiet" onClick={onClose}>
          {t('shell.cancel')}
        </Button>
        <Button type="submit" look="main" busy={busy && t('settings.tokens.busy')}>
          {t('settings.tokens.submit')}
        </Button>
      </div>
    </form>
  )
}
