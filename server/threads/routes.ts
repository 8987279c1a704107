import { REACTIONS } from '../../lib/reactions'
import {
  MessageChange,
  MessageMake,
  OpenThreads,
  Thread,
  ThreadChange,
  ThreadFilter,
  ThreadLeft,
  ThreadList,
  ThreadMake,
} from '../../lib/threads'
import { localeOf } from '../canvases/locale-of'
import { requireCaller } from '../http/caller'
import { answer, body, failures, listOf, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Threads } from './threads'

const tags = ['Comments']
const REACTION = '/messages/{messageId}/reactions/{kind}'
const reactionParams = params('messageId', 'kind')

/** What every change can answer besides its own. */
const refusals = failures(
  ...(['not_found', 'not_allowed', 'scope_too_small', 'canvas_archived'] as const),
  'comments_too_fast',
)

const list = route({
  method: 'get',
  path: '/elements/{elementId}/threads',
  tags,
  summary: 'What is said about an element',
  description: 'All of it, open and resolved, with how many there are of each.',
  request: { params: params('elementId'), query: ThreadFilter },
  responses: { 200: answer(ThreadList, 'The threads, oldest first'), ...failures('not_found') },
})

const open = route({
  method: 'post',
  path: '/elements/{elementId}/threads',
  tags,
  summary: 'Comment on an element or a place in it',
  description:
    'You make the ids of thread and message (UUIDs), so that asking twice comments once. The text itself is not changed.',
  request: { params: params('elementId'), body: body(ThreadMake) },
  responses: {
    201: answer(Thread, 'The thread'),
    ...failures('bad_request'),
    ...refusals,
    ...failures('canvas_archived', 'threads_full'),
  },
})

const openOn = route({
  method: 'get',
  path: '/canvases/{canvasId}/open-threads',
  tags,
  summary: 'How many threads are open on each element of a canvas',
  request: { params: params('canvasId') },
  responses: {
    200: answer(listOf(OpenThreads), 'Elements that have any'),
    ...failures('not_found'),
  },
})

const read = route({
  method: 'get',
  path: '/threads/{threadId}',
  tags,
  summary: 'One thread',
  request: { params: params('threadId') },
  responses: { 200: answer(Thread, 'The thread'), ...failures('not_found') },
})

const change = route({
  method: 'patch',
  path: '/threads/{threadId}',
  tags,
  summary: 'Resolve a thread, open it again, or attach it to another place',
  description: 'For whoever opened it and everybody who may write in the element.',
  request: { params: params('threadId'), body: body(ThreadChange) },
  responses: { 200: answer(Thread, 'The thread'), ...failures('bad_request'), ...refusals },
})

const reply = route({
  method: 'post',
  path: '/threads/{threadId}/messages',
  tags,
  summary: 'Answer in a thread',
  request: { params: params('threadId'), body: body(MessageMake) },
  responses: { 201: answer(Thread, 'The thread'), ...failures('bad_request'), ...refusals },
})

const edit = route({
  method: 'patch',
  path: '/messages/{messageId}',
  tags,
  summary: 'Put your own message in other words',
  request: { params: params('messageId'), body: body(MessageChange) },
  responses: { 200: answer(Thread, 'Its thread'), ...failures('bad_request'), ...refusals },
})

const remove = route({
  method: 'delete',
  path: '/messages/{messageId}',
  tags,
  summary: 'Take back your own message',
  description: 'While answers follow it, a trace without words stays in its place.',
  request: { params: params('messageId') },
  responses: { 200: answer(ThreadLeft, 'What is left of its thread'), ...refusals },
})

const react = route({
  method: 'put',
  path: REACTION,
  tags,
  summary: 'React to a message',
  description: `Kinds: ${REACTIONS.join(', ')}.`,
  request: { params: reactionParams },
  responses: { 200: answer(Thread, 'Its thread'), ...refusals },
})

const unreact = route({
  method: 'delete',
  path: REACTION,
  tags,
  summary: 'Take back a reaction of yours',
  request: { params: reactionParams },
  responses: { 200: answer(Thread, 'Its thread'), ...refusals },
})

/** Comments on texts. */
export function threadRoutes({ threads }: { threads: Threads }) {
  return createRouter()
    .openapi(list, async (c) => {
      const { elementId } = c.req.valid('param')
      const filter = c.req.valid('query')
      return c.json(await threads.list(requireCaller(c), elementId, filter, localeOf(c)), 200)
    })
    .openapi(open, async (c) => {
      const { elementId } = c.req.valid('param')
      const wanted = c.req.valid('json')
      return c.json(await threads.open(requireCaller(c), elementId, wanted, localeOf(c)), 201)
    })
    .openapi(openOn, async (c) => {
      const { canvasId } = c.req.valid('param')
      return c.json({ items: await threads.openOn(requireCaller(c), canvasId) }, 200)
    })
    .openapi(read, async (c) => {
      const { threadId } = c.req.valid('param')
      return c.json(await threads.read(requireCaller(c), threadId, localeOf(c)), 200)
    })
    .openapi(change, async (c) => {
      const { threadId } = c.req.valid('param')
      const wanted = c.req.valid('json')
      return c.json(await threads.change(requireCaller(c), threadId, wanted, localeOf(c)), 200)
    })
    .openapi(reply, async (c) => {
      const { threadId } = c.req.valid('param')
      const message = c.req.valid('json')
      return c.json(await threads.reply(requireCaller(c), threadId, message, localeOf(c)), 201)
    })
    .openapi(edit, async (c) => {
      const { messageId } = c.req.valid('param')
      const words = c.req.valid('json').body
      return c.json(await threads.edit(requireCaller(c), messageId, words, localeOf(c)), 200)
    })
    .openapi(remove, async (c) => {
      const { messageId } = c.req.valid('param')
      const thread = await threads.remove(requireCaller(c), messageId, localeOf(c))
      return c.json({ thread }, 200)
    })
    .openapi(react, async (c) => {
      const { messageId, kind } = c.req.valid('param')
      const caller = requireCaller(c)
      return c.json(await threads.react(caller, messageId, kind, true, localeOf(c)), 200)
    })
    .openapi(unreact, async (c) => {
      const { messageId, kind } = c.req.valid('param')
      const caller = requireCaller(c)
      return c.json(await threads.react(caller, messageId, kind, false, localeOf(c)), 200)
    })
}
