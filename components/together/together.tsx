'use client'

import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { isFollowKey } from '../live/watch-acts'
import { BoardNews } from '../since/board-news'
import { NewsHere } from '../since/news-here'
import { FollowBar } from './follow-bar'
import { GatherNotice } from './gather-notice'
import type { OpenText, TextOnPage } from './text-on-page'
import type { TogetherParts } from './together-parts'
import { ToldHere } from './told-here'
import { useArrival } from './use-jump'
import { useFollow } from './use-follow'
import { useOwnPresence } from './use-own-presence'
import './together.css'

interface TogetherProps extends TogetherParts {
  /** The element this page is about; null for the board. */
  place: string | null
  onPlace?: (elementId: string) => void
  /** Every text that this page is connected to, also those in which one suggests. */
  open?: readonly OpenText[]
}

/** Being on a canvas with others: tells them of this page, follows, and asks when everyone is called. */
export function Together(props: TogetherProps) {
  const { channel, canvas, me, place, texts, onPlace = nowhere, open = NONE } = props
  const active = useActiveText(texts)
  const at = active?.elementId ?? place
  useOwnPresence({ channel, me: me.id, place: at, texts, active })
  useFollow({ channel, canvas, me: me.id, place, texts, onPlace })
  useArrival({ channel, texts, onPlace })
  useFollowKeys(channel, me.id)
  useRounds(texts, onPlace)
  return createPortal(
    <div className="together-over" data-together>
      <FollowersWord {...props} />
      <GatherNotice {...props} />
      <FollowBar {...props} />
      {place === null ? (
        <BoardNews canvasId={canvas.id} onEvent={channel.onEvent} />
      ) : (
        <NewsHere canvasId={canvas.id} elementId={place} texts={texts} />
      )}
      {open.map((text) => (
        <ToldHere key={text.elementId} {...{ text, me }} title={titleIn(canvas, text.elementId)} />
      ))}
    </div>,
    document.body,
  )
}

const NONE: readonly OpenText[] = []

function titleIn({ elements }: TogetherParts['canvas'], elementId: string): string {
  return elements.find(({ id }) => id === elementId)?.title ?? ''
}

/** The text that was touched last; the first one until then. */
function useActiveText(texts: readonly TextOnPage[]): TextOnPage | null {
  const [last, setLast] = useState<string | null>(null)
  useEffect(() => {
    const touched = ({ target }: Event) => {
      if (!(target instanceof Node)) return
      const text = texts.find(({ editor }) => editor.view.dom.closest('.leaf')?.contains(target))
      if (text) setLast(text.elementId)
    }
    const signs = ['focusin', 'pointerdown', 'wheel'] as const
    for (const sign of signs)
      window.addEventListener(sign, touched, { capture: true, passive: true })
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touched, { capture: true })
    }
  }, [texts])
  return texts.find(({ elementId }) => elementId === last) ?? texts[0] ?? null
}

/** A press on a caret's label follows its person; Ctrl Alt F follows whoever was heard of last. */
function useFollowKeys({ company, live, channel }: TogetherParts['channel'], me: string): void {
  useEffect(() => {
    const pressed = (event: Event) => {
      const label = event.target instanceof Element && event.target.closest('.caret > b')
      const whom = label instanceof HTMLElement ? label.dataset.person : undefined
      if (!whom || whom === me) return
      // The press is for the label: one's own caret stays where it is.
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.type === 'mousedown') channel.follow({ type: 'follow', whom })
    }
    const key = (event: KeyboardEvent) => {
      if (!isFollowKey(event) || !live) return
      const others = company.filter(({ person, kind }) => person.id !== me && kind !== 'left')
      const latest = others.toSorted((a, b) => heard(b.person.id) - heard(a.person.id))[0]
      if (!latest) return
      event.preventDefault()
      channel.follow({ type: 'follow', whom: latest.person.id })
    }
    const heard = (id: string) => {
      let latest = 0
      for (const [client, state] of live?.awareness.getStates() ?? []) {
        const { user } = state as { user?: { id?: unknown } }
        if (user?.id === id) latest = Math.max(latest, live?.awareness.meta.get(client)?.clock ?? 0)
      }
      return latest
    }
    window.addEventListener('pointerdown', pressed, { capture: true })
    window.addEventListener('mousedown', pressed, { capture: true })
    window.addEventListener('keydown', key)
    return () => {
      window.removeEventListener('pointerdown', pressed, { capture: true })
      window.removeEventListener('mousedown', pressed, { capture: true })
      window.removeEventListener('keydown', key)
    }
  }, [company, live, channel, me])
}

/** F6 goes round: from text to text, and to what waits for an answer. */
function useRounds(texts: readonly TextOnPage[], onPlace: (elementId: string) => void): void {
  useEffect(() => {
    const round = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return
      const asks = document.querySelector<HTMLElement>('.together-over button')
      const stops = [
        ...texts.map(({ editor, elementId }) => ({ dom: editor.view.dom, elementId })),
        ...(asks ? [{ dom: asks, elementId: null }] : []),
      ]
      const at = stops.findIndex(({ dom }) => dom.contains(document.activeElement))
      const step = event.shiftKey ? -1 : 1
      const next = stops[at === -1 ? 0 : (at + step + stops.length) % stops.length]
      if (!next) return
      event.preventDefault()
      if (next.elementId) onPlace(next.elementId)
      // A text that was behind the other one can take the focus once it is drawn.
      requestAnimationFrame(() => next.dom.focus({ preventScroll: next.elementId !== null }))
    }
    window.addEventListener('keydown', round)
    return () => window.removeEventListener('keydown', round)
  }, [texts, onPlace])
}

/** Read out when somebody begins to follow; seen in the list of people. */
function FollowersWord({ channel: { company }, me }: TogetherParts) {
  const t = useTranslations('together')
  const names = company.flatMap((one) =>
    one.kind !== 'left' && one.follows === me.id ? [one.person.name] : [],
  )
  return (
    <p className="vh" role="status">
      {names.length > 0 && t('followers', { count: names.length, names: names.join(', ') })}
    </p>
  )
}

function nowhere(): void {
  // The board has no texts to bring to the front.
}
