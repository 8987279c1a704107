import { accountCalls } from './api/accounts'
import { createAsking, type Send } from './api/asking'
import { canvasCalls } from './api/canvases'
import { editionCalls } from './api/editions'
import { frameworkCalls } from './api/frameworks'
import { historyCalls } from './api/history'
import { noticeCalls } from './api/notices'
import { shareCalls } from './api/shares'
import { teamCalls } from './api/teams'
import { threadCalls } from './api/threads'
import { webhookCalls } from './api/webhooks'
import { workspaceCalls } from './api/workspaces'

export type Api = ReturnType<typeof createApi>

/**
 * Every endpoint as a method: those of a noun are in its file. Answers are checked before they are
 * handed on; failures are `ApiError`s.
 */
export function createApi(send: Send) {
  const asking = createAsking(send)
  return {
    ...accountCalls(asking),
    ...noticeCalls(asking),
    ...workspaceCalls(asking),
    ...teamCalls(asking),
    ...canvasCalls(asking),
    ...editionCalls(asking),
    ...historyCalls(asking),
    ...shareCalls(asking),
    ...webhookCalls(asking),
    ...threadCalls(asking),
    ...frameworkCalls(asking),
  }
}
