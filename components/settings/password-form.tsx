'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PASSWORD_MIN, PasswordChange } from '@/lib/accounts'
import { ApiError } from '@/lib/client/api-error'
import { useApi } from '../api'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useForm } from '../ui/use-form'

const EMPTY = { present: '', password: '' }

/** A new password, for whoever knows the present one. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations('settings')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const [values, setValues] = useState(EMPTY)
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: PasswordChange,
    values,
    send: async (filled) => {
      await api.changePassword(filled)
      setValues(EMPTY)
      toast(t('password.changed'))
      await client.invalidateQueries({ queryKey: keys.sessions })
    },
  })
  const wrongPresent = failed?.error instanceof ApiError && failed.error.code === 'password_wrong'

  return (
    <section aria-labelledby="password">
      <div className="sec-head">
        <h2 className="h-sec" id="password">
          {t('password.title')}
        </h2>
      </div>
      <p className="muted mt-3">{t('password.text')}</p>
      <form ref={form} className="form mt-4" onSubmit={onSubmit} noValidate>
        {/* For password managers, which otherwise do not know whose password this is. */}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <TextField
          label={t('password.present')}
          error={wrongPresent && t('password.presentWrong')}
          type="password"
          name="present"
          autoComplete="current-password"
          required
          value={values.present}
          onChange={(event) => setValues({ ...values, present: event.target.value })}
        />
        <TextField
          label={t('password.new')}
          hint={t('password.newWrong', { min: PASSWORD_MIN })}
          error={isWrong('password') && t('password.newWrong', { min: PASSWORD_MIN })}
          type="password"
          name="password"
          autoComplete="new-password"
          required
          value={values.password}
          onChange={(event) => setValues({ ...values, password: event.target.value })}
        />
        {failed && !wrongPresent && <Notice kind="stop">{failed.text}</Notice>}
        <Button type="submit" busy={busy && t('saving')}>
          {t('password.change')}
        </Button>
      </form>
    </section>
  )
}
