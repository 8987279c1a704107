import type { Locale } from '../../lib/locales'
import { NOTICE_WORDS_MAX, type Notice } from '../../lib/notices'
import type { Elements } from '../canvases/elements'
import type { Readings } from '../canvases/readings'
import type { NoticesTable } from '../db/tables/notices'
import type { Excerpts } from '../threads/excerpts'
import type { Members } from '../workspaces/members'

export interface ShownParts {
  members: Members
  elements: Elements
  readings: Readings
  excerpts: Excerpts
}

export interface NoticePlace {
  id: string
  slug: string
  name: string
}

/**
 * Rows as their person sees them, in the same order, with names and words as they are now. What is
 * about an element that is not there any more is left out.
 * @param workspaces where the person is now; rows of others are left out
 */
export async function shownNotices(
  parts: ShownParts,
  rows: readonly NoticesTable[],
  workspaces: readonly NoticePlace[],
  locale: Locale,
): Promise<Notice[]> {
  const shown = new Map<string, Notice>()
  for (const workspace of workspaces) {
    const here = rows.filter((row) => row.workspace_id === workspace.id)
    if (here.length > 0)
      for (const notice of await shownHere(parts, here, workspace, locale))
        shown.set(notice.id, notice)
  }
  return rows.flatMap(({ id }) => shown.get(id) ?? [])
}

async function shownHere(
  { members, elements, readings, excerpts }: ShownParts,
  rows: readonly NoticesTable[],
  { id: workspaceId, slug, name }: NoticePlace,
  locale: Locale,
): Promise<Notice[]> {
  const elementIds = [...new Set(rows.map((row) => row.element_id))]
  const messageIds = rows.flatMap((row) => row.message_id ?? [])
  const [people, named, words] = await Promise.all([
    members.people(workspaceId),
    elements.named(workspaceId, elementIds, locale),
    excerpts.of(workspaceId, messageIds, NOTICE_WORDS_MAX, locale),
  ])
  const canvasIds = [...new Set([...named.values()].map(({ canvasId }) => canvasId))]
  const titles = await readings.canvasTitles(canvasIds)
  return rows.flatMap((row) => {
    const element = named.get(row.element_id)
    if (!element) return []
    const { canvasId } = element
    return [
      {
        ...{ id: row.id, way: row.way, kind: row.kind, at: row.at, readAt: row.read_at },
        ...{ count: row.count, threadId: row.thread_id, messageId: row.message_id },
        by: (row.actor_id !== null && people.get(row.actor_id)) || null,
        workspace: { id: workspaceId, slug, name },
        canvas: { id: canvasId, title: titles.get(canvasId) ?? '' },
        element: { id: element.id, title: element.title },
        words: (row.message_id !== null && words.get(row.message_id)) || null,
      },
    ]
  })
}
