'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { uuidv4 } from 'lib0/random'
import { syncOf } from '@/lib/anchors/text-places'
import type { Thread } from '@/lib/threads'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { cardId } from '../threads/thread-marks'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { suggestionsFrom } from './make-suggestions'
import { keepReplaceDraft, readReplaceDraft } from './replace-draft'
import { replacementFor, type Selected } from './replacement'

interface ReplaceFormProps {
  editor: Editor
  elementId: string
  /** Where it stands among the cards. */
  id: string
  selected: Selected
  onSent: (thread: Thread) => void
  onCancel: () => void
}

/** Other words for what is selected, and why. */
export function ReplaceForm(props: ReplaceFormProps) {
  const { editor, elementId, id: cardsId, selected, onSent, onCancel } = props
  const t = useTranslations('suggestions')
  const api = useApi()
  const sentence = useErrorText()
  const id = useId()
  const [kept] = useState(() => {
    const draft = readReplaceDraft(elementId)
    return draft?.selected.ground.start === selected.ground.start ? draft : null
  })
  const [words, setWords] = useState(kept?.words ?? selected.words)
  const [why, setWhy] = useState(kept?.why ?? '')
  const [sending, setSending] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const [moved, setMoved] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  useEffect(() => {
    if (words !== selected.words || why !== '')
      keepReplaceDraft(elementId, { selected, words, why })
  }, [elementId, selected, words, why])

  function giveUp() {
    keepReplaceDraft(elementId, null)
    onCancel()
  }

  async function send() {
    const sync = syncOf(editor.state)
    if (!sync || sending || words === selected.words) return
    setSending(true)
    setFailed(null)
    try {
      const hunk = replacementFor(editor, selected, words)
      if (!hunk) return setMoved(true)
      const suggestions = suggestionsFrom(sync, editor.state.doc, [hunk], why)
      const [thread] = await api.suggest(elementId, { batchId: uuidv4(), suggestions })
      keepReplaceDraft(elementId, null)
      if (thread) onSent(thread)
    } catch (error) {
      setFailed(error)
    } finally {
      setSending(false)
    }
  }

  return (
    <div
      className="thr act replace-form"
      id={cardId(cardsId)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
        if (event.key !== 'Escape') return
        event.stopPropagation()
        giveUp()
      }}
    >
      <p className="quote">
        <q>{selected.words}</q>
      </p>
      <label htmlFor={`${id}-words`}>{t('replaceWords')}</label>
      <textarea
        ref={field}
        id={`${id}-words`}
        className="in"
        dir="auto"
        rows={3}
        maxLength={10_000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <label htmlFor={`${id}-why`}>{t('why')}</label>
      <input
        id={`${id}-why`}
        className="in"
        dir="auto"
        maxLength={2_000}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
      {moved && <Notice kind="warn">{t('changed')}</Notice>}
      {failed !== null && <Notice kind="stop">{sentence(failed)}</Notice>}
      <p className="acts">
        <Button
          look="main"
          title="Ctrl Enter"
          disabled={words === selected.words}
          busy={sending && t('sending')}
          onClick={() => void send()}
        >
          {words.trim() === '' ? t('takeOut') : t('send')}
        </Button>
        <Button look="quiet" onClick={giveUp}>
          {t('cancel')}
        </Button>
      </p>
    </div>
  )
}
