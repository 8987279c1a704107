'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect } from 'react'
import { headingsIn } from '@/lib/document/sections'
import type { Jump } from '../live/canvas-channel'
import type { useCanvasChannel } from '../live/use-canvas-channel'
import { placeOfPerson, showPlace } from './place-in-text'
import type { TextOnPage } from './text-on-page'

/** Somebody's caret comes with the text, or a little later; then their heading must do. */
const CARET_WITHIN_MS = 1500

interface JumpParts {
  channel: ReturnType<typeof useCanvasChannel>
  texts: readonly TextOnPage[]
  onPlace: (elementId: string) => void
}

/** Finishes a jump once its text is on this page: scrolls there, and leaves caret and focus alone. */
export function useArrival({ channel: { jump, channel }, texts, onPlace }: JumpParts): void {
  const text = jump && texts.find(({ elementId }) => elementId === jump.place)
  useEffect(() => {
    if (!jump || !text) return
    onPlace(text.elementId)
    const { awareness } = text.live
    const toCaret = () => {
      const pos = jump.person === null ? null : placeOfPerson(text, jump.person)
      if (pos === null) return
      showPlace(text, pos)
      channel.jump(null)
    }
    const timer = setTimeout(() => {
      const heading = headingsIn(text.editor.state.doc).find((one) => one.text === jump.section)
      if (heading) showPlace(text, heading.pos + 1)
      channel.jump(null)
    }, CARET_WITHIN_MS)
    awareness.on('change', toCaret)
    toCaret()
    return () => {
      clearTimeout(timer)
      awareness.off('change', toCaret)
    }
  }, [jump, text, channel, onPlace])
}

/** Goes to a place on the canvas: on this page by scrolling, elsewhere by opening its page. */
export function useGo({ channel: { channel } }: Pick<JumpParts, 'channel'>, canvasId: string) {
  const router = useRouter()
  return useCallback(
    (to: Jump, isHere: boolean) => {
      channel.jump(to.place === null ? null : to)
      if (!isHere) router.push(addressOf(to.place, canvasId))
    },
    [channel, router, canvasId],
  )
}

export function addressOf(place: string | null, canvasId: string): string {
  return place === null ? `/canvases/${canvasId}` : `/elements/${place}`
}
