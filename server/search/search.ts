import type { z } from 'zod'
import { AppError } from '../../lib/errors'
import type { Locale } from '../../lib/locales'
import { can } from '../../lib/roles'
import type { Hit, SearchAnswer, SearchAsk } from '../../lib/search/hits'
import { queryFrom } from '../../lib/search/query'
import type { Canvases } from '../canvases/canvases'
import type { Caller } from '../http/caller'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import type { SearchPace } from './search-pace'
import type { Asked, Source } from './source'

export interface SearchParts {
  members: Members
  canvases: Canvases
  pace: SearchPace
  /** In the order in which what they find is shown. */
  sources: readonly Source[]
}

/** Finds things in one workspace, for those who may read them now. */
export class Search {
  constructor(private readonly parts: SearchParts) {}

  /**
   * A page of what fits, the best first. What is asked for is words, never a language: nothing in it
   * can be wrong, and no words find nothing.
   * @throws AppError not_found for outsiders and for canvases that are not here
   * @throws AppError search_too_fast; bad_request when the cursor is not one of ours
   */
  async find(
    caller: Caller,
    workspaceId: string,
    ask: z.output<typeof SearchAsk>,
    locale: Locale,
  ): Promise<SearchAnswer> {
    const { members, pace, sources } = this.parts
    const role = await members.roleOf(workspaceId, caller.userId)
    demand(caller, role, 'workspace.read')
    const query = queryFrom(ask.q)
    if (query.wanted.length === 0) return { items: [], next: null }
    pace.step(caller.userId)
    const asked: Asked = {
      ...{ query, caller, workspaceId, isEverywhere: ask.canvas === undefined },
      canvases: await this.canvasesFor(workspaceId, ask, locale),
      people: await members.people(workspaceId),
    }
    const may = sources.filter(
      ({ kind, action }) =>
        (ask.kind?.includes(kind) ?? true) && can({ role, scope: caller.scope }, action).allowed,
    )
    return pageThrough(may, asked, ask.limit, ask.cursor ?? null)
  }

  private async canvasesFor(
    workspaceId: string,
    { canvas: only, archived }: z.output<typeof SearchAsk>,
    locale: Locale,
  ) {
    const all = await this.parts.canvases.holdings(workspaceId, locale)
    if (only === undefined) return all.filter((each) => archived === 'true' || !each.archived)
    const wanted = all.filter(({ id }) => id === only)
    if (wanted.length === 0) throw new AppError('not_found')
    return wanted
  }
}

/** From one source to the next, until there are enough. A cursor names the source and a place in it. */
async function pageThrough(
  sources: readonly Source[],
  asked: Asked,
  limit: number,
  cursor: string | null,
): Promise<SearchAnswer> {
  const items: Hit[] = []
  let { at, from } = cursor === null ? { at: 0, from: null } : placeFrom(cursor, sources)
  for (; at < sources.length; at++, from = null) {
    const source = sources[at]
    if (!source) break
    if (items.length === limit) return { items, next: cursorOf(source, null) }
    const { hits, next } = await source.find(asked, limit - items.length, from)
    items.push(...hits)
    if (next !== null) return { items, next: cursorOf(source, next) }
  }
  return { items, next: null }
}

function cursorOf({ kind }: Source, from: string | null): string {
  return from === null ? kind : `${kind}:${from}`
}

function placeFrom(
  cursor: string,
  sources: readonly Source[],
): { at: number; from: string | null } {
  const [, kind = '', from] = /^([^:]*)(?::(.*))?$/s.exec(cursor) ?? []
  const at = sources.findIndex((source) => source.kind === kind)
  if (at < 0) throw new AppError('bad_request')
  return { at, from: from ?? null }
}
