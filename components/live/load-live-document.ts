import { untilHere } from '../ui/until-here'

/** Loaded like this and not above: on the server Yjs would come twice into one process, for nothing. */
export function loadLiveDocument() {
  return untilHere(() => import('@/lib/client/live-document'))
}
