'use client'

import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import { uuidv4 } from 'lib0/random'
import type { Thread } from '@/lib/threads'
import { useApi } from '../api'
import { FollowMenu } from '../notices/follow-menu'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Moment } from '../ui/moment'
import { useDesk } from './desk'
import { draftKey } from './drafts'
import { MessageForm } from './message-form'
import { cardId } from './thread-marks'
import { ThreadMessage } from './thread-message'
import { SuggestionActs } from '../suggestions/suggestion-acts'
import { SuggestionBody } from '../suggestions/suggestion-body'
import { useResolve } from './use-resolve'

interface ThreadCardProps {
  thread: Thread
  open: boolean
  /** Its words are not in the text any more. */
  detached: boolean
  /** Whether its words are shown above it: where it does not stand beside them. */
  quoted?: boolean
  onOpen: () => void
  /** Attaches it to the words that are selected now; absent where that cannot be. */
  onAttach?: () => void
  ref?: Ref<HTMLElement>
}

/** A thread: what it is about, what was said, and, once open, what can be done. */
export function ThreadCard(props: ThreadCardProps) {
  const { thread, open, detached, quoted = false, onOpen, onAttach, ref } = props
  const t = useTranslations('threads')
  const api = useApi()
  const desk = useDesk()
  const resolved = thread.state === 'resolved'
  const { suggestion } = thread
  const first = suggestion ? undefined : thread.messages[0]
  const replies = suggestion ? thread.messages : thread.messages.slice(1)
  const author = thread.openedBy?.name ?? first?.author?.name ?? t('somebody')
  const shown = open ? replies : replies.slice(-1)
  const hidden = replies.length - shown.length
  const classes = ['thr', open ? 'act' : '', resolved ? 'done' : ''].filter(Boolean).join(' ')
  return (
    <article
      ref={ref}
      // The same thread may stand beside its words too.
      id={quoted ? undefined : cardId(thread.id)}
      className={classes}
      aria-label={labelOf()}
      aria-current={open || undefined}
      tabIndex={-1}
      onClick={open ? undefined : onOpen}
    >
      {detached && !suggestion && <p className="small dim">{t('detached')}</p>}
      {thread.scope === 'element' && !suggestion && <p className="small dim">{t('whole')}</p>}
      {(detached || quoted) && thread.anchor && !suggestion && (
        <p className={detached ? 'quote gone' : 'quote'}>
          <q>{thread.anchor.quote}</q>
        </p>
      )}
      {suggestion && <SuggestionBody thread={thread} brief={!open} />}
      {first && <ThreadMessage thread={thread} message={first} brief={!open} />}
      {hidden > 0 && <p className="small dim">{t('hidden', { count: hidden })}</p>}
      {shown.map((message) => (
        <div className="re" key={message.id}>
          <ThreadMessage thread={thread} message={message} brief={!open} />
        </div>
      ))}
      {resolved && thread.resolvedAt && !suggestion && (
        <p className="small dim">
          <Icon name="check" />{' '}
          {t.rich('resolvedBy', {
            name: thread.resolvedBy?.name ?? t('somebody'),
            when: () => <Moment at={thread.resolvedAt ?? ''} />,
          })}
        </p>
      )}
      {open && desk.mayComment && !resolved && (
        <MessageForm
          label={t('replyTo', { name: author })}
          placeholder={t('reply')}
          submit={t('reply')}
          draft={draftKey(desk.elementId, `reply-${thread.id}`)}
          onSend={async (body) =>
            desk.put(thread.id, await api.reply(thread.id, { id: uuidv4(), body }))
          }
        />
      )}
      {open && suggestion && <SuggestionActs thread={thread} />}
      {open ? (
        !suggestion && <CardActs thread={thread} {...(detached && onAttach && { onAttach })} />
      ) : (
        // Reached by Tab where a press on the card is not at hand.
        <button type="button" className="vh" onClick={onOpen}>
          {t('open', { name: author })}
        </button>
      )}
    </article>
  )

  function labelOf(): string {
    const quote = thread.anchor?.quote
    if (suggestion)
      return quote ? t('suggestionOn', { quote: shortened(quote) }) : t('suggestionOnWhole')
    return quote ? t('threadOn', { quote: shortened(quote) }) : t('threadOnWhole')
  }
}

function CardActs({ thread, onAttach }: { thread: Thread; onAttach?: () => void }) {
  const t = useTranslations('threads')
  const { may, turn, busy } = useResolve(useDesk())
  const resolved = thread.state === 'resolved'
  const mayResolve = may(thread)
  return (
    <p className="acts">
      {mayResolve && (
        <Button look="quiet" busy={busy && t('busy')} onClick={() => turn(thread)}>
          <Icon name={resolved ? 'undo' : 'check'} />
          {t(resolved ? 'reopen' : 'resolve')}
        </Button>
      )}
      {onAttach && (
        <Button look="quiet" onClick={onAttach}>
          <Icon name="link" />
          {t('attach')}
        </Button>
      )}
      <FollowMenu place="threads" id={thread.id} />
    </p>
  )
}

const QUOTED = 80

/** The beginning of a long quotation, cut between words where there are any. */
export function shortened(quote: string): string {
  if (quote.length <= QUOTED) return quote
  return `${quote.slice(0, QUOTED).replace(/\s+\S*$/, '')}…`
}
