'use client'

import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ReactionKind } from '@/lib/reactions'
import type { Thread, ThreadMessage as Message } from '@/lib/threads'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { Confirm } from '../ui/confirm'
import { copyText } from '../ui/copy-text'
import { Face } from '../ui/face'
import { Icon } from '../ui/icon'
import { Moment } from '../ui/moment'
import { useToast } from '../ui/toast'
import { useDesk } from './desk'
import { draftKey } from './drafts'
import { editableFrom } from './message-body'
import { MessageForm } from './message-form'
import { MessageWords } from './message-words'
import { ReactionChoices, Reactions } from './reactions'

interface ThreadMessageProps {
  thread: Thread
  message: Message
  /** Only what was said, without what can be done: in a card that is not open. */
  brief: boolean
}

/** One message: who, when, what they said, and what others say to it without words. */
export function ThreadMessage({ thread, message, brief }: ThreadMessageProps) {
  const t = useTranslations('threads')
  const api = useApi()
  const desk = useDesk()
  const toast = useToast()
  const sentence = useErrorText()
  const [changing, setChanging] = useState(false)
  const { author, body } = message
  const react = (kind: ReactionKind, mine: boolean) => {
    const asked = mine ? api.unreact(message.id, kind) : api.react(message.id, kind)
    asked.then((next) => desk.put(next.id, next)).catch((error: unknown) => toast(sentence(error)))
  }
  return (
    <div className="said">
      <p className="by">
        {author && <Face person={author} quiet />}
        <b>{author?.name ?? t('somebody')}</b>
        <Moment at={message.at} />
        {message.editedAt && !message.deletedAt && (
          <span className="dim" title={t('editedAt', { at: new Date(message.editedAt) })}>
            {t('edited')}
          </span>
        )}
        {!brief && body && (
          <MessageMenu
            thread={thread}
            message={message}
            onReact={(kind) => react(kind, false)}
            onChange={() => setChanging(true)}
          />
        )}
      </p>
      {!body && <p className="dim">{t('removed')}</p>}
      {body && !changing && (
        <div className={brief ? 'words brief' : 'words'}>
          <MessageWords body={body} names={message} me={desk.me} />
        </div>
      )}
      {body && changing && (
        <MessageForm
          label={t('change')}
          placeholder=""
          submit={t('save')}
          draft={draftKey(desk.elementId, `change-${message.id}`)}
          initial={editableFrom(message)}
          focused
          onSend={async (next) => {
            desk.put(thread.id, await api.changeMessage(message.id, { body: next }))
            setChanging(false)
          }}
          onCancel={() => setChanging(false)}
        />
      )}
      <Reactions
        given={message.reactions}
        me={desk.me}
        {...(desk.mayComment && { onToggle: react })}
      />
    </div>
  )
}

interface MessageMenuProps extends Pick<ThreadMessageProps, 'thread' | 'message'> {
  onReact: (kind: ReactionKind) => void
  onChange: () => void
}

function MessageMenu({ thread, message, onReact, onChange }: MessageMenuProps) {
  const t = useTranslations('threads')
  const api = useApi()
  const desk = useDesk()
  const toast = useToast()
  const [removing, setRemoving] = useState(false)
  const own = message.author?.id === desk.me
  const isLast = thread.messages.length === 1
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          className="ib"
          aria-label={t('more', { name: message.author?.name ?? t('somebody') })}
        >
          <Icon name="more" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="end" collisionPadding={8}>
            {desk.mayComment && <ReactionChoices onChoose={onReact} />}
            <DropdownMenu.Item
              onSelect={() => {
                void copyText(linkTo(thread)).then(() => toast(t('linkCopied')))
              }}
            >
              <Icon name="link" />
              {t('copyLink')}
            </DropdownMenu.Item>
            {own && desk.mayComment && (
              <DropdownMenu.Item onSelect={onChange}>
                <Icon name="pen" />
                {t('change')}
              </DropdownMenu.Item>
            )}
            {own && (
              <DropdownMenu.Item onSelect={() => setRemoving(true)}>
                <Icon name="x" />
                {t('remove')}
              </DropdownMenu.Item>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <Confirm
        open={removing}
        onClose={() => setRemoving(false)}
        title={t('removeTitle')}
        text={t(isLast ? 'removeLast' : 'removeText')}
        verb={t('remove')}
        onConfirm={async () => desk.put(thread.id, await api.removeMessage(message.id))}
      />
    </>
  )
}

/** The lasting address of a thread. */
export function linkTo({ id, elementId }: Pick<Thread, 'id' | 'elementId'>): string {
  return `${location.origin}/elements/${elementId}#thread-${id}`
}
