'use client'

import { useMemo, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { ApiError } from '@/lib/client/api-error'
import { draftOf, fileOfDraft, write, type Draft } from '@/lib/frameworks/draft'
import { readFile } from '@/lib/frameworks/framework-file'
import type { Framework } from '@/lib/frameworks/framework'
import type { WorkspaceFramework } from '@/lib/frameworks/workspace-framework'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { forgetDraft, keepDraft, keptDraft } from './kept-draft'

interface DraftOptions {
  workspaceId: string
  entry: WorkspaceFramework
  /** Whether this becomes a framework of its own rather than the next version. */
  isCopy: boolean
  onSaved: (saved: Framework) => Promise<void>
}

/** A framework as somebody edits it: kept on this device, checked, saved, and told when overtaken. */
export function useFrameworkDraft({ workspaceId, entry, isCopy, onSaved }: DraftOptions) {
  const t = useTranslations('frameworks.editor')
  const locale = useLocale()
  const api = useApi()
  const errorText = useErrorText()
  const name = `${workspaceId} ${isCopy ? 'copy of ' : ''}${entry.framework.key}`
  const [base, setBase] = useState(entry)
  const first = useMemo(() => {
    const draft = draftOf(base.framework, locale)
    return isCopy ? write(draft, { name: t('copyOf', { name: draft.words.name }) }) : draft
  }, [base, isCopy, locale, t])
  // Read once, as the page comes: what this tab kept goes before what the server has.
  const [kept] = useState(() => keptDraft(name))
  const [draft, setDraft] = useState(kept?.draft ?? first)
  const [changed, setChanged] = useState(kept !== null)
  const [restored, setRestored] = useState(kept !== null)
  const [theirs, setTheirs] = useState(
    kept && kept.after !== entry.framework.version ? entry : null,
  )
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const faults = useMemo(() => readFile(fileOfDraft(draft)).faults, [draft])

  function edit(next: Draft) {
    setDraft(next)
    setChanged(true)
    keepDraft(name, { after: base.framework.version, draft: next })
  }

  /** Back to a version as it was saved. */
  function start(from: WorkspaceFramework) {
    forgetDraft(name)
    setBase(from)
    setDraft(draftOf(from.framework, locale))
    setChanged(false)
    setTheirs(null)
    setRestored(false)
    setTried(false)
  }

  async function save(after: number) {
    setTried(true)
    setFailed(null)
    if (faults.length > 0 || busy) return
    setBusy(true)
    try {
      const file = fileOfDraft(draft)
      const saved = isCopy
        ? await api.makeFramework(workspaceId, { file })
        : await api.saveFramework(workspaceId, base.framework.key, { file, after })
      forgetDraft(name)
      await onSaved(saved)
      if (!isCopy) start(await api.workspaceFramework(workspaceId, saved.key))
    } catch (error) {
      if (error instanceof ApiError && error.code === 'framework_changed')
        setTheirs(await api.workspaceFramework(workspaceId, base.framework.key))
      else setFailed(errorText(error))
    } finally {
      setBusy(false)
    }
  }

  return {
    ...{ draft, edit, changed, faults, tried, busy, failed, restored, theirs },
    base: base.framework,
    discard: () => {
      start(base)
      setDraft(first)
    },
    takeTheirs: () => theirs && start(theirs),
    save: () => save(theirs ? theirs.framework.version : base.framework.version),
  }
}
