'use client'

import { useTranslations } from 'use-intl'
import { TextField } from '../ui/field'
import { PasswordField } from './password-field'

export interface AccountValues {
  name: string
  email: string
  password: string
}

interface AccountFieldsProps {
  values: AccountValues
  set: (change: Partial<AccountValues>) => void
  isWrong: (field: keyof AccountValues) => boolean
}

/** The three fields that make an account, alike wherever one is made. */
export function AccountFields({ values, set, isWrong }: AccountFieldsProps) {
  const t = useTranslations('door')
  return (
    <>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        error={isWrong('name') && t('nameWrong')}
        name="name"
        autoComplete="name"
        required
        value={values.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextField
        label={t('email')}
        error={isWrong('email') && t('emailWrong')}
        type="email"
        name="email"
        autoComplete="email"
        required
        value={values.email}
        onChange={(event) => set({ email: event.target.value })}
      />
      <PasswordField
        value={values.password}
        onChange={(password) => set({ password })}
        wrong={isWrong('password')}
      />
    </>
  )
}
