'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Fault } from '@/lib/frameworks/faults'
import { FILE_LIMIT, readFile } from '@/lib/frameworks/framework-file'
import { textsOf } from '@/lib/frameworks/texts-of'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { FaultList } from './fault-list'

interface ImportFrameworkProps {
  workspaceId: string
  onClose: () => void
}

type Outcome = { wrong: string } | { failed: string } | { faults: readonly Fault[] } | null

/** Brings in a framework from a file, or says everything that is wrong with it. */
export function ImportFramework({ workspaceId, onClose }: ImportFrameworkProps) {
  const t = useTranslations('frameworks.importing')
  const cancel = useTranslations('shell')('cancel')
  const errorText = useErrorText()
  const locale = useLocale()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>(null)

  async function bringIn(file: File): Promise<Outcome> {
    if (file.size > FILE_LIMIT) return { wrong: t('tooLarge') }
    let content: unknown
    try {
      content = JSON.parse(await file.text())
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return { wrong: t('notJson', { reason: error.message }) }
    }
    // The server looks with the same eyes; here every fault can be said in the reader's language.
    const { faults } = readFile(content)
    if (faults.length > 0) return { faults }
    try {
      const made = await api.makeFramework(workspaceId, {
        file: content as Record<string, unknown>,
        imported: true,
      })
      await client.invalidateQueries({ queryKey: keys.frameworks(workspaceId) })
      toast(t('done', { name: textsOf(made, locale).name }))
      onClose()
      return null
    } catch (error) {
      return { failed: errorText(error) }
    }
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const file = new FormData(event.currentTarget).get('file')
    if (!(file instanceof File) || file.size === 0) return setOutcome({ wrong: t('choose') })
    setBusy(true)
    setOutcome(await bringIn(file))
    setBusy(false)
  }

  const faults = outcome && 'faults' in outcome ? outcome.faults : null
  return (
    <Dialog open onClose={onClose} title={t('title')} text={t('text')} wide>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          type="file"
          name="file"
          accept=".json,application/json"
          label={t('file')}
          hint={t('hint')}
          error={outcome && 'wrong' in outcome && outcome.wrong}
        />
        {outcome && 'failed' in outcome && <Notice kind="stop">{outcome.failed}</Notice>}
        {faults && (
          <Notice kind="stop">
            <p>{t('wrong', { count: faults.length })}</p>
            <FaultList faults={faults} />
          </Notice>
        )}
        <div className="acts">
          <Button look="quiet" onClick={onClose}>
            {cancel}
          </Button>
          <Button look="main" type="submit" busy={busy && t('busy')}>
            {t('submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
