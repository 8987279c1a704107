'use client'

import { useTranslations } from 'use-intl'
import { placeOf, sentenceOf } from '@/lib/notice-words'
import type { Notice } from '@/lib/notices'
import { Icon } from '../ui/icon'
import { Moment } from '../ui/moment'
import { PageLink } from '../ui/page-link'

interface NoticeRowProps {
  notice: Notice
  /** Whether to say in which workspace it is. */
  several: boolean
  onMark: (read: boolean) => void
}

/** One thing that somebody is told of, with the way to it. */
export function NoticeRow({ notice, several, onMark }: NoticeRowProps) {
  const t = useTranslations('notices')
  const { by, count, canvas, element, words, workspace, messageId, at } = notice
  const isUnread = notice.readAt === null
  return (
    <li className={isUnread ? 'notice unread' : 'notice'}>
      <span className="mark">{isUnread && <span className="vh">{t('isNew')}</span>}</span>
      <div>
        <p>
          <PageLink href={placeOf(notice)} onClick={() => isUnread && onMark(true)}>
            {t(`happened.${sentenceOf(notice)}`, { name: by?.name ?? t('somebody') })}
          </PageLink>{' '}
          {count > 1 && <span className="muted">{t('more', { count: count - 1 })}</span>}
        </p>
        <p className="small muted">
          {t('place', { element: element.title, canvas: canvas.title })}
          {several && ` · ${workspace.name}`}
        </p>
        {words !== null && (
          <p className="words" dir="auto">
            {words}
          </p>
        )}
        {words === null && messageId !== null && <p className="small dim">{t('takenBack')}</p>}
        <p className="tiny dim">
          <Moment at={at} />
        </p>
      </div>
      <button
        type="button"
        className="ib"
        aria-label={t(isUnread ? 'markRead' : 'markUnread')}
        title={t(isUnread ? 'markRead' : 'markUnread')}
        onClick={() => onMark(isUnread)}
      >
        <Icon name={isUnread ? 'check' : 'undo'} />
      </button>
    </li>
  )
}
