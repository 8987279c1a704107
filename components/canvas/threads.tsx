'use client'

import { memo, useState, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Board, Thread } from '@/lib/board-threads'

interface ThreadsProps {
  board: Board
  /** The kind somebody points at; what it rests on stands out. */
  active: string | null
  /** The thread somebody points at or has moved to. */
  line: Thread | null
  /** Why, in a sentence. */
  sayOf: (thread: Thread) => string
  onPoint: (thread: Thread, on: boolean) => void
  onFocus: (thread: Thread, on: boolean) => void
  /** To the tile at the knot, so that a thread can be walked along. */
  onFollow: (thread: Thread) => void
}

/**
 * The lines between the tiles. Drawn once: stretched with the board, and untouched by who comes and
 * goes. Each says why it is there to whoever points at it or moves to it; all of them together are
 * one stop of the Tab key, and arrow keys lead from one to the next.
 */
export const Threads = memo(function Threads(props: ThreadsProps) {
  const { board, active, line, sayOf, onPoint, onFocus, onFollow } = props
  const t = useTranslations('board')
  const [stop, setStop] = useState(0)
  const { threads } = board

  function onKeyDown(event: KeyboardEvent<SVGGElement>, at: number) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const thread = threads[at]
    if (event.key === 'Enter' && thread) return onFollow(thread)
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const next = stepTo(event.key, rtl, at, threads.length)
    if (next === undefined) return
    event.preventDefault()
    const lines = event.currentTarget.parentElement?.querySelectorAll<SVGGElement>('g')
    lines?.[next]?.focus()
  }

  return (
    <svg
      className="threads"
      viewBox={`0 0 ${board.width} ${board.height}`}
      preserveAspectRatio="none"
      role="group"
      aria-label={t('lines')}
    >
      {threads.map((thread, i) => (
        <g
          key={`${thread.from} ${thread.to}`}
          className={className(thread, active, line)}
          role="img"
          aria-label={sayOf(thread)}
          tabIndex={i === stop ? 0 : -1}
          onPointerEnter={() => onPoint(thread, true)}
          onPointerLeave={() => onPoint(thread, false)}
          onFocus={() => {
            setStop(i)
            onFocus(thread, true)
          }}
          onBlur={() => onFocus(thread, false)}
          onKeyDown={(event) => onKeyDown(event, i)}
        >
          {/* As wide as a finger or an unsteady hand needs; not seen. */}
          <path className="hit" d={thread.path} />
          <path d={thread.path} />
          {/* Without length but with round caps: a dot that stays round when the drawing stretches. */}
          <path className="k" d={`M${thread.knot.x} ${thread.knot.y}h.01`} />
        </g>
      ))}
    </svg>
  )
})

function className(thread: Thread, active: string | null, line: Thread | null): string {
  const isOn = line ? isSame(thread, line) : thread.from === active
  return [thread.strength === 'recommended' ? 'rec' : '', isOn ? 'on' : '']
    .filter(Boolean)
    .join(' ')
}

export function isSame(one: Thread, other: Thread): boolean {
  return one.from === other.from && one.to === other.to
}

/** Undefined for keys without a meaning; the ends stay where they are. */
function stepTo(key: string, rtl: boolean, at: number, count: number): number | undefined {
  const ahead = rtl ? 'ArrowLeft' : 'ArrowRight'
  const back = rtl ? 'ArrowRight' : 'ArrowLeft'
  const to = {
    ...{ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 },
    ...{ [ahead]: at + 1, [back]: at - 1 },
  }[key]
  return to === undefined ? undefined : Math.min(Math.max(to, 0), count - 1)
}
