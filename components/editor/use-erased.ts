import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { Live } from '../live/use-live-document'

/** Should the device not let go of the old words, the text is not opened over and over. */
const ONCE_IN_MS = 10_000

interface Sheet {
  document: Live
  /** Suggestions that were not sent stand on the text as it was. */
  keeps: boolean
  /** Whether the text stands on the page. */
  isHere: boolean
  sheet: RefObject<HTMLElement | null>
}

/**
 * Words of a text were erased for good while it was open: opens it anew, without them, at the place
 * where it was read. Where something here may be this person's alone they decide themselves, and
 * what they have stays as it is until then.
 */
export function useErased({ document: { status, reopen }, keeps, isHere, sheet }: Sheet): void {
  const { closed } = status
  const isForgotten = closed?.erased === true && !closed.kept && !keeps
  const last = useRef(-Infinity)
  const place = useRef<{ of: Element; top: number } | null>(null)
  // Before the page is painted: the words are gone, and no notice of it flashes by.
  useLayoutEffect(() => {
    if (!isForgotten || performance.now() - last.current < ONCE_IN_MS) return
    last.current = performance.now()
    const of = scrollerOf(sheet.current)
    place.current = { of, top: of.scrollTop }
    reopen()
  }, [isForgotten, reopen, sheet])
  useEffect(() => {
    if (!isHere || !place.current) return
    const { of, top } = place.current
    of.scrollTo({ top, behavior: 'instant' })
    place.current = null
  }, [isHere])
}

/** What moves when this text is scrolled: of two beside each other, each by itself. */
function scrollerOf(sheet: HTMLElement | null): Element {
  const leaf = sheet?.closest('.leaf')
  if (leaf && getComputedStyle(leaf).overflowY === 'auto') return leaf
  return document.scrollingElement ?? document.documentElement
}
