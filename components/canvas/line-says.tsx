import type { Board, BoardLine } from '@/lib/board-lines'

interface LineSaysProps {
  board: Board
  line: BoardLine
  say: string
}

/**
 * Beside the knot of a line, why it is there. For the eye: the line itself carries the sentence for
 * whoever hears the board. It floats, so nothing moves when it comes.
 */
export function LineSays({ board, line, say }: LineSaysProps) {
  const x = line.knot.x / board.width
  const y = line.knot.y / board.height
  // Towards the middle of the board, so that it never sticks out.
  return (
    <p
      className={x > 0.5 ? 'line-says ends' : 'line-says'}
      aria-hidden="true"
      style={{
        ...(x > 0.5
          ? { insetInlineEnd: `${(1 - x) * 100}%` }
          : { insetInlineStart: `${x * 100}%` }),
        ...(y > 0.5 ? { insetBlockEnd: `${(1 - y) * 100}%` } : { insetBlockStart: `${y * 100}%` }),
      }}
    >
      {say}
    </p>
  )
}
