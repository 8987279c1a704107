'use client'

import { memo, useState, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Board, BoardLine } from '@/lib/board-lines'

interface LinesProps {
  board: Board
  /** The kind somebody points at; what it rests on stands out. */
  active: string | null
  /** The line somebody points at or has moved to. */
  shown: BoardLine | null
  /** Why, in a sentence. */
  sayOf: (line: BoardLine) => string
  onPoint: (line: BoardLine, on: boolean) => void
  onFocus: (line: BoardLine, on: boolean) => void
  /** To the tile at the knot, so that a line can be walked along. */
  onFollow: (line: BoardLine) => void
}

/**
 * The lines between the tiles. Drawn once: stretched with the board, and untouched by who comes and
 * goes. Each says why it is there to whoever points at it or moves to it; all of them together are
 * one stop of the Tab key, and arrow keys lead from one to the next.
 */
export const Lines = memo(function Lines(props: LinesProps) {
  const { board, active, shown, sayOf, onPoint, onFocus, onFollow } = props
  const t = useTranslations('board')
  const [stop, setStop] = useState(0)
  const { lines } = board

  function onKeyDown(event: KeyboardEvent<SVGGElement>, at: number) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const line = lines[at]
    if (event.key === 'Enter' && line) return onFollow(line)
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const next = stepTo(event.key, rtl, at, lines.length)
    if (next === undefined) return
    event.preventDefault()
    const drawn = event.currentTarget.parentElement?.querySelectorAll<SVGGElement>('g')
    drawn?.[next]?.focus()
  }

  return (
    <svg
      className="board-lines"
      viewBox={`0 0 ${board.width} ${board.height}`}
      preserveAspectRatio="none"
      role="group"
      aria-label={t('lines')}
    >
      {lines.map((line, i) => (
        <g
          key={`${line.from} ${line.to}`}
          className={className(line, active, shown)}
          role="img"
          aria-label={sayOf(line)}
          tabIndex={i === stop ? 0 : -1}
          onPointerEnter={() => onPoint(line, true)}
          onPointerLeave={() => onPoint(line, false)}
          onFocus={() => {
            setStop(i)
            onFocus(line, true)
          }}
          onBlur={() => onFocus(line, false)}
          onKeyDown={(event) => onKeyDown(event, i)}
        >
          {/* As wide as a finger or an unsteady hand needs; not seen. */}
          <path className="hit" d={line.path} />
          <path d={line.path} />
          {/* Without length but with round caps: a dot that stays round when the drawing stretches. */}
          <path className="k" d={`M${line.knot.x} ${line.knot.y}h.01`} />
        </g>
      ))}
    </svg>
  )
})

function className(line: BoardLine, active: string | null, shown: BoardLine | null): string {
  const isOn = shown ? isSame(line, shown) : line.from === active
  return [line.strength === 'recommended' ? 'rec' : '', isOn ? 'on' : ''].filter(Boolean).join(' ')
}

export function isSame(one: BoardLine, other: BoardLine): boolean {
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
