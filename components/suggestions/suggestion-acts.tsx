'use client'

import { useEffect, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { wordsIn } from '@/lib/suggestions/hunk-words'
import { HAND_HELD_MS } from '@/lib/suggestions/limits'
import type { Thread } from '@/lib/threads'
import { useDesk } from '../threads/desk'
import { Button } from '../ui/button'
import { Confirm } from '../ui/confirm'
import { copyText } from '../ui/copy-text'
import { Icon } from '../ui/icon'
import { useToast } from '../ui/toast'
import { useSuggestionDesk } from './suggestion-desk'

/** What can be done with a suggestion, by whoever looks at it. */
export function SuggestionActs({ thread }: { thread: Thread }) {
  const t = useTranslations('suggestions')
  const desk = useDesk()
  const { act, busy } = useSuggestionDesk()
  const { suggestion } = thread
  const own = thread.openedBy?.id === desk.me
  if (!suggestion) return null
  switch (suggestion.state) {
    case 'waiting':
      return (
        <>
          {desk.mayWrite ? <Decide thread={thread} /> : <p className="small dim">{t('waits')}</p>}
          {own && <Withdraw thread={thread} />}
        </>
      )
    case 'accepted':
      return desk.mayWrite && !suggestion.inText ? <NotIn thread={thread} /> : null
    case 'refused':
      return desk.mayWrite ? (
        <p className="acts">
          <Button
            look="quiet"
            busy={busy && t('mode.opening')}
            onClick={() => act([thread.id], 'wait')}
          >
            <Icon name="undo" />
            {t('again')}
          </Button>
        </p>
      ) : null
    case 'withdrawn':
      return null
    default:
      return suggestion.state satisfies never
  }
}

function Decide({ thread }: { thread: Thread }) {
  const t = useTranslations('suggestions')
  const { standingOf, accept, refuse, read, editor, busy } = useSuggestionDesk()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const id = useId()
  const standing = standingOf(thread.id)
  const isChanged = standing?.state === 'changed'
  const copy = () => {
    const after = read(thread)?.after
    if (!after) return
    const doc = editor.schema.topNodeType.create(null, after.content)
    void copyText(wordsIn(doc, 0, doc.content.size)).then(() => toast(t('copied')))
  }
  return (
    <div className="decide">
      <label className="small muted" htmlFor={id}>
        {t('reason')}
      </label>
      <input
        id={id}
        className="in"
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="acts">
        {!isChanged && (
          <Button
            look="plain"
            busy={busy && t('mode.opening')}
            onClick={() => accept([thread], reason)}
          >
            <Icon name="check" />
            {t('accept')}
          </Button>
        )}
        <Button
          look="plain"
          busy={busy && t('mode.opening')}
          onClick={() => refuse([thread], reason)}
        >
          <Icon name="x" />
          {t('refuse')}
        </Button>
        {isChanged && standing.at && (
          <Button look="quiet" onClick={() => accept([thread], reason, 'here')}>
            {t('putHere')}
          </Button>
        )}
        {isChanged && (
          <>
            <Button look="quiet" onClick={copy}>
              <Icon name="copy" />
              {t('copy')}
            </Button>
            <Button look="quiet" onClick={() => accept([thread], reason, 'byHand')}>
              {t('byHand')}
            </Button>
          </>
        )}
      </p>
    </div>
  )
}

function Withdraw({ thread }: { thread: Thread }) {
  const t = useTranslations('suggestions')
  const { withdraw } = useSuggestionDesk()
  const [asking, setAsking] = useState(false)
  return (
    <p className="acts">
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('withdraw')}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t('withdrawTitle')}
        text={t('withdrawText')}
        verb={t('withdraw')}
        onConfirm={() => withdraw(thread)}
      />
    </p>
  )
}

/** Accepted, and whoever accepted it has not said that it is in the text. */
function NotIn({ thread }: { thread: Thread }) {
  const t = useTranslations('suggestions')
  const { me } = useDesk()
  const { standingOf, takeOver, act, busy } = useSuggestionDesk()
  const { hand, handAt } = thread.suggestion ?? {}
  const free = useLater(handAt ? Date.parse(handAt) + HAND_HELD_MS : 0)
  const isMine = hand?.id === me
  if (!isMine && !free)
    return <p className="small dim">{t('notInBy', { name: hand?.name ?? t('somebody') })}</p>
  if (busy) return null
  const stands = standingOf(thread.id)?.state === 'intact'
  return (
    <>
      <p className="small moved">
        <Icon name="alert" /> {t('notIn')}
      </p>
      <p className="acts">
        {stands && <Button onClick={() => takeOver(thread)}>{t('putIn')}</Button>}
        <Button look="quiet" onClick={() => act([thread.id], 'done')}>
          {t('isIn')}
        </Button>
        <Button look="quiet" onClick={() => act([thread.id], 'wait')}>
          {t('again')}
        </Button>
      </p>
    </>
  )
}

/** Whether a moment has passed; drawn anew when it has. */
function useLater(at: number): boolean {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (now >= at) return
    const timer = setTimeout(() => setNow(Date.now()), at - now + 100)
    return () => clearTimeout(timer)
  }, [at, now])
  return now >= at
}
