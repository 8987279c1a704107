'use client'

import './integrity.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys, queries } from '../queries'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'
import { FoundByCheck } from './found-by-check'

/** How often a check that goes on is looked at. */
const LOOK_MS = 700
const FINGERPRINT = /^(?:[\s-]*[0-9a-f]){20}[\s-]*$/i

/** Whether what a workspace keeps is as it was written, for stewards. */
export function Integrity({ workspaceId }: { workspaceId: string }) {
  const t = useTranslations('integrity')
  const shell = useTranslations('shell')
  const errorText = useErrorText()
  const { data, error, refetch } = useQuery({
    ...queries.integrity(useApi(), workspaceId),
    refetchInterval: ({ state }) => (state.data?.running ? LOOK_MS : false),
  })
  return (
    <section aria-label={t('title')} className="stack">
      <p className="muted measure">{t('text')}</p>
      {error ? (
        <Empty title={errorText(error)} failed>
          <Button onClick={() => void refetch()}>{shell('tryAgain')}</Button>
        </Empty>
      ) : !data ? (
        <Skeleton label={t('loading')} />
      ) : (
        <>
          {data.failed && <Notice kind="stop">{t('failed')}</Notice>}
          {data.last ? (
            <FoundByCheck check={data.last} />
          ) : (
            !data.failed && (
              <Empty title={t('none')} level="h2">
                <p>{t('noneText')}</p>
              </Empty>
            )
          )}
          <CheckForm workspaceId={workspaceId} running={data.running} />
        </>
      )}
    </section>
  )
}

interface CheckFormProps {
  workspaceId: string
  running: { done: number; of: number } | null
}

function CheckForm({ workspaceId, running }: CheckFormProps) {
  const t = useTranslations('integrity')
  const api = useApi()
  const client = useQueryClient()
  const errorText = useErrorText()
  const [noted, setNoted] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)

  async function check(event: FormEvent) {
    event.preventDefault()
    if (running || isSending) return
    const fingerprint = noted.trim()
    if (fingerprint !== '' && !FINGERPRINT.test(fingerprint)) return setWrong(t('notedWrong'))
    setWrong(null)
    setSending(true)
    try {
      const begun = await api.checkIntegrity(workspaceId, fingerprint ? { fingerprint } : {})
      client.setQueryData(keys.integrity(workspaceId), begun)
    } catch (error) {
      setWrong(errorText(error))
    } finally {
      setSending(false)
    }
  }

  return (
    <form className="check-form" onSubmit={(event) => void check(event)} noValidate>
      <TextField
        label={t('noted')}
        hint={t('notedHint')}
        error={wrong}
        className="in num"
        name="fingerprint"
        autoComplete="off"
        spellCheck={false}
        value={noted}
        onChange={({ target }) => setNoted(target.value)}
      />
      <Button type="submit" look="main" busy={(running !== null || isSending) && t('checking')}>
        {t('check')}
      </Button>
      <p className="small muted" role="status">
        {running && t('progress', running)}
      </p>
    </form>
  )
}
