'use client'

import type { JSONContent } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { MessageBody } from '@/lib/thread-body'
import type { ThreadPlace } from '@/lib/threads'
import { useErrorText } from '../errors'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { keepDraft, readDraft } from './drafts'
import { bodyFrom } from './message-body'
import { messageExtensions } from './message-extensions'
import { NameStore } from './name-store'
import { useNameable } from './nameable'

interface MessageFormProps {
  /** What the field is for, read out. */
  label: string
  placeholder: string
  submit: string
  /** Where unsent words are kept; see `draftKey`. */
  draft: string
  /** Where it begins a thread: kept along with the words. */
  place?: ThreadPlace
  initial?: JSONContent
  /** Opened on purpose, so the caret goes there. */
  focused?: boolean
  onSend: (body: MessageBody) => Promise<void>
  onCancel?: () => void
}

/** Writes a message: a small text with bold, lists, links and names. Ctrl+Enter sends it. */
export function MessageForm(props: MessageFormProps) {
  const { label, placeholder, submit, draft, place, initial, focused = false } = props
  const t = useTranslations('threads')
  const id = useId()
  const named = useNameable()
  const nameable = useRef(named)
  const [names] = useState(() => new NameStore())
  const [sending, setSending] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const [empty, setEmpty] = useState(true)
  const sentence = useErrorText()
  const send = useRef(() => undefined as void)
  const { onCancel } = props
  const cancel = useRef(onCancel)

  const editor = useEditor({
    // At once, and the caret in it at once: the next key is meant for the message already.
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    injectCSS: false,
    content: readDraft(draft)?.words ?? initial ?? null,
    extensions: messageExtensions({
      people: () => nameable.current.people,
      elements: () => nameable.current.elements,
      names,
      placeholder,
    }),
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'say' },
      handleKeyDown(_view, event) {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          send.current()
          return true
        }
        if (event.key === 'Escape' && cancel.current && !names.get()) {
          cancel.current()
          event.stopPropagation()
          return true
        }
        return false
      },
    },
    onCreate: ({ editor: made }) => setEmpty(bodyFrom(made.getJSON()) === null),
    onUpdate({ editor: changed }) {
      const nothing = bodyFrom(changed.getJSON()) === null
      setEmpty(nothing)
      keepDraft(draft, nothing ? null : { words: changed.getJSON(), ...(place && { place }) })
    },
  })

  const [focusFirst] = useState(focused)
  useLayoutEffect(() => {
    if (!focusFirst || editor.isDestroyed) return
    editor.commands.setTextSelection(editor.state.doc.content.size)
    editor.view.focus()
  }, [editor, focusFirst])

  // What the editor's own handlers call is always of the latest drawing.
  useEffect(() => {
    nameable.current = named
    cancel.current = onCancel
    send.current = sendNow
  })

  function sendNow() {
    const body = editor && bodyFrom(editor.getJSON())
    if (!body || sending) return
    setSending(true)
    setFailed(null)
    props
      .onSend(body)
      .then(() => {
        keepDraft(draft, null)
        if (!editor.isDestroyed) editor.commands.clearContent(true)
      })
      .catch((error: unknown) => setFailed(error))
      .finally(() => setSending(false))
  }

  function giveUp() {
    keepDraft(draft, null)
    editor?.commands.clearContent(true)
    onCancel?.()
  }

  return (
    <div className="say-form">
      <EditorContent editor={editor} />
      <Names store={names} id={id} />
      {failed !== null && <Notice kind="stop">{sentence(failed)}</Notice>}
      {(!empty || onCancel) && (
        <p className="acts">
          <Button
            look="main"
            disabled={empty}
            title="Ctrl Enter"
            busy={sending && t('sending')}
            onClick={sendNow}
          >
            {submit}
          </Button>
          <Button look="quiet" onClick={giveUp}>
            {t('cancel')}
          </Button>
        </p>
      )}
    </div>
  )
}

/** The names on offer while one is typed. The caret stays in the message. */
function Names({ store, id }: { store: NameStore; id: string }) {
  const t = useTranslations('threads')
  const offered = useSyncExternalStore(store.subscribe, store.get, () => null)
  if (!offered) return null
  return (
    <div className="menu names" role="listbox" id={id} aria-label={t('names')}>
      {offered.items.map((item, i) => (
        <div
          key={item.id}
          role="option"
          aria-selected={i === offered.chosen}
          // Pressing must not take the caret out of the message.
          onMouseDown={(event) => {
            event.preventDefault()
            offered.take(item)
          }}
        >
          {item.name}
          {item.team && <small className="dim">{t('team')}</small>}
        </div>
      ))}
    </div>
  )
}
