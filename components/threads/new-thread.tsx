'use client'

import { useTranslations } from 'use-intl'
import { uuidv4 } from 'lib0/random'
import type { Thread, ThreadPlace } from '@/lib/threads'
import { useApi } from '../api'
import { useDesk } from './desk'
import { draftKey } from './drafts'
import { MessageForm } from './message-form'
import { cardId } from './thread-marks'

/** Stands for the thread that is being begun, where threads go by their ids. */
export const NEW = 'new'

interface NewThreadProps {
  place: ThreadPlace
  /** Whether its words are shown above it: where it does not stand beside them. */
  quoted: boolean
  onOpened: (thread: Thread) => void
  onCancel: () => void
}

/** Begins a thread. What is written is kept in this browser until it is sent or given up. */
export function NewThread({ place, quoted, onOpened, onCancel }: NewThreadProps) {
  const t = useTranslations('threads')
  const api = useApi()
  const { elementId } = useDesk()
  return (
    <div className="thr act" id={cardId(NEW)}>
      {place.anchor && quoted && (
        <p className="quote">
          <q>{place.anchor.quote}</q>
        </p>
      )}
      {place.scope === 'element' && <p className="small dim">{t('whole')}</p>}
      <MessageForm
        key={place.anchor?.start ?? NEW}
        label={t('write')}
        placeholder={t('placeholder')}
        submit={t('send')}
        draft={draftKey(elementId, NEW)}
        place={place}
        focused
        onSend={async (body) => {
          const message = { id: uuidv4(), body }
          onOpened(await api.openThread(elementId, { id: uuidv4(), place, message }))
        }}
        onCancel={onCancel}
      />
    </div>
  )
}
