'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { leaderOf } from '@/lib/follow'
import type { useCanvasChannel } from '../live/use-canvas-channel'
import { placeOfPerson, showPlace } from './place-in-text'
import type { TextOnPage } from './text-on-page'
import { followsIn } from './use-own-presence'

interface FollowParts {
  channel: ReturnType<typeof useCanvasChannel>
  canvas: { id: string; elements: readonly { id: string }[] }
  me: string
  /** The element this page is about; null for the board. */
  place: string | null
  texts: readonly TextOnPage[]
  /** Brings a text of this page to the front. */
  onPlace: (elementId: string) => void
}

/** Somebody who reloads their page is back by then. */
const BACK_WITHIN_MS = 5000
/** The word that following has ended stands this long. */
const WORD_MS = 10_000

/** Goes where the person who is followed goes, until the one at this page does something. */
export function useFollow({ channel: all, canvas, me, place, texts, onPlace }: FollowParts): void {
  const { company, follow, channel } = all
  const router = useRouter()
  const whom = follow.kind === 'following' ? follow.whom : null
  const leader = whom === null ? null : leaderOf(whom, me, followsIn(company))
  const led = company.find(({ person }) => person.id === leader)
  const target = led && led.kind !== 'left' ? led.place : undefined
  const isPresent = company.some(({ person, kind }) => person.id === whom && kind !== 'left')
  const going = useRef<string | null | undefined>(undefined)

  useEffect(() => {
    if (whom === null || isPresent) return
    const timer = setTimeout(() => channel.follow({ type: 'gone' }), BACK_WITHIN_MS)
    return () => clearTimeout(timer)
  }, [whom, isPresent, channel])

  useEffect(() => {
    if (follow.kind !== 'stopped') return
    const timer = setTimeout(() => channel.follow({ type: 'forget' }), WORD_MS)
    return () => clearTimeout(timer)
  }, [follow, channel])

  const isHere = target === place || texts.some(({ elementId }) => elementId === target)
  useEffect(() => {
    if (target === undefined || isHere) {
      going.current = undefined
      return
    }
    // A page on its way is waited for; an id that is none of this canvas leads nowhere.
    if (going.current === target) return
    if (target !== null && !canvas.elements.some(({ id }) => id === target)) return
    going.current = target
    router.push(target === null ? `/canvases/${canvas.id}` : `/elements/${target}`)
  }, [target, isHere, canvas, router])

  const text = texts.find(({ elementId }) => elementId === target)
  useEffect(() => {
    if (!text || !leader) return
    onPlace(text.elementId)
    const { awareness } = text.live
    const see = () => {
      const pos = placeOfPerson(text, leader)
      if (pos !== null) showPlace(text, pos)
    }
    see()
    awareness.on('change', see)
    return () => awareness.off('change', see)
  }, [text, leader, onPlace])
}
