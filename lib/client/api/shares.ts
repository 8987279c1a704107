import type { z } from 'zod'
import { Share, type ShareMake } from '../../shares'
import { type Asking, seg } from './asking'

/** Links for readers. */
export function shareCalls({ call, act, list }: Asking) {
  return {
    sharesOfCanvas: (id: string) => list(`/canvases/${seg(id)}/shares`, Share),
    sharesOfElement: (id: string) => list(`/elements/${seg(id)}/shares`, Share),
    shareCanvas: (id: string, body: z.input<typeof ShareMake>) =>
      call('POST', `/canvases/${seg(id)}/shares`, Share, body),
    shareElement: (id: string, body: z.input<typeof ShareMake>) =>
      call('POST', `/elements/${seg(id)}/shares`, Share, body),
    revokeShare: (id: string) => act('DELETE', `/shares/${seg(id)}`),
  }
}
