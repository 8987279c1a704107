'use client'

import './restorations.css'
import { useTranslations } from 'use-intl'
import type { Person } from '@/lib/faces'
import type { ShownPart } from '@/lib/history/shown-parts'
import { Button } from '../ui/button'
import { copyText } from '../ui/copy-text'
import { Icon } from '../ui/icon'
import { useToast } from '../ui/toast'
import { untilHere } from '../ui/until-here'

interface CopyPastProps {
  /** Of two moments, the newer is copied. */
  parts: readonly ShownPart[]
  people: ReadonlyMap<string, Person>
}

/** Copies a text of the past, as it looks or as Markdown. Nothing is changed anywhere. */
export function CopyPast({ parts, people }: CopyPastProps) {
  const t = useTranslations('restoring.copy')
  const toast = useToast()
  const copy = async (as: 'text' | 'markdown') => {
    // The schema and the writer of Markdown are large, and few ever press this.
    const { pastAsText } = await untilHere(() => import('./past-as-text'))
    const { markdown, html } = pastAsText(parts, (id) => people.get(id)?.name ?? null)
    const done = as === 'text' && html !== null ? await copyRich(html, markdown) : false
    toast(t(done || (await copyText(markdown)) ? 'done' : 'failed'))
  }
  return (
    <div className="copy-past" role="group" aria-label={t('label')}>
      <Button look="quiet" onClick={() => void copy('text')}>
        <Icon name="copy" />
        {t('text')}
      </Button>
      <Button look="quiet" onClick={() => void copy('markdown')}>
        {t('markdown')}
      </Button>
    </div>
  )
}

/** With its headings, lists and links; false where the browser does not let us. */
async function copyRich(html: string, plain: string): Promise<boolean> {
  if (window.isSecureContext && typeof ClipboardItem === 'function')
    try {
      const blob = (type: string, text: string) => new Blob([text], { type })
      const item = new ClipboardItem({
        'text/html': blob('text/html', html),
        'text/plain': blob('text/plain', plain),
      })
      await navigator.clipboard.write([item])
      return true
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
    }
  // Without https browsers hide the clipboard: whatever is copied next is told what to be.
  const tell = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/html', html)
    event.clipboardData?.setData('text/plain', plain)
    event.preventDefault()
  }
  document.addEventListener('copy', tell)
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', tell)
  }
}
