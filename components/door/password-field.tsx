'use client'

import { useTranslations } from 'use-intl'
import { PASSWORD_MIN } from '@/lib/accounts'
import { TextField } from '../ui/field'

interface PasswordFieldProps {
  value: string
  onChange: (value: string) => void
  wrong: boolean
}

/** For choosing a password. No rules but length: rules make passwords that are hard for people only. */
export function PasswordField({ value, onChange, wrong }: PasswordFieldProps) {
  const t = useTranslations('door')
  return (
    <TextField
      label={t('password')}
      hint={t('passwordHint', { min: PASSWORD_MIN })}
      error={wrong && t('passwordWrong', { min: PASSWORD_MIN })}
      type="password"
      name="password"
      autoComplete="new-password"
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
