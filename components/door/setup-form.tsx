'use client'

import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Setup } from '@/lib/accounts'
import { openSession } from '@/lib/client/session'
import { useApi } from '../api'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useForm } from '../ui/use-form'
import { AccountFields } from './account-fields'

/** Four fields and a tick: makes the workspace and its first steward, and opens it. */
export function SetupForm({ token }: { token: string }) {
  const t = useTranslations('door')
  const locale = useLocale()
  const api = useApi()
  const [values, setValues] = useState({
    token,
    workspace: '',
    name: '',
    email: '',
    password: '',
    example: true,
    locale,
  })
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: Setup,
    values,
    send: async (filled) => {
      const { ticket, slug } = await api.setUp({ ...filled, locale })
      await openSession(ticket)
      window.location.assign(`/w/${slug}`)
    },
  })
  const set = (change: Partial<typeof values>) => setValues((before) => ({ ...before, ...change }))

  return (
    <form ref={form} onSubmit={onSubmit} noValidate>
      <TextField
        label={t('workspace')}
        hint={t('workspaceHint')}
        error={isWrong('workspace') && t('workspaceWrong')}
        name="workspace"
        autoComplete="organization"
        required
        value={values.workspace}
        onChange={(event) => set({ workspace: event.target.value })}
      />
      <AccountFields values={values} set={set} isWrong={isWrong} />
      <div className="choice">
        <label className="tick">
          <input
            type="checkbox"
            name="example"
            checked={values.example}
            onChange={(event) => set({ example: event.target.checked })}
          />
          <span>
            <b>{t('setup.example')}</b>
            <br />
            <span className="small muted">{t('setup.exampleHint')}</span>
          </span>
        </label>
      </div>
      {failed && <Notice kind="stop">{failed.text}</Notice>}
      <Button type="submit" look="main" className="big wide" busy={busy && t('setup.busy')}>
        {t('setup.submit')}
      </Button>
    </form>
  )
}
