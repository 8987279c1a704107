'use client'

import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Span } from '@/lib/board'
import { boardOf } from '@/lib/board-lines'
import { placeAt, resize, type Draft } from '@/lib/frameworks/draft'

interface PlaceBoardProps {
  draft: Draft
  chosen: string
  onChange: (draft: Draft) => void
  onChoose: (key: string) => void
}

/** The board as it will be; its tiles are moved by dragging and with the arrow keys. */
export function PlaceBoard({ draft, chosen, onChange, onChoose }: PlaceBoardProps) {
  const t = useTranslations('frameworks.editor')
  const board = useMemo(() => boardOf(draft.kinds), [draft.kinds])
  const area = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  const [said, setSaid] = useState('')

  function apply(key: string, next: Draft, sized: boolean) {
    const name = draft.words.kinds[key]?.label || key
    const place = next.kinds.find((kind) => kind.key === key)?.place
    if (next === draft || !place) return setSaid(t('stays', { name }))
    const { row, column, rows = 1, columns = 1 } = place
    setSaid(sized ? t('wide', { name, rows, columns }) : t('place', { name, row, column }))
    onChange(next)
  }

  function onKeyDown(event: KeyboardEvent, key: string) {
    const place = draft.kinds.find((kind) => kind.key === key)?.place
    const step = stepFor(event.key, event.currentTarget)
    if (!place || !step || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const { row, column, rows = 1, columns = 1 } = place
    const next = event.shiftKey
      ? resize(draft, key, { rows: rows + step.rows, columns: columns + step.columns })
      : placeAt(draft, key, { row: row + step.rows, column: column + step.columns })
    apply(key, next, event.shiftKey)
  }

  function onPointerUp(event: PointerEvent, key: string) {
    if (dragged !== key || !area.current) return
    setDragged(null)
    const box = area.current.getBoundingClientRect()
    const across = (event.clientX - box.x) / box.width
    const fromStart = getComputedStyle(area.current).direction === 'rtl' ? 1 - across : across
    const column = trackAt(board.columns, fromStart * board.width)
    const row = trackAt(board.rows, ((event.clientY - box.y) / box.height) * board.height)
    const place = draft.kinds.find((kind) => kind.key === key)?.place
    // A press without a move only chooses.
    if (place && isInside(place, row, column)) return
    apply(key, placeAt(draft, key, { row, column }), false)
  }

  const part = (value: number, whole: number) => `${(value / Math.max(1, whole)) * 100}%`
  return (
    <div className="fw-place">
      <div
        className={dragged ? 'fw-area dragging' : 'fw-area'}
        ref={area}
        style={{ aspectRatio: `${Math.max(1, board.width)} / ${Math.max(1, board.height)}` }}
        role="group"
        aria-label={t('board')}
      >
        <svg
          className="board-lines"
          viewBox={`0 0 ${board.width} ${board.height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          {board.lines.map(({ from, to, path, knot, strength }) => (
            <g key={`${from} ${to}`} className={from === chosen ? 'on' : strength}>
              <path d={path} />
              <path className="k" d={`M${knot.x} ${knot.y}h.01`} />
            </g>
          ))}
        </svg>
        {board.tiles.map(({ kind, row, column, across, down }, i) => {
          const name = draft.words.kinds[kind]?.label || kind
          const heart = draft.kinds[i]?.emphasis ? 'heart' : ''
          return (
            <button
              key={kind}
              type="button"
              className={`fw-tile ${heart} ${dragged === kind ? 'held' : ''}`}
              aria-pressed={kind === chosen}
              aria-label={t('place', { name, row, column })}
              style={{
                insetInlineStart: part(across.start, board.width),
                insetBlockStart: part(down.start, board.height),
                inlineSize: part(across.end - across.start, board.width),
                blockSize: part(down.end - down.start, board.height),
              }}
              onClick={() => onChoose(kind)}
              onKeyDown={(event) => onKeyDown(event, kind)}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId)
                setDragged(kind)
              }}
              onPointerUp={(event) => onPointerUp(event, kind)}
              onPointerCancel={() => setDragged(null)}
            >
              <span className="n">{i + 1}</span> <span>{name}</span>
            </button>
          )
        })}
      </div>
      <p className="small muted mt-2">{t('boardHint')}</p>
      <p className="vh" role="status">
        {said}
      </p>
    </div>
  )
}

function stepFor(key: string, on: Element): { rows: number; columns: number } | null {
  const onwards = getComputedStyle(on).direction === 'rtl' ? -1 : 1
  switch (key) {
    case 'ArrowUp':
      return { rows: -1, columns: 0 }
    case 'ArrowDown':
      return { rows: 1, columns: 0 }
    case 'ArrowLeft':
      return { rows: 0, columns: -onwards }
    case 'ArrowRight':
      return { rows: 0, columns: onwards }
    default:
      return null
  }
}

/** The row or column at a point; beyond the last one, a new one. Gutters belong to what follows. */
function trackAt(spans: readonly Span[], at: number): number {
  const found = spans.findIndex((span, number) => number > 0 && at <= span.end)
  return found > 0 ? found : spans.length
}

function isInside(
  place: { row: number; column: number; rows?: number | undefined; columns?: number | undefined },
  row: number,
  column: number,
): boolean {
  const { rows = 1, columns = 1 } = place
  return (
    row >= place.row &&
    row < place.row + rows &&
    column >= place.column &&
    column < place.column + columns
  )
}
