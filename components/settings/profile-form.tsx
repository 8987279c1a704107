'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { MeChange, Theme, type Me } from '@/lib/accounts'
import { Locale } from '@/lib/locale'
import { LOCALE_NAMES, LOCALES } from '@/lib/locales'
import { useManner } from '../shell/use-manner'
import { Button } from '../ui/button'
import { SelectField, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useForm } from '../ui/use-form'

/** How others see you, and how this place shows itself to you. */
export function ProfileForm({ me }: { me: Me }) {
  const t = useTranslations()
  const toast = useToast()
  const changeManner = useManner()
  const [values, setValues] = useState({ name: me.name, locale: me.locale, theme: me.theme })
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: MeChange,
    values,
    send: async (filled) => {
      await changeManner(filled)
      toast(t('settings.saved'))
    },
  })

  return (
    <form ref={form} className="form mt-4" onSubmit={onSubmit} noValidate>
      <TextField
        label={t('settings.name')}
        hint={t('settings.nameHint')}
        error={isWrong('name') && t('settings.nameWrong')}
        name="name"
        autoComplete="name"
        required
        value={values.name}
        onChange={(event) => setValues({ ...values, name: event.target.value })}
      />
      <SelectField
        label={t('settings.language')}
        name="locale"
        value={values.locale ?? ''}
        onChange={(event) =>
          setValues({
            ...values,
            locale: event.target.value ? Locale.parse(event.target.value) : null,
          })
        }
      >
        <option value="">{t('settings.languageAuto')}</option>
        {LOCALES.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {LOCALE_NAMES[locale]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('settings.theme')}
        name="theme"
        value={values.theme}
        onChange={(event) => setValues({ ...values, theme: Theme.parse(event.target.value) })}
      >
        {Theme.options.map((theme) => (
          <option key={theme} value={theme}>
            {t(`shell.theme.${theme}`)}
          </option>
        ))}
      </SelectField>
      {failed && <Notice kind="stop">{failed.text}</Notice>}
      <Button type="submit" look="main" busy={busy && t('settings.saving')}>
        {t('settings.save')}
      </Button>
    </form>
  )
}
