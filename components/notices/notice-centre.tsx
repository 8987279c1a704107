'use client'

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { NOTICES_CHANGED } from '@/lib/notice-news'
import type { Notice, NoticePage, NoticeWay, UnreadNotices } from '@/lib/notices'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Icon } from '../ui/icon'
import { PageLink } from '../ui/page-link'
import { useToast } from '../ui/toast'
import { NoticeRow } from './notice-row'
import './notices.css'

interface NoticeCentreProps {
  way: NoticeWay
  /** The first page and the counts as they were when the page was drawn. */
  first: NoticePage
  unread: UnreadNotices
  /** Whether the reader is in more than one workspace, so that each notice says in which. */
  several: boolean
}

const WAYS = ['direct', 'following'] as const
const PATHS = { direct: '/notices', following: '/notices?way=following' }

/** What one is told of: what is about oneself, and what one follows. */
export function NoticeCentre({ way, first, unread: initial, several }: NoticeCentreProps) {
  const t = useTranslations('notices')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const sentence = useErrorText()
  // Only read: the bell keeps it.
  const counted = useQuery<UnreadNotices>({ queryKey: keys.unreadNotices, enabled: false }).data
  const unread = counted ?? initial
  const key = [...keys.noticeLists, way]
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) =>
      api.notices({ way, ...(pageParam !== null && { before: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ older }) => older,
    initialData: { pages: [first], pageParams: [null] },
    staleTime: 0,
  })
  const notices = list.data.pages.flatMap(({ items }) => items)
  const newest = notices[0]

  function changed(wanted: Promise<void>) {
    wanted
      .catch((error: unknown) => toast(sentence(error)))
      .finally(() => window.dispatchEvent(new Event(NOTICES_CHANGED)))
  }

  function mark({ id }: Notice, read: boolean) {
    const readAt = read ? new Date().toISOString() : null
    client.setQueryData<typeof list.data>(
      key,
      (before) =>
        before && {
          ...before,
          pages: before.pages.map((page) => ({
            ...page,
            items: page.items.map((item) => (item.id === id ? { ...item, readAt } : item)),
          })),
        },
    )
    changed(api.markNotice(id, read))
  }

  return (
    <>
      <nav className="pages" aria-label={t('ways')}>
        <ul>
          {WAYS.map((each) => (
            <li key={each}>
              <PageLink href={PATHS[each]} aria-current={each === way ? 'page' : undefined}>
                {t(each)}
                {unread[each] > 0 && (
                  <span className="badge num">
                    <span aria-hidden="true">{unread[each]}</span>
                    <span className="vh">{t('unread', { count: unread[each] })}</span>
                  </span>
                )}
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="cluster mb-4">
        {unread[way] > 0 && newest && (
          <Button look="quiet" onClick={() => changed(api.markNotices({ way, until: newest.at }))}>
            <Icon name="check" />
            {t('markAll')}
          </Button>
        )}
        <PageLink className="btn quiet" href="/settings/notices">
          <Icon name="settings" />
          {t('settings')}
        </PageLink>
      </div>
      {list.error && notices.length === 0 ? (
        <Empty title={t('failed')} level="h2" failed>
          <Button onClick={() => void list.refetch()}>{t('retry')}</Button>
        </Empty>
      ) : notices.length === 0 ? (
        <Empty title={t(`empty.${way}`)} level="h2">
          <p>{t(`empty.${way}Text`)}</p>
        </Empty>
      ) : (
        <ul className="rows notices">
          {notices.map((notice) => (
            <NoticeRow
              key={notice.id}
              notice={notice}
              several={several}
              onMark={(read) => mark(notice, read)}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button
          busy={list.isFetchingNextPage && t('loading')}
          onClick={() => void list.fetchNextPage()}
        >
          {t('older')}
        </Button>
      )}
    </>
  )
}
