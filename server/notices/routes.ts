import {
  Following,
  NoticeChange,
  NoticeFilter,
  NoticePage,
  NoticeSettings,
  NoticeSettingsChange,
  NoticesRead,
  UnreadNotices,
} from '../../lib/notices'
import { localeOf } from '../canvases/locale-of'
import { requireCaller } from '../http/caller'
import { answer, body, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Follows } from './follows'
import type { Mailing } from './mailing'
import type { Notices } from './notices'

const tags = ['Notices']

const page = route({
  method: 'get',
  path: '/me/notices',
  tags,
  summary: 'What you are told of',
  description:
    'Newest first, thirty at a time; `older` is the `before` of the next page. One notice a thing: what happens to it while it is unread is counted.',
  request: { query: NoticeFilter },
  responses: { 200: answer(NoticePage, 'A page of notices'), ...failures('bad_request') },
})

const unread = route({
  method: 'get',
  path: '/me/notices/unread',
  tags,
  summary: 'How many notices you have not read',
  responses: { 200: answer(UnreadNotices, 'How many of each way') },
})

const mark = route({
  method: 'patch',
  path: '/me/notices/{noticeId}',
  tags,
  summary: 'Mark a notice as read, or as unread again',
  request: { params: params('noticeId'), body: body(NoticeChange) },
  responses: { 204: { description: 'Marked.' }, ...failures('not_found', 'scope_too_small') },
})

const markAll = route({
  method: 'post',
  path: '/me/notices/read',
  tags,
  summary: 'Mark notices as read',
  description:
    'All of them, or those of one way, about a thread, about the text of an element, up to a moment.',
  request: { body: body(NoticesRead) },
  responses: {
    204: { description: 'Marked.' },
    ...failures('bad_request', 'scope_too_small'),
  },
})

const settings = route({
  method: 'get',
  path: '/me/notice-settings',
  tags,
  summary: 'What you get by mail, and when',
  responses: { 200: answer(NoticeSettings, 'As it is, chosen or not') },
})

const changeSettings = route({
  method: 'patch',
  path: '/me/notice-settings',
  tags,
  summary: 'Choose what you get by mail, and when',
  description:
    'Mail about what is direct goes out within minutes, with the digest, or not at all. The digest comes at an hour by the clock of your time zone, daily or on Mondays. Nothing is sent where nothing is new.',
  request: { body: body(NoticeSettingsChange) },
  responses: {
    204: { description: 'Changed.' },
    ...failures('bad_request', 'scope_too_small'),
  },
})

const followRefusals = failures('not_found', 'scope_too_small')

const ofElement = route({
  method: 'get',
  path: '/elements/{elementId}/following',
  tags,
  summary: 'Whether you follow an element',
  request: { params: params('elementId') },
  responses: { 200: answer(Following, 'Following, muted or neither'), ...failures('not_found') },
})

const setElement = route({
  method: 'put',
  path: '/elements/{elementId}/following',
  tags,
  summary: 'Follow an element, or be told nothing of it',
  description:
    'Whoever writes in an element follows it, until they choose something else. Muted: told of nothing about it but of being called on by name.',
  request: { params: params('elementId'), body: body(Following) },
  responses: { 204: { description: 'Changed.' }, ...failures('bad_request'), ...followRefusals },
})

const ofThread = route({
  method: 'get',
  path: '/threads/{threadId}/following',
  tags,
  summary: 'Whether you follow a thread',
  request: { params: params('threadId') },
  responses: { 200: answer(Following, 'Following, muted or neither'), ...failures('not_found') },
})

const setThread = route({
  method: 'put',
  path: '/threads/{threadId}/following',
  tags,
  summary: 'Follow a thread, or be told nothing of it',
  description:
    'Whoever says something in a thread, or is called on there by name, follows it until they choose something else.',
  request: { params: params('threadId'), body: body(Following) },
  responses: { 204: { description: 'Changed.' }, ...failures('bad_request'), ...followRefusals },
})

/** What one is told of, and what one follows. */
export function noticeRoutes(parts: { notices: Notices; follows: Follows; mailing: Mailing }) {
  const { notices, follows, mailing } = parts
  return createRouter()
    .openapi(page, async (c) => {
      const filter = c.req.valid('query')
      return c.json(await notices.page(requireCaller(c), filter, localeOf(c)), 200)
    })
    .openapi(unread, async (c) => c.json(await notices.unread(requireCaller(c)), 200))
    .openapi(markAll, async (c) => {
      await notices.markAll(requireCaller(c), c.req.valid('json'))
      return c.body(null, 204)
    })
    .openapi(mark, async (c) => {
      const { noticeId } = c.req.valid('param')
      await notices.mark(requireCaller(c), noticeId, c.req.valid('json').read)
      return c.body(null, 204)
    })
    .openapi(settings, async (c) => c.json(await mailing.settings(requireCaller(c)), 200))
    .openapi(changeSettings, async (c) => {
      await mailing.change(requireCaller(c), c.req.valid('json'))
      return c.body(null, 204)
    })
    .openapi(ofElement, async (c) => {
      const { elementId } = c.req.valid('param')
      return c.json(await follows.ofElement(requireCaller(c), elementId), 200)
    })
    .openapi(setElement, async (c) => {
      const { elementId } = c.req.valid('param')
      await follows.setElement(requireCaller(c), elementId, c.req.valid('json').state)
      return c.body(null, 204)
    })
    .openapi(ofThread, async (c) => {
      const { threadId } = c.req.valid('param')
      return c.json(await follows.ofThread(requireCaller(c), threadId), 200)
    })
    .openapi(setThread, async (c) => {
      const { threadId } = c.req.valid('param')
      await follows.setThread(requireCaller(c), threadId, c.req.valid('json').state)
      return c.body(null, 204)
    })
}
