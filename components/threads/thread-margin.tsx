'use client'

import type { Editor } from '@tiptap/core'
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { stacked } from './margin-layout'

/** A card beside the text. `from`: where its words begin; null beside the title. */
export interface MarginCard {
  id: string
  from: number | null
  draw: () => ReactNode
}

interface ThreadMarginProps {
  editor: Editor
  cards: readonly MarginCard[]
  active: string | null
  /** Above the cards, beside the title. */
  head: ReactNode
}

const GAP = 14
/** Cards without a line of their own begin below what stands beside the title. */
const HEAD = 46
/** A card that was not drawn yet; most are about this high. */
const USUAL_HEIGHT = 92
/** Cards this far outside of the window are not drawn. */
const BEYOND = 900
/** Others type: nothing moves for each of their letters. */
const RESTED_MS = 180

/** Threads beside their lines. The text never moves for them; far away ones are not even drawn. */
export function ThreadMargin({ editor, cards, active, head }: ThreadMarginProps) {
  const t = useTranslations('threads')
  const margin = useRef<HTMLElement>(null)
  const [wants, setWants] = useState<ReadonlyMap<string, number>>(new Map())
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map())
  const near = useNear(margin)
  useWants(editor, margin, cards, setWants)

  const tops = useMemo(
    () =>
      stacked(
        cards.flatMap(({ id }) => {
          const want = wants.get(id)
          return want === undefined ? [] : [{ id, want, height: heights.get(id) ?? USUAL_HEIGHT }]
        }),
        active,
        { gap: GAP, floor: HEAD },
      ),
    [cards, wants, heights, active],
  )

  const measure = useCallback((id: string) => {
    return (element: HTMLElement | null) => {
      if (!element) return
      const observer = new ResizeObserver(() => {
        const height = element.offsetHeight
        setHeights((before) =>
          before.get(id) === height ? before : new Map(before).set(id, height),
        )
      })
      observer.observe(element)
      return () => observer.disconnect()
    }
  }, [])

  return (
    <aside className="m comments" ref={margin} aria-label={t('title')}>
      {head}
      {cards.map(({ id, draw }) => {
        const top = tops.get(id)
        if (top === undefined) return null
        const isNear = top > near.from - BEYOND && top < near.to + BEYOND
        if (!isNear && id !== active) return null
        return (
          <div key={id} className="beside" ref={measure(id)} style={{ insetBlockStart: top }}>
            {draw()}
          </div>
        )
      })}
    </aside>
  )
}

/** The stretch of the margin that is in the window, in pixels from its beginning; in coarse steps. */
function useNear(margin: React.RefObject<HTMLElement | null>): { from: number; to: number } {
  const [near, setNear] = useState({ from: 0, to: 2000 })
  useLayoutEffect(() => {
    let frame = 0
    const look = () => {
      frame = 0
      const top = margin.current?.getBoundingClientRect().top ?? 0
      const from = Math.floor(-top / 400) * 400
      setNear((before) =>
        before.from === from ? before : { from, to: from + window.innerHeight + 400 },
      )
    }
    const soon = () => {
      frame ||= requestAnimationFrame(look)
    }
    look()
    // Beside another text each half of the page scrolls by itself.
    window.addEventListener('scroll', soon, { passive: true, capture: true })
    window.addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', soon, { capture: true })
      window.removeEventListener('resize', soon)
    }
  }, [margin])
  return near
}

/** How far down the lines of the cards are; looked at again when the text has rested. */
function useWants(
  editor: Editor,
  margin: React.RefObject<HTMLElement | null>,
  cards: readonly MarginCard[],
  onWants: (wants: ReadonlyMap<string, number>) => void,
): void {
  const latest = useRef(cards)
  useLayoutEffect(() => {
    latest.current = cards
  })
  const places = cards.map(({ id, from }) => `${id} ${from}`).join()
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const look = () => {
      timer = null
      const top = margin.current?.getBoundingClientRect().top
      if (top === undefined || editor.isDestroyed) return
      const size = editor.state.doc.content.size
      onWants(
        new Map(
          latest.current.map(({ id, from }) => [
            id,
            from === null ? HEAD : editor.view.coordsAtPos(Math.min(from, size)).top - top,
          ]),
        ),
      )
    }
    const soon = () => {
      if (timer) clearTimeout(timer)
      timer = setTimeout(look, RESTED_MS)
    }
    look()
    const observer = new ResizeObserver(soon)
    observer.observe(editor.view.dom)
    editor.on('update', soon)
    return () => {
      if (timer) clearTimeout(timer)
      observer.disconnect()
      editor.off('update', soon)
    }
  }, [editor, margin, places, onWants])
}
