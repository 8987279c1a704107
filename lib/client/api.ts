import { z } from 'zod'
import {
  AccessToken,
  SignedInBrowser,
  type EmailChange,
  type PasswordChange,
  Entered,
  Me,
  NewAccessToken,
  SetupState,
  Ticket,
  type MeChange,
  type Setup,
  type SignIn,
  type TokenMake,
} from '../accounts'
import { Canvas, Element, type CanvasChange, type CanvasCopy, type CanvasMake } from '../canvases'
import {
  type EditionKeeping,
  KeepingChanged,
  KeepingPreview,
  WorkspaceKeeping,
} from '../edition-keeping'
import {
  AutomaticEdition,
  AutomaticEditionText,
  Edition,
  EditionList,
  EditionNamed,
  EditionText,
  type EditionMake,
} from '../editions'
import { Erased, type ErasureMake } from '../erasures'
import { ErrorBody } from '../error-body'
import { RecordPage } from '../history/record'
import { type CheckMake, Integrity } from '../integrity'
import { WorkspaceSizes } from '../sizes'
import { AuditChain, AuditPage, type AuditFilter } from '../audit'
import { ERRORS, type ErrorCode } from '../errors'
import { Framework } from '../frameworks/framework'
import type { Labels } from '../frameworks/labels'
import {
  UpgradeOffer,
  WorkspaceFramework,
  type FrameworkMake,
  type FrameworkSave,
} from '../frameworks/workspace-framework'
import type { GatherMake } from '../gathering'
import { Need } from '../needs'
import {
  Following,
  NoticePage,
  NoticeSettings,
  UnreadNotices,
  type NoticeFilter,
  type NoticesRead,
  type NoticeSettingsChange,
} from '../notices'
import { Person } from '../people'
import {
  Restoration,
  RestorationList,
  RestorePreview,
  type RestoreMake,
  type RestoreWanted,
} from '../restorations'
import type { ReactionKind } from '../reactions'
import type { Role } from '../roles'
import { SearchAnswer, type SearchWanted } from '../search/hits'
import { Share, type ShareMake } from '../shares'
import { CanvasSince, type CanvasSeen } from '../since'
import type { SuggestionsAct } from '../suggestions/suggestion'
import {
  Invite,
  InviteView,
  Joined,
  Member,
  Workspace,
  type InviteMake,
  type Appearance,
  type JoinAsNew,
  type WorkspaceChange,
} from '../workspaces'
import {
  OpenThreads,
  Thread,
  ThreadLeft,
  ThreadList,
  type MessageChange,
  type MessageMake,
  SuggestionsActed,
  SuggestionsMade,
  type SuggestionsMake,
  type ThreadChange,
  type ThreadFilter,
  type ThreadMake,
} from '../threads'
import { Team, type SeatGive, type TeamChange, type TeamMake } from '../teams'
import {
  Delivery,
  NewWebhook,
  Webhook,
  WebhookSecret,
  type WebhookChange,
  type WebhookMake,
} from '../webhooks'
import { ApiError } from './api-error'
// One thing, though long: a line for each thing that can be asked of the server.

