import type { z } from 'zod'
import type { ReactionKind } from '../../reactions'
import type { SuggestionsAct } from '../../suggestions/suggestion'
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
} from '../../threads'
import { type Asking, search, seg } from './asking'

/** Comments and suggestions. */
export function threadCalls({ call, list }: Asking) {
  return {
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
  }
}
