import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import { createAbsolutePositionFromRelativePosition, createRelativePositionFromJSON } from 'yjs'
import { headingsIn, type OutlineHeading } from '@/lib/document/sections'
import { cursorOf } from '../editor/cursor-of'
import { personIn } from '../editor/carets'
import type { TextOnPage } from './text-on-page'

/** Where in the seen part of a text a place is put: a third down, as people read. */
const EYE_LEVEL = 0.33
/** Nearer to it than this part of what is seen, nothing moves. */
const EASE = 0.18

/** The position that this page shows: the caret if it is seen, else the line at eye level. */
export function placeSeen({ editor }: TextOnPage): number | null {
  const { view } = editor
  const { top, bottom } = seenPart(view.dom)
  const { head } = view.state.selection
  if (view.hasFocus()) {
    const caret = view.coordsAtPos(head)
    if (caret.bottom > top && caret.top < bottom) return head
  }
  const text = view.dom.getBoundingClientRect()
  const eye = top + (bottom - top) * EYE_LEVEL
  const y = Math.min(Math.max(eye, text.top + 4), text.bottom - 4)
  return view.posAtCoords({ left: text.left + 24, top: y })?.pos ?? null
}

/** The heading that a position stands under. */
export function headingAbove({ editor }: TextOnPage, pos: number): OutlineHeading | null {
  return headingsIn(editor.state.doc).findLast((heading) => heading.pos <= pos) ?? null
}

/** A position as one that stays true while others write; null when the text is not bound yet. */
export function lastingPlace({ editor }: TextOnPage, pos: number): unknown {
  const sync = ySyncPluginKey.getState(editor.state)
  if (!sync?.binding) return null
  return absolutePositionToRelativePosition(pos, sync.type, sync.binding.mapping)
}

/** Where somebody looks or writes in this text; null when they show no place that is here. */
export function placeOfPerson(text: TextOnPage, personId: string): number | null {
  const { awareness } = text.live
  const sync = ySyncPluginKey.getState(text.editor.state)
  if (!sync?.binding) return null
  let found: { pos: number; clock: number } | null = null
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID || personIn(state)?.id !== personId) continue
    const clock = awareness.meta.get(client)?.clock ?? 0
    if (found && found.clock > clock) continue
    const place = viewIn(text, state) ?? cursorOf(awareness.doc, state)?.head
    if (!place) continue
    const pos: number | null = relativePositionToAbsolutePosition(
      ...[sync.doc, sync.type, place, sync.binding.mapping],
    )
    if (pos !== null) found = { pos, clock }
  }
  return found?.pos ?? null
}

function viewIn({ live }: TextOnPage, state: unknown) {
  const { view } = state as { view?: unknown }
  if (typeof view !== 'object' || view === null) return null
  try {
    const place = createRelativePositionFromJSON(view)
    return createAbsolutePositionFromRelativePosition(place, live.doc) ? place : null
  } catch {
    // In a part of the text that is not here (yet).
    return null
  }
}

/** Scrolls so that a position is at eye level; not at all when it is near enough. */
export function showPlace({ editor }: TextOnPage, pos: number): void {
  const { view } = editor
  if (view.isDestroyed || pos > view.state.doc.content.size) return
  const { top, bottom } = seenPart(view.dom)
  const height = bottom - top
  const at = view.coordsAtPos(pos).top
  const away = at - (top + height * EYE_LEVEL)
  if (Math.abs(away) < height * EASE) return
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const scroller = scrollerOf(view.dom)
  // To a place, not by a distance: the last move may not have come to its end yet.
  scroller.scrollTo({ top: scroller.scrollTop + away, behavior: still ? 'instant' : 'smooth' })
}

/** The part of the screen that a text can be seen in: below the bars that stay. */
function seenPart(dom: HTMLElement): { top: number; bottom: number } {
  const leaf = dom.closest('.leaf')
  const bars = [document.querySelector('.top'), leaf?.querySelector('.bar')]
  const top = Math.max(0, ...bars.map((bar) => bar?.getBoundingClientRect().bottom ?? 0))
  return { top: Math.min(top, window.innerHeight / 2), bottom: window.innerHeight }
}

function scrollerOf(dom: HTMLElement): Element {
  for (let each = dom.parentElement; each; each = each.parentElement) {
    const { overflowY } = getComputedStyle(each)
    if ((overflowY === 'auto' || overflowY === 'scroll') && each.scrollHeight > each.clientHeight)
      return each
  }
  return document.scrollingElement ?? document.documentElement
}
