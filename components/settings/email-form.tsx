'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { EmailChange, type Me } from '@/lib/accounts'
import { ApiError } from '@/lib/client/api-error'
import { useApi } from '../api'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useForm } from '../ui/use-form'

const EMPTY = { present: '', email: '' }

/** Another address to sign in with. It counts from the first sign-in with it. */
export function EmailForm({ me }: { me: Me }) {
  const t = useTranslations('settings')
  const api = useApi()
  const router = useRouter()
  const toast = useToast()
  const [values, setValues] = useState(EMPTY)
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: EmailChange,
    values,
    send: async (filled) => {
      await api.changeEmail(filled)
      setValues(EMPTY)
      toast(t('email.noted'))
      router.refresh()
    },
  })
  const wrongPresent = failed?.error instanceof ApiError && failed.error.code === 'password_wrong'

  return (
    <section aria-labelledby="email">
      <div className="sec-head">
        <h2 className="h-sec" id="email">
          {t('email.title')}
        </h2>
      </div>
      <p className="muted mt-3">{t('email.present', { email: me.email })}</p>
      {me.nextEmail && (
        <Notice icon="clock" className="mt-3">
          {t('email.waiting', { email: me.nextEmail })}
        </Notice>
      )}
      <form ref={form} className="form mt-4" onSubmit={onSubmit} noValidate>
        <TextField
          label={t('email.new')}
          error={isWrong('email') && t('email.newWrong')}
          type="email"
          name="email"
          autoComplete="email"
          required
          value={values.email}
          onChange={(event) => setValues({ ...values, email: event.target.value })}
        />
        <TextField
          label={t('email.password')}
          error={wrongPresent && t('password.presentWrong')}
          type="password"
          name="present"
          autoComplete="current-password"
          required
          value={values.present}
          onChange={(event) => setValues({ ...values, present: event.target.value })}
        />
        {failed && !wrongPresent && <Notice kind="stop">{failed.text}</Notice>}
        <Button type="submit" busy={busy && t('saving')}>
          {t('email.change')}
        </Button>
      </form>
    </section>
  )
}
