import { memo } from 'react'
import type { Board, Thread } from '@/lib/board-threads'

interface ThreadsProps {
  board: Board
  /** The kind somebody points at; what it rests on stands out. */
  active: string | null
}

/**
 * The lines between the tiles. Drawn once: stretched with the board, and untouched by who comes and
 * goes. They say nothing that the words beneath the board do not, so they are not read out.
 */
export const Threads = memo(function Threads({ board, active }: ThreadsProps) {
  return (
    <svg
      className="threads"
      viewBox={`0 0 ${board.width} ${board.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {board.threads.map((thread) => (
        <g key={`${thread.from} ${thread.to}`} className={className(thread, active)}>
          <path d={thread.path} />
          {/* Without length but with round caps: a dot that stays round when the drawing stretches. */}
          <path className="k" d={`M${thread.knot.x} ${thread.knot.y}h.01`} />
        </g>
      ))}
    </svg>
  )
})

function className({ from, strength }: Thread, active: string | null): string {
  return [strength === 'recommended' ? 'rec' : '', from === active ? 'on' : '']
    .filter(Boolean)
    .join(' ')
}
