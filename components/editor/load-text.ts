import { loadLiveDocument } from '../live/load-live-document'
import { untilHere } from '../ui/until-here'

/** In browsers only, where there is a page to edit in. */
export function loadEditor() {
  return untilHere(() => import('./text-editor'))
}

const ELEMENT = /^\/elements\/[^/]+$/

/** Asks for all that a text needs with its page, and not once the page runs, a third of a second later. */
export function loadTextAhead(path: string): void {
  if (!ELEMENT.test(path)) return
  void loadEditor()
  void loadLiveDocument()
}
