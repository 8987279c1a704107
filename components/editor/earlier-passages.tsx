'use client'

import { useQuery } from '@tanstack/react-query'
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import * as Y from 'yjs'
import { toMarkdown } from '@/lib/document/markdown'
import { passagesOnlyIn } from '@/lib/document/passages'
import { FRAGMENT } from '@/lib/protocol'
import { useApi } from '../api'
import { Button } from '../ui/button'
import { copyText } from '../ui/copy-text'
import { Skeleton } from '../ui/skeleton'
import { useToast } from '../ui/toast'

interface EarlierPassagesProps {
  /** The whole copy, as one Yjs update. */
  update: Uint8Array
  elementId: string
  title: string
  /** Null while it must not be forgotten. */
  onForget: (() => void) | null
}

/** What a copy that was put aside has and the present text has not, to copy or to keep as a file. */
export function EarlierPassages({ update, elementId, title, onForget }: EarlierPassagesProps) {
  const api = useApi()
  const t = useTranslations('editor.earlier')
  const shell = useTranslations('shell')
  const toast = useToast()
  const kept = useMemo(() => markdownOf(update), [update])
  const { data: present, isPending } = useQuery({
    queryKey: ['element-markdown', elementId],
    queryFn: () => api.elementMarkdown(elementId),
    // Asked anew each time: others write on meanwhile.
    gcTime: 0,
    retry: false,
  })
  if (isPending) return <Skeleton label={t('comparing')} lines={3} />
  const passages = passagesOnlyIn(kept, present ?? '')
  const copy = async () => {
    const copied = await copyText(passages.join('\n\n'))
    toast(shell(copied ? 'copied' : 'notCopied'))
  }
  return (
    <>
      <p>
        {present === undefined
          ? t('failed')
          : passages.length > 0
            ? t('only', { count: passages.length })
            : t('nothing')}
      </p>
      {passages.length > 0 && (
        <ul className="earlier">
          {passages.map((passage, i) => (
            <li key={i} dir="auto">
              {passage}
            </li>
          ))}
        </ul>
      )}
      <div className="acts">
        {onForget && <Forget onForget={onForget} />}
        <Button onClick={() => download(kept, title)}>{t('download')}</Button>
        {passages.length > 0 && (
          <Button look="main" onClick={() => void copy()}>
            {t('copy')}
          </Button>
        )}
      </div>
    </>
  )
}

/** Asks once more: nobody else has this copy. */
function Forget({ onForget }: { onForget: () => void }) {
  const t = useTranslations('editor.earlier')
  const [asking, setAsking] = useState(false)
  if (!asking)
    return (
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('forget')}
      </Button>
    )
  return (
    <span className="cluster" role="group" aria-label={t('forgetSure')}>
      <span className="small">{t('forgetSure')}</span>
      <Button look="quiet" onClick={() => setAsking(false)}>
        {t('keep')}
      </Button>
      <Button look="stop" onClick={onForget}>
        {t('forget')}
      </Button>
    </span>
  )
}

function markdownOf(update: Uint8Array): string {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const text = toMarkdown(yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(FRAGMENT)))
  doc.destroy()
  return text
}

function download(text: string, title: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${title}.md`
  link.click()
  URL.revokeObjectURL(address)
}
