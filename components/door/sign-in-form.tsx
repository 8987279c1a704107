'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { openSession } from '@/lib/client/session'
import { ApiError } from '@/lib/client/api-error'
import { useApi } from '../api'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useForm } from '../ui/use-form'

// Only that something was written: whether it is right is for the server to say, in one sentence.
const Filled = z.object({ email: z.string().min(1), password: z.string().min(1) })

/** E-mail and password. `next` is a path of this site. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('door')
  const api = useApi()
  const [values, setValues] = useState({ email: '', password: '' })
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: Filled,
    values,
    send: async (filled) => {
      const { ticket } = await api.signIn(filled)
      await openSession(ticket)
      window.location.assign(next)
    },
  })
  // Beside the field, as it is about what was typed; everything else is about the whole.
  const noMatch = failed?.error instanceof ApiError && failed.error.code === 'sign_in_failed'

  return (
    <form ref={form} onSubmit={onSubmit} noValidate>
      <TextField
        label={t('email')}
        error={isWrong('email') && t('emailWrong')}
        type="email"
        name="email"
        autoComplete="username"
        required
        value={values.email}
        onChange={(event) => setValues({ ...values, email: event.target.value })}
      />
      <TextField
        label={t('password')}
        error={noMatch ? failed.text : isWrong('password') && t('passwordMissing')}
        type="password"
        name="password"
        autoComplete="current-password"
        required
        value={values.password}
        onChange={(event) => setValues({ ...values, password: event.target.value })}
      />
      {failed && !noMatch && <Notice kind="stop">{failed.text}</Notice>}
      <Button type="submit" look="main" className="big wide" busy={busy && t('signin.busy')}>
        {t('signin.submit')}
      </Button>
      <p className="small muted">
        {t('signin.invited')} {t('signin.forgot')}
      </p>
    </form>
  )
}
