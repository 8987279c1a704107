import { useMemo } from 'react'
import { boardOf } from '@/lib/board-lines'
import type { Framework } from '@/lib/frameworks/framework'

interface MiniBoardProps {
  kinds: Framework['kinds']
  /** What it shows, for those who do not see it; none where the words beside it say it all. */
  label?: string
}

/** The board of a framework, small: a numbered tile for each element, and the lines between them. */
export function MiniBoard({ kinds, label }: MiniBoardProps) {
  const board = useMemo(() => boardOf(kinds), [kinds])
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <svg
      className="mini-board"
      viewBox={`-4 -4 ${board.width + 8} ${board.height + 8}`}
      focusable="false"
      {...named}
    >
      {board.tiles.map(({ kind, across, down }, i) => (
        <g key={kind} className={kinds[i]?.emphasis ? 'heart' : undefined}>
          <rect
            x={across.start}
            y={down.start}
            width={across.end - across.start}
            height={down.end - down.start}
            rx="6"
          />
          <text x={(across.start + across.end) / 2} y={(down.start + down.end) / 2} dy="0.35em">
            {i + 1}
          </text>
        </g>
      ))}
      {board.lines.map(({ from, to, path, knot, strength }) => (
        <g key={`${from} ${to}`} className={strength === 'recommended' ? 'rec' : undefined}>
          <path d={path} />
          <circle cx={knot.x} cy={knot.y} r="9" />
        </g>
      ))}
    </svg>
  )
}
