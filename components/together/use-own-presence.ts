'use client'

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { leaderOf } from '@/lib/follow'
import type { Companion } from '@/lib/company'
import { MAX_SECTION, type Here } from '@/lib/presence'
import type { ChannelState } from '../live/canvas-channel'
import { OWN_STATE } from './own-state'
import { headingAbove, lastingPlace, placeSeen } from './place-in-text'
import type { TextOnPage } from './text-on-page'

/** Typing moves the caret all the time; where that is, is told this often. */
const TELL_EVERY_MS = 400
/** How often a page shows where it is to those who follow it. */
const SHOW_EVERY_MS = 120

interface OwnPresenceParts {
  channel: ChannelState
  me: string
  place: string | null
  texts: readonly TextOnPage[]
  /** The text that was touched last. */
  active: TextOnPage | null
}

/** Tells the others what this page knows of its person; and, while it is followed, what it shows. */
export function useOwnPresence({ channel, me, place, texts, active }: OwnPresenceParts): void {
  const { live, company, follow } = channel
  const state = useSyncExternalStore(OWN_STATE.subscribe, OWN_STATE.get, here)
  const { act, section } = useWriting(active)
  const follows = follow.kind === 'following' ? follow.whom : null
  const said = useMemo<Here>(
    () => ({ state, act, place, section, follows }),
    [state, act, place, section, follows],
  )
  useEffect(() => {
    if (live) tell(live.awareness, 'here', said)
    for (const text of texts) tell(text.live.awareness, 'here', said)
  }, [live, texts, said])

  const leads = follows === null && isFollowed(company, me)
  useEffect(() => {
    if (!leads || !active) return
    const { editor, live: text } = active
    const show = throttled(SHOW_EVERY_MS, () => {
      if (editor.isDestroyed) return
      const pos = placeSeen(active)
      if (pos !== null) tell(text.awareness, 'view', lastingPlace(active, pos))
    })
    show.soon()
    editor.on('transaction', show.soon)
    editor.on('focus', show.soon)
    window.addEventListener('scroll', show.soon, { capture: true, passive: true })
    window.addEventListener('resize', show.soon)
    return () => {
      show.stop()
      editor.off('transaction', show.soon)
      editor.off('focus', show.soon)
      window.removeEventListener('scroll', show.soon, { capture: true })
      window.removeEventListener('resize', show.soon)
      tell(text.awareness, 'view', null)
    }
  }, [leads, active])
}

/** Somebody's page goes where this one does, directly or by way of others. */
export function isFollowed(company: readonly Companion[], me: string): boolean {
  const follows = followsIn(company)
  return company.some(({ person }) => {
    const whom = follows(person.id)
    return person.id !== me && whom !== null && leaderOf(whom, person.id, follows) === me
  })
}

/** Whom somebody follows, by what their page says. */
export function followsIn(company: readonly Companion[]): (id: string) => string | null {
  const byId = new Map(company.map((one) => [one.person.id, one]))
  return (id) => {
    const one = byId.get(id)
    return one && one.kind !== 'left' ? one.follows : null
  }
}

interface Writing {
  act: Here['act']
  section: string | null
}

const READING: Writing = { act: 'reading', section: null }

function useWriting(active: TextOnPage | null): Writing {
  const [writing, setWriting] = useState(READING)
  useEffect(() => {
    if (!active) return
    const { editor } = active
    const look = throttled(TELL_EVERY_MS, () => {
      if (editor.isDestroyed) return
      const next = writingIn(active)
      setWriting((before) =>
        before.act === next.act && before.section === next.section ? before : next,
      )
    })
    look.soon()
    const events = ['selectionUpdate', 'update', 'focus', 'blur'] as const
    for (const event of events) editor.on(event, look.soon)
    return () => {
      look.stop()
      for (const event of events) editor.off(event, look.soon)
    }
  }, [active])
  return active ? writing : READING
}

function writingIn(text: TextOnPage): Writing {
  const { editor, mayWrite } = text
  if (!mayWrite || !editor.isFocused) return READING
  const heading = headingAbove(text, editor.state.selection.head)
  return { act: 'writing', section: heading?.text.slice(0, MAX_SECTION) || null }
}

function tell(awareness: Awareness, field: 'here' | 'view', value: unknown): void {
  const before: unknown = awareness.getLocalState()?.[field] ?? null
  if (JSON.stringify(before) !== JSON.stringify(value ?? null))
    awareness.setLocalStateField(field, value)
}

/** Does it a moment after it was asked, at most once in `ms`; the last ask is never forgotten. */
function throttled(ms: number, act: () => void) {
  let timer: ReturnType<typeof setTimeout> | null = null
  return {
    soon: () => {
      timer ??= setTimeout(() => {
        timer = null
        act()
      }, ms)
    },
    stop: () => {
      if (timer) clearTimeout(timer)
    },
  }
}

function here(): Here['state'] {
  return 'here'
}
