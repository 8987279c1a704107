'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { LiveDocument } from '@/lib/client/live-document'
import { syncOf } from '@/lib/anchors/text-places'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { Confirm } from '../ui/confirm'
import { Icon } from '../ui/icon'
import { useToast } from '../ui/toast'
import type { Fork } from './fork'
import { ForkChanges } from './fork-changes'
import { SendDialog } from './send-dialog'
import { rememberMode, useFork } from './use-fork'
import './suggestions.css'

interface SuggestingProps {
  editor: Editor
  live: LiveDocument | null
  elementId: string
  documentId: string
  me: { id: string; colour: number }
  on: boolean
  onOn: (on: boolean) => void
  fork: Fork | null
  onFork: (fork: Fork | null) => void
}

/** Writing freely in one's own copy of a text, and sending what is different as suggestions. */
export function Suggesting(props: SuggestingProps) {
  const { editor, live, elementId, documentId, me, on, onOn, fork, onFork } = props
  const t = useTranslations('suggestions.mode')
  const failed = useFork({ live, elementId, documentId, me: me.id, on, onOn, onFork })
  if (!on) return null
  const isHere = fork !== null && syncOf(editor.state)?.doc === fork.doc
  return (
    <div className="t suggesting" role="region" aria-label={t('title')}>
      <p className="suggesting-what">
        <Icon name="pen" />
        <b>{t('title')}</b>
      </p>
      {isHere ? (
        <Bar key={editor.instanceId} {...props} fork={fork} />
      ) : (
        <p className="small" role="status">
          {t(failed ? 'failed' : 'opening')}{' '}
          {failed && (
            <Button
              look="quiet"
              onClick={() => {
                rememberMode(elementId, false)
                onOn(false)
              }}
            >
              {t('leave')}
            </Button>
          )}
        </p>
      )}
    </div>
  )
}

function Bar({ editor, elementId, me, fork, onOn }: SuggestingProps & { fork: Fork }) {
  const t = useTranslations('suggestions.mode')
  const words = useTranslations('suggestions')
  const toast = useToast()
  const client = useQueryClient()
  const changes = useMemo(() => new ForkChanges(editor, fork, me.colour), [editor, fork, me.colour])
  const hunks = useSyncExternalStore(changes.subscribe, changes.get, changes.get)
  const [sending, setSending] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const nothing = hunks.length === 0
  const leave = (keep: boolean) => {
    if (!keep) fork.discard()
    rememberMode(elementId, false)
    onOn(false)
  }
  return (
    <>
      <p className="small muted" role="status">
        {t('count', { count: hunks.length })}
        {!nothing && ` · ${t(fork.kept ? 'kept' : 'notKept')}`} {fork.isAnew && t('earlier')}
      </p>
      <p className="acts">
        <Button look="main" disabled={nothing} onClick={() => setSending(true)}>
          {t('send')}
        </Button>
        <Button look="quiet" onClick={() => leave(!nothing)}>
          {t('leave')}
        </Button>
        {!nothing && (
          <Button look="quiet" onClick={() => setDiscarding(true)}>
            {t('discard')}
          </Button>
        )}
      </p>
      <SendDialog
        open={sending}
        changes={changes}
        elementId={elementId}
        onClose={() => setSending(false)}
        onSent={(threads) => {
          setSending(false)
          void client.invalidateQueries({ queryKey: keys.threads(elementId) })
          toast(words('sent', { count: threads.length }))
          leave(false)
        }}
      />
      <Confirm
        open={discarding}
        onClose={() => setDiscarding(false)}
        title={t('discardTitle')}
        text={t('discardText')}
        verb={t('discard')}
        onConfirm={() => {
          leave(false)
          return Promise.resolve()
        }}
      />
    </>
  )
}
