'use client'

import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { tileTowards, type Move } from '@/lib/board'
import { boardOf, type BoardLine } from '@/lib/board-lines'
import type { WhoIsWhere } from '@/lib/canvases'
import type { Framework } from '@/lib/frameworks/framework'
import { textsOf } from '@/lib/frameworks/texts-of'
import type { Person } from '@/lib/people'
import type { ElementRow } from './element-rows'
import { Legend } from './legend'
import { LineSays } from './line-says'
import { isSame, Lines } from './lines'
import { Tile } from './tile'
import { Why } from './why'

interface BoardProps {
  rows: ElementRow[]
  framework: Framework
  where: WhoIsWhere
  me: string
  mayWrite: boolean
}

const UNITS_A_REM = 16
const NOBODY: Person[] = []
/** Where the tiles stand in one column; the same width as in the style sheet. */
const ONE_COLUMN = '(max-width: 47rem)'

/** The canvas at one glance: a tile for each element, and a line for each thing it rests on. */
export function Board({ rows, framework, where, me, mayWrite }: BoardProps) {
  const t = useTranslations('board')
  const board = useMemo(() => boardOf(framework.kinds), [framework])
  const list = useRef<HTMLOListElement>(null)
  const locale = useLocale()
  const [pointed, point] = useOne<string>(isEqual)
  const [focused, focus] = useOne<string>(isEqual)
  const [pointedLine, pointLine] = useOne<BoardLine>(isSame)
  const [focusedLine, focusLine] = useOne<BoardLine>(isSame)
  const line = pointedLine ?? focusedLine
  const active = pointed ?? focused
  // Of the framework alone, so that lines are not drawn again when somebody writes.
  const words = useMemo(() => textsOf(framework, locale).kinds, [framework, locale])
  const sayOf = useCallback(({ from, to }: BoardLine) => words[from]?.drawsOn[to] ?? '', [words])
  const follow = useCallback(({ to }: BoardLine) => goTo(list.current, to), [])

  function onKeyDown(event: KeyboardEvent<HTMLOListElement>) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const kind = event.target instanceof HTMLElement ? event.target.dataset.kind : undefined
    if (!list.current || kind === undefined) return
    const to = matchMedia(ONE_COLUMN).matches
      ? nextInOrder(rows, kind, event.key)
      : inGrid(event.key, getComputedStyle(list.current).direction, kind)
    if (to === undefined) return
    // The key has a meaning here, also where there is nothing further that way: the page must not scroll.
    event.preventDefault()
    if (to) goTo(list.current, to)
  }

  function inGrid(key: string, direction: string, kind: string): string | null | undefined {
    const move = moveFor(key, direction)
    return move && (tileTowards(board.tiles, kind, move)?.kind ?? null)
  }

  return (
    <section className="v-board" aria-labelledby="board-heading">
      <h2 className="vh" id="board-heading">
        {t('board')}
      </h2>
      <div
        className="board"
        style={{
          gridTemplateColumns: board.templateColumns,
          gridTemplateRows: board.templateRows,
          // The style sheet makes all rows taller where tiles are narrow.
          blockSize: `calc(${board.height / UNITS_A_REM}rem * var(--tall, 1))`,
        }}
      >
        <ol className="tiles" ref={list} onKeyDown={onKeyDown}>
          {rows.map((row) => (
            <Tile
              key={row.element.id}
              row={row}
              people={where[row.element.id] ?? NOBODY}
              me={me}
              mayWrite={mayWrite}
              onPoint={point}
              onFocus={focus}
            />
          ))}
        </ol>
        <Lines
          board={board}
          active={active}
          shown={line}
          sayOf={sayOf}
          onPoint={pointLine}
          onFocus={focusLine}
          onFollow={follow}
        />
        {line && <LineSays board={board} line={line} say={sayOf(line)} />}
      </div>
      <Legend />
      <Why row={rows.find((row) => row.kind.key === active)} />
    </section>
  )
}

/** At most one; leaving it clears only what it set, as the next may have been entered before. */
function useOne<T>(isIt: (one: T, other: T) => boolean): [T | null, (one: T, on: boolean) => void] {
  const [one, setOne] = useState<T | null>(null)
  const set = useCallback(
    (other: T, on: boolean) => {
      setOne((before) => (on ? other : before !== null && isIt(before, other) ? null : before))
    },
    [isIt],
  )
  return [one, set]
}

function isEqual(one: string, other: string): boolean {
  return one === other
}

function goTo(tiles: HTMLElement | null, kind: string): void {
  tiles?.querySelector<HTMLElement>(`[data-kind="${kind}"]`)?.focus()
}

function moveFor(key: string, direction: string): Move | undefined {
  const rtl = direction === 'rtl'
  const moves: Record<string, Move> = {
    ArrowUp: 'up',
    ArrowDown: 'down',
    ArrowLeft: rtl ? 'end' : 'start',
    ArrowRight: rtl ? 'start' : 'end',
    Home: 'first',
    End: 'last',
  }
  return moves[key]
}

/** Up and down along the thread. Undefined for keys without a meaning, null at its ends. */
function nextInOrder(rows: ElementRow[], kind: string, key: string): string | null | undefined {
  const here = rows.findIndex((row) => row.kind.key === kind)
  const to = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: rows.length - 1 }[key]
  return to === undefined ? undefined : (rows[to]?.kind.key ?? null)
}
