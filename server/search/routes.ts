import { SearchAnswer, SearchAsk } from '../../lib/search/hits'
import { localeOf } from '../canvases/locale-of'
import { requireCaller } from '../http/caller'
import { answer, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { Search } from './search'

const find = route({
  method: 'get',
  path: '/workspaces/{workspaceId}/search',
  tags: ['Search'],
  summary: 'Find texts, comments, people, canvases and elements',
  description:
    'Every word of `q` must be there, or something that begins with it, without regard to case and accents. `"some words"` stand together, `-word` is not there. `kind` takes several, apart by commas.',
  request: { params: params('workspaceId'), query: SearchAsk },
  responses: {
    200: answer(SearchAnswer, 'What you may read of it, the best first'),
    ...failures('not_found', 'bad_request', 'search_too_fast'),
  },
})

export function searchRoutes({ search }: { search: Search }) {
  return createRouter().openapi(find, async (c) => {
    const { workspaceId } = c.req.valid('param')
    const ask = c.req.valid('query')
    return c.json(await search.find(requireCaller(c), workspaceId, ask, localeOf(c)), 200)
  })
}