/** Sends one request. `path` starts with a slash and holds the version prefix. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>
export type Api = ReturnType<typeof createApi>

const PREFIX = '/api/v1'

/** Every endpoint as a method. Answers are checked before they are handed on; failures are `ApiError`s. */
export function createApi(send: Send) {
  const call = async <T>(method: string, path: string, answer: z.ZodType<T>, body?: unknown) =>
    readJson(await ask(send, method, path, body), answer)
  const act = async (method: string, path: string, body?: unknown): Promise<void> => {
    await ask(send, method, path, body)
  }
  const list = async <T>(path: string, item: z.ZodType<T>): Promise<T[]> =>
    (await call('GET', path, z.object({ items: z.array(item) }))).items

  return {
    setupState: () => call('GET', '/setup', SetupState),
    setUp: (body: z.input<typeof Setup>) => call('POST', '/setup', Entered, body),
    signIn: (body: z.input<typeof SignIn>) => call('POST', '/sign-in', Ticket, body),

    me: () => call('GET', '/me', Me),
    changeMe: (body: z.input<typeof MeChange>) => act('PATCH', '/me', body),
    tokens: () => list('/me/tokens', AccessToken),
    makeToken: (body: z.input<typeof TokenMake>) =>
      call('POST', '/me/tokens', NewAccessToken, body),
    revokeToken: (id: string) => act('DELETE', `/me/tokens/${seg(id)}`),

    sessions: () => list('/me/sessions', SignedInBrowser),
    endSession: (id: string) => act('DELETE', `/me/sessions/${seg(id)}`),
    endOtherSessions: () => act('DELETE', '/me/sessions'),
    changePassword: (body: z.input<typeof PasswordChange>) => act('POST', '/me/password', body),
    changeEmail: (body: z.input<typeof EmailChange>) => act('POST', '/me/email', body),

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

    teams: (id: string) => list(`/workspaces/${seg(id)}/teams`, Team),
    makeTeam: (id: string, body: z.input<typeof TeamMake>) =>
      call('POST', `/workspaces/${seg(id)}/teams`, Team, body),
    changeTeam: (id: string, teamId: string, body: z.input<typeof TeamChange>) =>
      call('PATCH', `/workspaces/${seg(id)}/teams/${seg(teamId)}`, Team, body),
    removeTeam: (id: string, teamId: string) =>
      act('DELETE', `/workspaces/${seg(id)}/teams/${seg(teamId)}`),
    giveSeat: (id: string, teamId: string, userId: string, body: z.input<typeof SeatGive>) =>
      act('PUT', `/workspaces/${seg(id)}/teams/${seg(teamId)}/seats/${seg(userId)}`, body),
    takeSeat: (id: string, teamId: string, userId: string) =>
      act('DELETE', `/workspaces/${seg(id)}/teams/${seg(teamId)}/seats/${seg(userId)}`),

    audit: (id: string, filter: AuditFilter = {}) =>
      call('GET', `/workspaces/${seg(id)}/audit${search(filter)}`, AuditPage),
    auditChain: (id: string) => call('GET', `/workspaces/${seg(id)}/audit/chain`, AuditChain),

    search: (id: string, wanted: SearchWanted) =>
      call('GET', `/workspaces/${seg(id)}/search${search({ ...wanted })}`, SearchAnswer),

    integrity: (id: string) => call('GET', `/workspaces/${seg(id)}/integrity`, Integrity),
    checkIntegrity: (id: string, body: z.input<typeof CheckMake>) =>
      call('POST', `/workspaces/${seg(id)}/integrity/checks`, Integrity, body),

    sizes: (id: string) => call('GET', `/workspaces/${seg(id)}/sizes`, WorkspaceSizes),
    editionKeeping: (id: string) =>
      call('GET', `/workspaces/${seg(id)}/edition-keeping`, WorkspaceKeeping),
    previewKeeping: (id: string, { weeklyDays, ...days }: EditionKeeping) =>
      call(
        'GET',
        `/workspaces/${seg(id)}/edition-keeping/preview${search({ ...days, ...(weeklyDays !== null && { weeklyDays }) })}`,
        KeepingPreview,
      ),
    changeKeeping: (id: string, body: EditionKeeping) =>
      call('PUT', `/workspaces/${seg(id)}/edition-keeping`, KeepingChanged, body),

    workspace: (id: string) => call('GET', `/workspaces/${seg(id)}`, Workspace),
    changeWorkspace: (id: string, body: z.input<typeof WorkspaceChange>) =>
      act('PATCH', `/workspaces/${seg(id)}`, body),
    changeAppearance: (id: string, body: z.input<typeof Appearance>) =>
      act('PATCH', `/workspaces/${seg(id)}/me`, body),
    people: (id: string) => list(`/workspaces/${seg(id)}/people`, Person),
    members: (id: string) => list(`/workspaces/${seg(id)}/members`, Member),
    changeRole: (id: string, userId: string, role: Role) =>
      act('PATCH', `/workspaces/${seg(id)}/members/${seg(userId)}`, { role }),
    /** Also how somebody leaves: with their own id. */
    removeMember: (id: string, userId: string) =>
      act('DELETE', `/workspaces/${seg(id)}/members/${seg(userId)}`),
    invites: (id: string) => list(`/workspaces/${seg(id)}/invites`, Invite),
    makeInvite: (id: string, body: z.input<typeof InviteMake>) =>
      call('POST', `/workspaces/${seg(id)}/invites`, Invite, body),
    revokeInvite: (id: string, inviteId: string) =>
      act('DELETE', `/workspaces/${seg(id)}/invites/${seg(inviteId)}`),

    invite: (token: string) => call('GET', `/invites/${seg(token)}`, InviteView),
    joinAsNew: (token: string, body: z.input<typeof JoinAsNew>) =>
      call('POST', `/invites/${seg(token)}/join`, Entered, body),
    acceptInvite: (token: string) => call('POST', `/invites/${seg(token)}/accept`, Joined),

    canvases: (workspaceId: string) => list(`/workspaces/${seg(workspaceId)}/canvases`, Canvas),
    archivedCanvases: (workspaceId: string) =>
      list(`/workspaces/${seg(workspaceId)}/canvases?archived=true`, Canvas),
    needs: (workspaceId: string) => list(`/workspaces/${seg(workspaceId)}/needs`, Need),
    makeCanvas: (workspaceId: string, body: z.input<typeof CanvasMake>) =>
      call('POST', `/workspaces/${seg(workspaceId)}/canvases`, Canvas, body),
    canvas: (id: string) => call('GET', `/canvases/${seg(id)}`, Canvas),
    changeCanvas: (id: string, body: z.input<typeof CanvasChange>) =>
      act('PATCH', `/canvases/${seg(id)}`, body),
    gather: (id: string, body: z.input<typeof GatherMake>) =>
      act('POST', `/canvases/${seg(id)}/gather`, body),
    copyCanvas: (id: string, body: z.input<typeof CanvasCopy>) =>
      call('POST', `/canvases/${seg(id)}/copies`, Canvas, body),

    element: (id: string) => call('GET', `/elements/${seg(id)}`, Element),
    elementMarkdown: async (id: string) =>
      (await ask(send, 'GET', `/elements/${seg(id)}/markdown`)).text(),

    history: (elementId: string, after = 0) =>
      call('GET', `/elements/${seg(elementId)}/history${search({ after })}`, RecordPage),

    since: (canvasId: string, since?: string) =>
      call('GET', `/canvases/${seg(canvasId)}/since${search({ since })}`, CanvasSince),
    /** Goes out even when the page is on its way out. */
    see: async (elementId: string) => {
      await ask(send, 'PUT', `/elements/${seg(elementId)}/seen`, undefined, { keepalive: true })
    },
    finish: (canvasId: string, body: z.input<typeof CanvasSeen>) =>
      act('PUT', `/canvases/${seg(canvasId)}/seen`, body),

    erase: (elementId: string, body: z.input<typeof ErasureMake>) =>
      call('POST', `/elements/${seg(elementId)}/erasures`, Erased, body),

    editions: (elementId: string) =>
      call('GET', `/elements/${seg(elementId)}/editions`, EditionList),
    makeEdition: (elementId: string, body: z.input<typeof EditionMake>) =>
      call('POST', `/elements/${seg(elementId)}/editions`, Edition, body),
    edition: (id: string) => call('GET', `/editions/${seg(id)}`, EditionText),
    editionsAround: (elementId: string) =>
      list(`/elements/${seg(elementId)}/editions/around`, EditionNamed),
    automaticEditions: (elementId: string) =>
      list(`/elements/${seg(elementId)}/automatic-editions`, AutomaticEdition),
    automaticEdition: (id: string) =>
      call('GET', `/automatic-editions/${seg(id)}`, AutomaticEditionText),

    restorations: (elementId: string) =>
      call('GET', `/elements/${seg(elementId)}/restorations`, RestorationList),
    previewRestore: (elementId: string, body: z.input<typeof RestoreWanted>) =>
      call('POST', `/elements/${seg(elementId)}/restorations/preview`, RestorePreview, body),
    restore: (elementId: string, body: z.input<typeof RestoreMake>) =>
      call('POST', `/elements/${seg(elementId)}/restorations`, Restoration, body),
    undoRestore: (id: string) => call('POST', `/restorations/${seg(id)}/undo`, Restoration),

    sharesOfCanvas: (id: string) => list(`/canvases/${seg(id)}/shares`, Share),
    sharesOfElement: (id: string) => list(`/elements/${seg(id)}/shares`, Share),
    shareCanvas: (id: string, body: z.input<typeof ShareMake>) =>
      call('POST', `/canvases/${seg(id)}/shares`, Share, body),
    shareElement: (id: string, body: z.input<typeof ShareMake>) =>
      call('POST', `/elements/${seg(id)}/shares`, Share, body),
    revokeShare: (id: string) => act('DELETE', `/shares/${seg(id)}`),

    webhooks: (id: string) => list(`/workspaces/${seg(id)}/webhooks`, Webhook),
    makeWebhook: (id: string, body: z.input<typeof WebhookMake>) =>
      call('POST', `/workspaces/${seg(id)}/webhooks`, NewWebhook, body),
    changeWebhook: (id: string, body: z.input<typeof WebhookChange>) =>
      call('PATCH', `/webhooks/${seg(id)}`, Webhook, body),
    removeWebhook: (id: string) => act('DELETE', `/webhooks/${seg(id)}`),
    renewWebhookSecret: (id: string) => call('POST', `/webhooks/${seg(id)}/secret`, WebhookSecret),
    testWebhook: (id: string) => call('POST', `/webhooks/${seg(id)}/test`, Delivery),
    deliveries: (id: string) => list(`/webhooks/${seg(id)}/deliveries`, Delivery),
    sendDeliveryAgain: (id: string, deliveryId: string) =>
      call('POST', `/webhooks/${seg(id)}/deliveries/${seg(deliveryId)}/again`, Delivery),

    threads: (elementId: string, filter: z.input<typeof ThreadFilter> = {}) =>
      call('GET', `/elements/${seg(elementId)}/threads${search(filter)}`, ThreadList),
    openThreads: (canvasId: string) => list(`/canvases/${seg(canvasId)}/open-threads`, OpenThreads),
    thread: (id: string) => call('GET', `/threads/${seg(id)}`, Thread),
    openThread: (elementId: string, body: z.input<typeof ThreadMake>) =>
      call('POST', `/elements/${seg(elementId)}/threads`, Thread, body),
    changeThread: (id: string, body: z.input<typeof ThreadChange>) =>
      call('PATCH', `/threads/${seg(id)}`, Thread, body),
    reply: (threadId: string, body: z.input<typeof MessageMake>) =>
      call('POST', `/threads/${seg(threadId)}/messages`, Thread, body),
    changeMessage: (id: string, body: z.input<typeof MessageChange>) =>
      call('PATCH', `/messages/${seg(id)}`, Thread, body),
    /** Answers what is left of its thread: null when that was all there was. */
    removeMessage: async (id: string) =>
      (await call('DELETE', `/messages/${seg(id)}`, ThreadLeft)).thread,
    react: (messageId: string, kind: ReactionKind) =>
      call('PUT', `/messages/${seg(messageId)}/reactions/${seg(kind)}`, Thread),
    unreact: (messageId: string, kind: ReactionKind) =>
      call('DELETE', `/messages/${seg(messageId)}/reactions/${seg(kind)}`, Thread),

    suggest: async (elementId: string, body: SuggestionsMake) =>
      (await call('POST', `/elements/${seg(elementId)}/suggestions`, SuggestionsMade, body)).items,
    actOnSuggestions: (elementId: string, body: z.input<typeof SuggestionsAct>) =>
      call('PATCH', `/elements/${seg(elementId)}/suggestions`, SuggestionsActed, body),
    withdrawSuggestion: (threadId: string) =>
      call('DELETE', `/threads/${seg(threadId)}/suggestion`, Thread),

    frameworks: () => list('/frameworks', Framework),
    canvasFramework: (canvasId: string) =>
      call('GET', `/canvases/${seg(canvasId)}/framework`, Framework),
    workspaceFrameworks: (id: string) =>
      list(`/workspaces/${seg(id)}/frameworks`, WorkspaceFramework),
    workspaceFramework: (id: string, key: string) =>
      call('GET', `/workspaces/${seg(id)}/frameworks/${seg(key)}`, WorkspaceFramework),
    makeFramework: (id: string, body: z.input<typeof FrameworkMake>) =>
      call('POST', `/workspaces/${seg(id)}/frameworks`, Framework, body),
    saveFramework: (id: string, key: string, body: z.input<typeof FrameworkSave>) =>
      call('PUT', `/workspaces/${seg(id)}/frameworks/${seg(key)}`, Framework, body),
    relabelFramework: (id: string, key: string, labels: Labels) =>
      act('PUT', `/workspaces/${seg(id)}/frameworks/${seg(key)}/labels`, labels),
    upgrade: (canvasId: string) => call('GET', `/canvases/${seg(canvasId)}/upgrade`, UpgradeOffer),
    acceptUpgrade: (canvasId: string, to: number) =>
      act('POST', `/canvases/${seg(canvasId)}/upgrade`, { to }),
  }
}

