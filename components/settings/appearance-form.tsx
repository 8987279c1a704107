'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import { PALETTE_SIZE } from '@/lib/faces'
import { Appearance, type Member } from '@/lib/workspaces'
import { useApi } from '../api'
import { Button } from '../ui/button'
import { Face } from '../ui/face'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useForm } from '../ui/use-form'

interface AppearanceFormProps {
  me: Me
  workspace: Me['workspaces'][number]
  members: Member[]
}

const COLOURS = Array.from({ length: PALETTE_SIZE }, (_, n) => n + 1)

/** What one goes by in one workspace: pseudonym and colour. */
export function AppearanceForm({ me, workspace, members }: AppearanceFormProps) {
  const t = useTranslations('settings')
  const api = useApi()
  const router = useRouter()
  const toast = useToast()
  const [values, setValues] = useState({
    pseudonym: workspace.pseudonym ?? '',
    colour: workspace.colour,
  })
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: Appearance,
    values: { ...values, pseudonym: values.pseudonym.trim() || null },
    send: async (filled) => {
      await api.changeAppearance(workspace.id, filled)
      toast(t('here.saved'))
      router.refresh()
    },
  })
  const name = values.pseudonym.trim() || me.name

  function colourWords(n: number): string {
    const others = members.filter(({ id, colour }) => id !== me.id && colour === n)
    if (others.length === 0) return t('here.colourOf', { n })
    return t('here.colourTaken', { n, names: others.map((other) => other.name).join(', ') })
  }

  return (
    <section aria-labelledby={`in-${workspace.id}`}>
      <div className="sec-head">
        <h2 className="h-sec" id={`in-${workspace.id}`}>
          {t('here.title', { workspace: workspace.name })}
        </h2>
      </div>
      <form ref={form} className="form mt-4" onSubmit={onSubmit} noValidate>
        <TextField
          label={t('here.pseudonym')}
          hint={t('here.pseudonymHint')}
          error={isWrong('pseudonym') && t('here.pseudonymWrong')}
          name="pseudonym"
          autoComplete="off"
          maxLength={80}
          value={values.pseudonym}
          onChange={(event) => setValues({ ...values, pseudonym: event.target.value })}
        />
        <fieldset className="field">
          <legend>{t('here.colour')}</legend>
          <div className="colours">
            {COLOURS.map((n) => (
              <label key={n} title={colourWords(n)}>
                <input
                  type="radio"
                  name={`colour-${workspace.id}`}
                  aria-label={colourWords(n)}
                  checked={values.colour === n}
                  onChange={() => setValues({ ...values, colour: n })}
                />
                <Face person={{ name, colour: n }} quiet />
              </label>
            ))}
          </div>
        </fieldset>
        {failed && <Notice kind="stop">{failed.text}</Notice>}
        <Button type="submit" busy={busy && t('saving')}>
          {t('save')}
        </Button>
      </form>
    </section>
  )
}
