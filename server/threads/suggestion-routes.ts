import { SuggestionsAct } from '../../lib/suggestions/suggestion'
import { SuggestionsActed, SuggestionsMade, SuggestionsMake, Thread } from '../../lib/threads'
import { localeOf } from '../canvases/locale-of'
import { requireCaller } from '../http/caller'
import { answer, body, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Suggestions } from './suggestions'

const tags = ['Suggestions']

/** What every one of these can answer besides its own. */
const REFUSALS = [
  ...(['not_found', 'not_allowed', 'scope_too_small', 'canvas_archived'] as const),
  ...(['comments_too_fast', 'bad_request'] as const),
] as const

const make = route({
  method: 'post',
  path: '/elements/{elementId}/suggestions',
  tags,
  summary: 'Suggest changes to a text',
  description:
    'For whoever may comment. All of them are kept or none. You make the ids (UUIDs), so that asking twice suggests once. The text itself is not changed.',
  request: { params: params('elementId'), body: body(SuggestionsMake) },
  responses: {
    201: answer(SuggestionsMade, 'The suggestions, each a thread'),
    ...failures(...REFUSALS, 'suggestions_full', 'threads_full'),
  },
})

const act = route({
  method: 'patch',
  path: '/elements/{elementId}/suggestions',
  tags,
  summary: 'Accept or refuse suggestions, and say what became of them',
  description:
    'For whoever may write in the element. Those for which somebody else was faster stay as they are. accept, refuse: decides those that wait; accepted words are not put into the text by this: whoever accepts writes them. done: they are in. take: you put words in that another has accepted and not put in for a minute. wait: takes the decision back.',
  request: { params: params('elementId'), body: body(SuggestionsAct) },
  responses: {
    200: answer(SuggestionsActed, 'What was changed by this'),
    ...failures(...REFUSALS),
  },
})

const withdraw = route({
  method: 'delete',
  path: '/threads/{threadId}/suggestion',
  tags,
  summary: 'Take back your own suggestion',
  description: 'While it waits. Its words are gone then; what was said about it stays.',
  request: { params: params('threadId') },
  responses: {
    200: answer(Thread, 'The suggestion'),
    ...failures(...REFUSALS, 'suggestion_changed'),
  },
})

/** Suggested changes of texts. */
export function suggestionRoutes({ suggestions }: { suggestions: Suggestions }) {
  return createRouter()
    .openapi(make, async (c) => {
      const { elementId } = c.req.valid('param')
      const wanted = c.req.valid('json')
      const items = await suggestions.make(requireCaller(c), elementId, wanted, localeOf(c))
      return c.json({ items }, 201)
    })
    .openapi(act, async (c) => {
      const { elementId } = c.req.valid('param')
      const wanted = c.req.valid('json')
      return c.json(await suggestions.act(requireCaller(c), elementId, wanted, localeOf(c)), 200)
    })
    .openapi(withdraw, async (c) => {
      const { threadId } = c.req.valid('param')
      return c.json(await suggestions.withdraw(requireCaller(c), threadId, localeOf(c)), 200)
    })
}
