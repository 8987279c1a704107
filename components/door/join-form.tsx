'use client'

import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { openSession } from '@/lib/client/session'
import { JoinAsNew } from '@/lib/workspaces'
import { useApi } from '../api'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { useForm } from '../ui/use-form'
import { AccountFields } from './account-fields'
import { PageLink } from '../ui/page-link'

/** Joining with a new account. */
export function JoinForm({ token }: { token: string }) {
  const t = useTranslations('door')
  const locale = useLocale()
  const api = useApi()
  const [values, setValues] = useState({ name: '', email: '', password: '' })
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: JoinAsNew,
    values,
    send: async (filled) => {
      const { ticket, slug } = await api.joinAsNew(token, { ...filled, locale })
      await openSession(ticket)
      window.location.assign(`/w/${slug}`)
    },
  })
  const set = (change: Partial<typeof values>) => setValues((before) => ({ ...before, ...change }))
  const back = encodeURIComponent(`/join/${encodeURIComponent(token)}`)

  return (
    <form ref={form} onSubmit={onSubmit} noValidate>
      <AccountFields values={values} set={set} isWrong={isWrong} />
      {failed && <Notice kind="stop">{failed.text}</Notice>}
      <Button type="submit" look="main" className="big wide" busy={busy && t('join.busy')}>
        {t('join.submit')}
      </Button>
      <p className="or">{t('join.or')}</p>
      <PageLink className="btn big wide" href={`/signin?next=${back}`}>
        {t('join.haveAccount')}
      </PageLink>
    </form>
  )
}
