'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { LiveDocument } from '@/lib/client/live-document'
import type { Slice } from '@tiptap/pm/model'
import type { SuggestionAct } from '@/lib/suggestions/suggestion'
import type { Standing } from '@/lib/suggestions/suggestion-ground'
import type { Thread } from '@/lib/threads'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import type { Desk } from '../threads/desk'
import type { ThreadPlaces } from '../threads/thread-places'
import { useToast } from '../ui/toast'
import { besideEachOther, onUndone, putIn } from './put-in'
import { SuggestionPlaces, type ReadSuggestion } from './suggestion-places'
import { useToldOfDecisions } from './use-told'
import { whenSaved } from './when-saved'

export interface Suggesting {
  /** Null while it is not known: a text that is just being opened. */
  standingOf: (id: string) => Standing | null
  /** Where what it changes begins; null while its ground is not as it was. */
  beginsAt: (id: string) => number | null
  read: (thread: Thread) => ReadSuggestion | null
  editor: Editor
  busy: boolean
  /** Decides about those that wait. `byHand`: whoever accepts has written it in themselves. */
  accept: (threads: readonly Thread[], reason: string, how?: 'byHand' | 'here') => void
  refuse: (threads: readonly Thread[], reason: string) => void
  /** Puts in what was accepted and is not in the text; or says that it is. */
  takeOver: (thread: Thread) => void
  act: (ids: readonly string[], act: SuggestionAct) => void
  withdraw: (thread: Thread) => Promise<void>
}

interface Parts extends Pick<Desk, 'elementId' | 'me' | 'mayWrite' | 'put'> {
  editor: Editor
  threads: readonly Thread[]
  places: ThreadPlaces
  live: LiveDocument | null
  active: string | null
  /** While one's own suggestions are written nothing else is drawn, and nothing decided. */
  paused: boolean
}

type Placed = Thread & { from: number; to: number; after: Slice }

/**
 * The suggestions of a text. Accepting is two steps: the server says whose decision it is, then the
 * browser of whoever decided puts the words into the text as one change, and says so once it is saved.
 */
export function useSuggestions(parts: Parts): Suggesting {
  const { editor, threads, places, live, active, paused, elementId, me, mayWrite, put } = parts
  const t = useTranslations('suggestions')
  const api = useApi()
  const toast = useToast()
  const sentence = useErrorText()
  const [busy, setBusy] = useState(false)
  const store = useMemo(() => new SuggestionPlaces(editor, places), [editor, places])
  const standing = useSyncExternalStore(store.subscribe, store.get, store.get)
  const wanted = useMemo(() => (paused ? null : threads.filter(isOpenEnded)), [threads, paused])
  useEffect(() => store.set(wanted, active), [store, wanted, active])
  useToldOfDecisions(threads, me)

  const undone = useEffectEvent((ids: readonly string[], what: 'undo' | 'redo') => {
    if (what === 'undo') return act(ids, 'wait')
    void asked(ids, 'accept').then((won) => won && delivered(won.map(({ id }) => id)))
  })
  useEffect(
    () => (mayWrite && !paused ? onUndone(editor, undone) : undefined),
    [editor, mayWrite, paused],
  )

  return {
    ...{ editor, busy, accept, refuse, takeOver, act, withdraw },
    standingOf: (id) => standing.get(id) ?? null,
    beginsAt: (id) => store.beginsAt(id),
    read: (thread) => store.read(thread),
  }

  function accept(some: readonly Thread[], reason: string, how?: 'byHand' | 'here'): void {
    if (how === 'byHand') {
      void asked(ids(some), 'accept', { reason, byHand: true })
      return
    }
    // What cannot reach the server now might come into the text after others have put it in too.
    if (live?.status.phase !== 'live') return toast(t('notLive'))
    const able = placed(some, how === 'here')
    if (able.length < some.length) toast(t('stayed', { count: some.length - able.length }))
    if (able.length === 0) return
    void asked(ids(able), 'accept', { reason }).then((won) => won && deliver(won, how === 'here'))
  }

  function refuse(some: readonly Thread[], reason: string): void {
    void asked(ids(some), 'refuse', { reason }).then(
      (won) => won && won.length > 0 && toast(t('doneRefused', { count: won.length })),
    )
  }

  function takeOver(thread: Thread): void {
    if (live?.status.phase !== 'live') return toast(t('notLive'))
    void asked([thread.id], 'take').then((won) => won && deliver(won, false))
  }

  function act(some: readonly string[], what: SuggestionAct): void {
    void asked(some, what).then((won) => {
      if (won && won.length > 0 && what === 'wait') toast(t('waitsAgain', { count: won.length }))
    })
  }

  async function withdraw(thread: Thread): Promise<void> {
    put(thread.id, await api.withdrawSuggestion(thread.id))
  }

  /** Those of which this was the deciding word; null when nothing came of it. */
  async function asked(
    some: readonly string[],
    what: SuggestionAct,
    more: { reason?: string; byHand?: true } = {},
  ): Promise<Thread[] | null> {
    setBusy(true)
    try {
      const body = { ids: [...some], act: what, ...more }
      const { changed, others } = await api.actOnSuggestions(elementId, body)
      for (const thread of [...changed, ...others]) put(thread.id, thread)
      const twice = others.find(({ suggestion }) => suggestion?.hand && suggestion.hand.id !== me)
      if (what === 'done') {
        // Away for longer than a minute: somebody may have put the same words in.
        if (twice) toast(t('alsoIn', { name: twice.suggestion?.hand?.name ?? t('somebody') }))
      } else if (others.length > 0) toast(t('faster', { count: others.length }))
      return changed
    } catch (error) {
      toast(sentence(error))
      return null
    } finally {
      setBusy(false)
    }
  }

  /** Puts in what is ours to put in. What cannot be any more waits again. */
  function deliver(won: readonly Thread[], here: boolean): void {
    if (editor.isDestroyed || won.length === 0) return
    const able = placed(won, here)
    putIn(editor, able)
    const done = ids(able)
    const left = ids(won).filter((id) => !done.includes(id))
    if (left.length > 0) {
      toast(t('stayed', { count: left.length }))
      void asked(left, 'wait')
    }
    if (done.length === 0) return
    toast(t('doneAccepted', { count: done.length }))
    delivered(done)
  }

  function delivered(done: readonly string[]): void {
    if (live && done.length > 0) void whenSaved(live).then(() => asked(done, 'done'))
  }

  /** Those that can be put in now, with their places. `here`: also over what is there by now. */
  function placed(some: readonly Thread[], here: boolean): Placed[] {
    const now = store.now(some)
    const found = some.flatMap((thread): Placed[] => {
      const after = store.read(thread)?.after
      const place = placeIn(now.get(thread.id), here)
      return after && place ? [{ ...thread, ...place, after }] : []
    })
    return besideEachOther(found)
  }
}

function placeIn(
  standing: Standing | undefined,
  here: boolean,
): { from: number; to: number } | null {
  if (standing?.state === 'intact') return { from: standing.from, to: standing.to }
  return here ? (standing?.at ?? null) : null
}

function ids(threads: readonly { id: string }[]): string[] {
  return threads.map(({ id }) => id)
}

/** Waits, or is accepted without being in the text. */
function isOpenEnded({ suggestion }: Thread): boolean {
  if (!suggestion) return false
  return suggestion.state === 'waiting' || (suggestion.state === 'accepted' && !suggestion.inText)
}
