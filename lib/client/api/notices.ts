import type { z } from 'zod'
import {
  Following,
  NoticePage,
  NoticeSettings,
  UnreadNotices,
  type NoticeFilter,
  type NoticesRead,
  type NoticeSettingsChange,
} from '../../notices'
import { type Asking, search, seg } from './asking'

/** What somebody is told of, and what they follow. */
export function noticeCalls({ call, act }: Asking) {
  return {
    notices: (filter: z.input<typeof NoticeFilter> = {}) =>
      call('GET', `/me/notices${search(filter)}`, NoticePage),
    unreadNotices: () => call('GET', '/me/notices/unread', UnreadNotices),
    markNotice: (id: string, read: boolean) => act('PATCH', `/me/notices/${seg(id)}`, { read }),
    markNotices: (which: z.input<typeof NoticesRead>) => act('POST', '/me/notices/read', which),
    noticeSettings: () => call('GET', '/me/notice-settings', NoticeSettings),
    changeNoticeSettings: (body: z.input<typeof NoticeSettingsChange>) =>
      act('PATCH', '/me/notice-settings', body),
    following: (place: 'elements' | 'threads', id: string) =>
      call('GET', `/${place}/${seg(id)}/following`, Following),
    setFollowing: (place: 'elements' | 'threads', id: string, body: Following) =>
      act('PUT', `/${place}/${seg(id)}/following`, body),
  }
}
