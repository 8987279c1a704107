'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textsOf } from '@/lib/frameworks/texts-of'
import { Labels } from '@/lib/frameworks/labels'
import type { WorkspaceFramework } from '@/lib/frameworks/workspace-framework'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'

interface LabelsDialogProps {
  workspaceId: string
  entry: WorkspaceFramework
  onClose: () => void
}

/** What the group calls the elements of a framework; the framework itself stays as it is. */
export function LabelsDialog({ workspaceId, entry, onClose }: LabelsDialogProps) {
  const t = useTranslations('frameworks.labels')
  const cancel = useTranslations('shell')('cancel')
  const errorText = useErrorText()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const { framework } = entry
  const words = textsOf(framework, useLocale()).kinds
  const [labels, setLabels] = useState<Record<string, { label: string; plainLabel: string }>>(() =>
    Object.fromEntries(
      framework.kinds.map(({ key }) => {
        const { label = '', plainLabel = '' } = entry.labels[key] ?? {}
        return [key, { label, plainLabel }]
      }),
    ),
  )
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const tooLong = (value: string) => value.trim().length > 80 && t('tooLong')

  async function save(event: FormEvent) {
    event.preventDefault()
    const wanted = Labels.safeParse(given(labels))
    if (busy || !wanted.success) return
    setBusy(true)
    setFailed(null)
    try {
      await api.relabelFramework(workspaceId, framework.key, wanted.data)
      await client.invalidateQueries({ queryKey: keys.frameworks(workspaceId) })
      await client.invalidateQueries({ queryKey: keys.canvases(workspaceId) })
      toast(t('saved'))
      onClose()
    } catch (error) {
      setFailed(errorText(error))
      setBusy(false)
    }
  }

  return (
    <Dialog open onClose={onClose} title={t('title')} text={t('text')} wide>
      <form onSubmit={(event) => void save(event)} noValidate>
        {framework.kinds.map(({ key }) => {
          const own = labels[key] ?? { label: '', plainLabel: '' }
          const set = (change: Partial<typeof own>) =>
            setLabels({ ...labels, [key]: { ...own, ...change } })
          return (
            <div key={key} className="two">
              <TextField
                label={t('name', { name: words[key]?.label ?? key })}
                error={tooLong(own.label)}
                value={own.label}
                onChange={(event) => set({ label: event.target.value })}
                autoComplete="off"
              />
              <TextField
                label={t('plain')}
                hint={words[key]?.plainLabel}
                error={tooLong(own.plainLabel)}
                value={own.plainLabel}
                onChange={(event) => set({ plainLabel: event.target.value })}
                autoComplete="off"
              />
            </div>
          )
        })}
        {failed && <Notice kind="stop">{failed}</Notice>}
        <div className="acts">
          <Button look="quiet" onClick={onClose}>
            {cancel}
          </Button>
          <Button look="main" type="submit" busy={busy && t('busy')}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Without the fields that were left empty. */
function given(labels: Record<string, { label: string; plainLabel: string }>): Labels {
  const found: Labels = {}
  for (const [key, { label, plainLabel }] of Object.entries(labels)) {
    const one = {
      ...(label.trim() && { label }),
      ...(plainLabel.trim() && { plainLabel }),
    }
    if (Object.keys(one).length > 0) found[key] = one
  }
  return found
}
