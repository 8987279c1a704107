'use client'

import { useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { DigestEvery, DirectMail, NoticeSettingsChange, type NoticeSettings } from '@/lib/notices'
import { useApi } from '../api'
import { Button } from '../ui/button'
import { SelectField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useForm } from '../ui/use-form'

interface NoticeSettingsFormProps {
  email: string
  settings: NoticeSettings
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** What comes by mail, and when. */
export function NoticeSettingsForm({ email, settings }: NoticeSettingsFormProps) {
  const t = useTranslations('settings.notices')
  const common = useTranslations('settings')
  const api = useApi()
  const toast = useToast()
  const { direct, digest, hour, zone, news, mail } = settings
  const [values, setValues] = useState({ direct, digest, hour, zone, news })
  const zones = useZones(zone)
  const { form, busy, failed, onSubmit } = useForm({
    schema: NoticeSettingsChange,
    // Whoever has chosen nothing means the clock of this browser.
    values: { ...values, zone: values.zone ?? zones.here },
    send: async (filled) => {
      await api.changeNoticeSettings(filled)
      toast(common('saved'))
    },
  })

  return (
    <section aria-labelledby="notices">
      <div className="sec-head">
        <h2 className="h-sec" id="notices">
          {t('title')}
        </h2>
      </div>
      <p className="muted mt-3">{t('text', { email })}</p>
      {!mail && <Notice className="mt-4">{t('off')}</Notice>}
      <form ref={form} className="form mt-4" onSubmit={onSubmit} noValidate>
        <SelectField
          label={t('direct')}
          hint={t('directHint')}
          name="direct"
          value={values.direct}
          onChange={({ target }) =>
            setValues({ ...values, direct: DirectMail.parse(target.value) })
          }
        >
          {DirectMail.options.map((each) => (
            <option key={each} value={each}>
              {t(`directs.${each}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('digest')}
          hint={t('digestHint')}
          name="digest"
          value={values.digest}
          onChange={({ target }) =>
            setValues({ ...values, digest: DigestEvery.parse(target.value) })
          }
        >
          {DigestEvery.options.map((each) => (
            <option key={each} value={each}>
              {t(`digests.${each}`)}
            </option>
          ))}
        </SelectField>
        <label className="tick">
          <input
            type="checkbox"
            name="news"
            checked={values.news}
            disabled={values.digest === 'never'}
            aria-describedby="news-hint"
            onChange={({ target }) => setValues({ ...values, news: target.checked })}
          />
          <span>
            {t('news')}
            <span className="hint" id="news-hint">
              {t('newsHint')}
            </span>
          </span>
        </label>
        <SelectField
          label={t('hour')}
          name="hour"
          value={values.hour}
          onChange={({ target }) => setValues({ ...values, hour: Number(target.value) })}
        >
          {HOURS.map((each) => (
            <option key={each} value={each}>
              {`${String(each).padStart(2, '0')}:00`}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('zone')}
          name="zone"
          value={values.zone ?? zones.here ?? ''}
          onChange={({ target }) => setValues({ ...values, zone: target.value || null })}
        >
          {zones.all.map((each) => (
            <option key={each} value={each}>
              {each.replaceAll('_', ' ')}
            </option>
          ))}
        </SelectField>
        {failed && <Notice kind="stop">{failed.text}</Notice>}
        <Button type="submit" look="main" busy={busy && common('saving')}>
          {common('save')}
        </Button>
      </form>
    </section>
  )
}

interface Zones {
  here: string | null
  all: readonly string[]
}

const NO_ZONES: Zones = { here: null, all: [] }
let zonesHere: Zones | null = null

/** Names of time zones. What a browser knows of them differs from the server, so it waits for it. */
function useZones(chosen: string | null): Zones {
  const known = useSyncExternalStore(neverChanges, zonesInBrowser, () => NO_ZONES)
  const all = new Set(known.all)
  for (const each of [known.here, chosen]) if (each !== null) all.add(each)
  return { here: known.here, all: [...all].sort() }
}

function zonesInBrowser(): Zones {
  zonesHere ??= {
    here: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    all: Intl.supportedValuesOf('timeZone'),
  }
  return zonesHere
}

function neverChanges() {
  return () => undefined
}
