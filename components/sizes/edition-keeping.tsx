'use client'

import './edition-keeping.css'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { EditionKeeping, LONGEST_KEEPING_DAYS, type WorkspaceKeeping } from '@/lib/edition-keeping'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'
import { useToast } from '../ui/toast'
import { useForm } from '../ui/use-form'
import { useBytes } from './use-bytes'

/** How long editions that were made by themselves stay: the rule, and what another would free. */
export function EditionKeepingRule({ workspaceId }: { workspaceId: string }) {
  const t = useTranslations('sizes.keeping')
  const loading = useTranslations('sizes')('loading')
  const shell = useTranslations('shell')
  const errorText = useErrorText()
  const id = useId()
  const api = useApi()
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(workspaceId),
    queryFn: () => api.editionKeeping(workspaceId),
  })
  return (
    <section aria-labelledby={id} className="keeping stack">
      <h2 className="h-sec" id={id}>
        {t('title')}
      </h2>
      <p className="muted measure">{t('text')}</p>
      {error ? (
        <Empty title={errorText(error)} level="h3" failed>
          <Button onClick={() => void refetch()}>{shell('tryAgain')}</Button>
        </Empty>
      ) : data ? (
        <Rule workspaceId={workspaceId} there={data} />
      ) : (
        <Skeleton label={loading} lines={3} />
      )}
    </section>
  )
}

function Rule({ workspaceId, there }: { workspaceId: string; there: WorkspaceKeeping }) {
  const t = useTranslations('sizes.keeping')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const bytes = useBytes()
  const { keeping, automatic, held } = there
  const [all, setAll] = useState(String(keeping.allDays))
  const [daily, setDaily] = useState(String(keeping.dailyDays))
  const [weekly, setWeekly] = useState(keeping.weeklyDays === null ? '' : `${keeping.weeklyDays}`)
  const values = {
    ...{ allDays: Number(all), dailyDays: Number(daily) },
    weeklyDays: weekly.trim() === '' ? null : Number(weekly),
  }
  const { form, busy, failed, isWrong, onSubmit } = useForm({
    schema: EditionKeeping,
    values,
    send: async (rule) => {
      const { gone } = await api.changeKeeping(workspaceId, rule)
      await client.invalidateQueries({ queryKey: keys.sizes(workspaceId) })
      toast(t('saved', { count: gone.count }))
    },
  })
  const days = (
    [
      ['allDays', all, setAll, undefined],
      ['dailyDays', daily, setDaily, undefined],
      ['weeklyDays', weekly, setWeekly, t('forGood')],
    ] as const
  ).map(([name, value, set, hint]) => (
    <TextField
      key={name}
      name={name}
      type="number"
      inputMode="numeric"
      min={1}
      max={LONGEST_KEEPING_DAYS}
      label={
        <>
          {t(name)} <span className="muted">({t('days')})</span>
        </>
      }
      hint={hint}
      value={value}
      error={isWrong(name) && t('wrongDays')}
      onChange={({ target }) => set(target.value)}
    />
  ))
  return (
    <form ref={form} className="stack" onSubmit={onSubmit} noValidate>
      <p>
        {t('there', { count: automatic.count, size: bytes(automatic.bytes) })}
        {held > 0 && `. ${t('held', { count: held })}`}
      </p>
      <div className="keeping-days">{days}</div>
      <Preview workspaceId={workspaceId} rule={values} />
      {failed && <Notice kind="stop">{failed.text}</Notice>}
      <p>
        <Button look="main" type="submit" busy={busy && t('saving')}>
          {t('save')}
        </Button>
      </p>
    </form>
  )
}

/** Below that of sizes: what changes one changes the other. */
function keyOf(workspaceId: string) {
  return [...keys.sizes(workspaceId), 'editions'] as const
}

/** What would go if this rule held; the answer before stays while another is on its way. */
function Preview({ workspaceId, rule }: { workspaceId: string; rule: EditionKeeping }) {
  const t = useTranslations('sizes.keeping')
  const api = useApi()
  const bytes = useBytes()
  const parsed = EditionKeeping.safeParse(useDeferredValue(rule))
  const asked = parsed.success ? parsed.data : null
  const { data } = useQuery({
    queryKey: [...keyOf(workspaceId), asked],
    queryFn: () => (asked ? api.previewKeeping(workspaceId, asked) : null),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  })
  return (
    <p className="keeping-preview" role="status">
      {asked &&
        (data
          ? t('preview', { count: data.goes.count, size: bytes(data.goes.bytes) })
          : t('looking'))}
    </p>
  )
}
