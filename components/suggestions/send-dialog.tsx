'use client'

import { useId, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { uuidv4 } from 'lib0/random'
import { hunkWords } from '@/lib/suggestions/hunk-words'
import { SUGGESTIONS_AT_ONCE, SUGGESTIONS_WAITING } from '@/lib/suggestions/limits'
import type { SuggestionMake, Thread } from '@/lib/threads'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import type { ForkChanges } from './fork-changes'
import { HunkView } from './hunk-view'
import { suggestionsFrom } from './make-suggestions'

interface SendDialogProps {
  open: boolean
  changes: ForkChanges
  elementId: string
  onClose: () => void
  onSent: (threads: readonly Thread[]) => void
}

/** What is on its way, in as many parts as it takes. */
interface Parcel {
  batchId: string
  left: SuggestionMake[]
  made: Thread[]
}

/** All that will be suggested, once more before it is sent. */
export function SendDialog({ open, ...rest }: SendDialogProps) {
  const t = useTranslations('suggestions.mode')
  return (
    <Dialog open={open} onClose={rest.onClose} title={t('dialog')} text={t('about')} wide>
      {open && <Sending {...rest} />}
    </Dialog>
  )
}

function Sending({ changes, elementId, onClose, onSent }: Omit<SendDialogProps, 'open'>) {
  const t = useTranslations('suggestions.mode')
  const words = useTranslations('suggestions')
  const api = useApi()
  const sentence = useErrorText()
  const id = useId()
  const [note, setNote] = useState('')
  const [sending, setSending] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const { base, hunks } = useMemo(() => changes.now(), [changes])
  const { content } = base
  const tooMany = hunks.length > SUGGESTIONS_WAITING
  const underWay = useRef<Parcel | null>(null)

  async function send() {
    setSending(true)
    setFailed(null)
    try {
      underWay.current ??= parcel()
      const { batchId, left, made } = underWay.current
      while (left.length > 0) {
        const suggestions = left.slice(0, SUGGESTIONS_AT_ONCE)
        made.push(...(await api.suggest(elementId, { batchId, suggestions })))
        left.splice(0, suggestions.length)
      }
      onSent(made)
    } catch (error) {
      // What has been sent is not sent again.
      if (underWay.current?.made.length === 0) underWay.current = null
      setFailed(error)
      setSending(false)
    }
  }

  function parcel(): Parcel {
    // Others may have written meanwhile: what is sent is about the text as it is now.
    const now = changes.now()
    const left = suggestionsFrom(now.base, now.base.content, now.hunks, note)
    return { batchId: uuidv4(), left, made: [] }
  }

  return (
    <>
      <ul className="to-send">
        {hunks.map(({ from, to, after }) => (
          <li key={`${from}-${to}`} className="thr">
            <HunkView words={hunkWords(content.type.schema, content.slice(from, to), after)} />
          </li>
        ))}
      </ul>
      <label htmlFor={id}>{words('why')}</label>
      <textarea
        id={id}
        className="in"
        dir="auto"
        rows={2}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {tooMany && (
        <Notice kind="warn">{t('tooMany', { count: String(SUGGESTIONS_WAITING) })}</Notice>
      )}
      {failed !== null && <Notice kind="stop">{sentence(failed)}</Notice>}
      <div className="acts">
        <Button look="quiet" onClick={onClose}>
          {words('cancel')}
        </Button>
        <Button
          look="main"
          disabled={tooMany || hunks.length === 0}
          busy={sending && words('sending')}
          onClick={() => void send()}
        >
          {t('send')}
        </Button>
      </div>
    </>
  )
}
