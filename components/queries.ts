import { queryOptions } from '@tanstack/react-query'
import type { Api } from '@/lib/client/api'

/**
 * What can be asked and where the answer is kept, so that everything that changes a thing names the
 * same key: `useQuery(queries.canvas(api, id))`, `client.invalidateQueries({ queryKey: keys.canvas(id) })`.
 */
export const keys = {
  me: ['me'] as const,
  tokens: ['me', 'tokens'] as const,
  sessions: ['me', 'sessions'] as const,
  noticeLists: ['notices'] as const,
  unreadNotices: ['unread-notices'] as const,
  noticeSettings: ['notice-settings'] as const,
  following: (id: string) => ['following', id] as const,
  workspace: (id: string) => ['workspace', id] as const,
  members: (id: string) => ['workspace', id, 'members'] as const,
  people: (id: string) => ['workspace', id, 'people'] as const,
  invites: (id: string) => ['workspace', id, 'invites'] as const,
  teams: (id: string) => ['workspace', id, 'teams'] as const,
  auditChain: (id: string) => ['workspace', id, 'audit', 'chain'] as const,
  integrity: (id: string) => ['workspace', id, 'integrity'] as const,
  sizes: (id: string) => ['workspace', id, 'sizes'] as const,
  search: (id: string) => ['workspace', id, 'search'] as const,
  canvases: (workspaceId: string) => ['workspace', workspaceId, 'canvases'] as const,
  archivedCanvases: (workspaceId: string) =>
    ['workspace', workspaceId, 'canvases', 'archived'] as const,
  needs: (workspaceId: string) => ['workspace', workspaceId, 'needs'] as const,
  canvas: (id: string) => ['canvas', id] as const,
  element: (id: string) => ['element', id] as const,
  threads: (elementId: string) => ['element', elementId, 'threads'] as const,
  editions: (elementId: string) => ['element', elementId, 'editions'] as const,
  restorations: (elementId: string) => ['element', elementId, 'restorations'] as const,
  since: (canvasId: string) => ['canvas-since', canvasId] as const,
  newOnBoard: (canvasId: string) => ['new-on-board', canvasId] as const,
  openThreads: (canvasId: string) => ['canvas', canvasId, 'open-threads'] as const,
  differences: ['differences'] as const,
  frameworks: (workspaceId: string) => ['workspace', workspaceId, 'frameworks'] as const,
  canvasFramework: (id: string) => ['canvas-framework', id] as const,
  upgrade: (canvasId: string) => ['canvas-upgrade', canvasId] as const,
  shares: ['shares'] as const,
  webhooks: (workspaceId: string) => ['workspace', workspaceId, 'webhooks'] as const,
}

export const queries = {
  me: (api: Api) => queryOptions({ queryKey: keys.me, queryFn: api.me }),
  tokens: (api: Api) => queryOptions({ queryKey: keys.tokens, queryFn: api.tokens }),
  sessions: (api: Api) => queryOptions({ queryKey: keys.sessions, queryFn: api.sessions }),
  following: (api: Api, place: 'elements' | 'threads', id: string) =>
    queryOptions({ queryKey: keys.following(id), queryFn: () => api.following(place, id) }),
  teams: (api: Api, id: string) =>
    queryOptions({ queryKey: keys.teams(id), queryFn: () => api.teams(id) }),
  auditChain: (api: Api, id: string) =>
    queryOptions({ queryKey: keys.auditChain(id), queryFn: () => api.auditChain(id) }),
  integrity: (api: Api, id: string) =>
    queryOptions({ queryKey: keys.integrity(id), queryFn: () => api.integrity(id) }),
  sizes: (api: Api, id: string) =>
    queryOptions({ queryKey: keys.sizes(id), queryFn: () => api.sizes(id) }),
  workspace: (api: Api, id: string) =>
    queryOptions({ queryKey: keys.workspace(id), queryFn: () => api.workspace(id) }),
  members: (api: Api, id: string) =>
    queryOptions({ queryKey: keys.members(id), queryFn: () => api.members(id) }),
  /** Everybody who is or ever was there. */
  people: (api: Api, id: string) =>
    queryOptions({ queryKey: keys.people(id), queryFn: () => api.people(id) }),
  invites: (api: Api, id: string) =>
    queryOptions({ queryKey: keys.invites(id), queryFn: () => api.invites(id) }),
  canvases: (api: Api, workspaceId: string) =>
    queryOptions({
      queryKey: keys.canvases(workspaceId),
      queryFn: () => api.canvases(workspaceId),
    }),
  archivedCanvases: (api: Api, workspaceId: string) =>
    queryOptions({
      queryKey: keys.archivedCanvases(workspaceId),
      queryFn: () => api.archivedCanvases(workspaceId),
    }),
  needs: (api: Api, workspaceId: string) =>
    queryOptions({ queryKey: keys.needs(workspaceId), queryFn: () => api.needs(workspaceId) }),
  canvas: (api: Api, id: string) =>
    queryOptions({ queryKey: keys.canvas(id), queryFn: () => api.canvas(id) }),
  element: (api: Api, id: string) =>
    queryOptions({ queryKey: keys.element(id), queryFn: () => api.element(id) }),
  threads: (api: Api, elementId: string) =>
    queryOptions({ queryKey: keys.threads(elementId), queryFn: () => api.threads(elementId) }),
  editions: (api: Api, elementId: string) =>
    queryOptions({ queryKey: keys.editions(elementId), queryFn: () => api.editions(elementId) }),
  openThreads: (api: Api, canvasId: string) =>
    queryOptions({
      queryKey: keys.openThreads(canvasId),
      queryFn: () => api.openThreads(canvasId),
    }),
  shares: (api: Api, place: { canvasId: string; elementId: string | null }) =>
    queryOptions({
      queryKey: [...keys.shares, place.canvasId, place.elementId],
      queryFn: () =>
        place.elementId === null
          ? api.sharesOfCanvas(place.canvasId)
          : api.sharesOfElement(place.elementId),
    }),
  webhooks: (api: Api, workspaceId: string) =>
    queryOptions({
      queryKey: keys.webhooks(workspaceId),
      queryFn: () => api.webhooks(workspaceId),
    }),
  deliveries: (api: Api, workspaceId: string, webhookId: string) =>
    queryOptions({
      queryKey: [...keys.webhooks(workspaceId), webhookId],
      queryFn: () => api.deliveries(webhookId),
    }),
  frameworks: (api: Api, workspaceId: string) =>
    queryOptions({
      queryKey: keys.frameworks(workspaceId),
      queryFn: () => api.workspaceFrameworks(workspaceId),
    }),
  // Changes only when its canvas says so.
  canvasFramework: (api: Api, canvasId: string) =>
    queryOptions({
      queryKey: keys.canvasFramework(canvasId),
      queryFn: () => api.canvasFramework(canvasId),
      staleTime: Infinity,
    }),
  upgrade: (api: Api, canvasId: string) =>
    queryOptions({ queryKey: keys.upgrade(canvasId), queryFn: () => api.upgrade(canvasId) }),
}