async function ask(
  send: Send,
  method: string,
  path: string,
  body?: unknown,
  how: RequestInit = {},
): Promise<Response> {
  const init: RequestInit = { ...how, method }
  if (body !== undefined) {
    init.headers = { 'content-type': 'application/json' }
    init.body = JSON.stringify(body)
  }
  let response: Response
  try {
    response = await send(PREFIX + path, init)
  } catch (cause) {
    // `fetch` rejects only when no answer came. Any other throw is a fault of ours and stays one.
    if (cause instanceof TypeError) throw new ApiError('offline', 'The server did not answer.', 0)
    throw cause
  }
  if (!response.ok) throw await apiFailure(response)
  return response
}

async function readJson<T>(response: Response, answer: z.ZodType<T>): Promise<T> {
  const parsed = answer.safeParse(await bodyOf(response))
  if (!parsed.success)
    throw new ApiError('unexpected', z.prettifyError(parsed.error), response.status)
  return parsed.data
}

/** What an answer that is no success says. */
export async function apiFailure(response: Response): Promise<ApiError> {
  const parsed = ErrorBody.safeParse(await bodyOf(response))
  // A proxy in between answers with a page of its own, not with our error body.
  if (!parsed.success)
    return new ApiError('unexpected', `The server answered ${response.status}.`, response.status)
  const { code, message, fields } = parsed.data.error
  return new ApiError(isErrorCode(code) ? code : 'unexpected', message, response.status, fields)
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) return text
    throw cause
  }
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code)
}

/** What was chosen, as the end of an address; nothing when nothing was. */
function search(values: Record<string, string | number | undefined>): string {
  const chosen = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return chosen.length > 0 ? `?${new URLSearchParams(chosen).toString()}` : ''
}

/** One segment of a path; an id never reaches into another endpoint. */
function seg(value: string): string {
  return encodeURIComponent(value)
}
