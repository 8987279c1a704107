'use client'

import type { Editor } from '@tiptap/core'
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { endBlockDrag, startBlockDrag } from './block-drag'
import { selectBlock } from './block-moves'
import { EditorIcon } from './editor-icon'
import { untilHere } from '../ui/until-here'

const BlockMenu = dynamic(async () => (await untilHere(() => import('./block-menu'))).BlockMenu, {
  ssr: false,
})

/** Room the handle needs beside the text; where there is less, the bar above the keyboard has it. */
const NEEDED = 30

interface Place {
  pos: number
  top: number
  start: number
}

/**
 * Beside the block under the pointer: drag it, or press it for what else can be done. It floats, so
 * nobody's text moves for it. The same menu opens with Ctrl and the full stop.
 */
export function BlockHandle({ editor }: { editor: Editor }) {
  const t = useTranslations('writing.block')
  const [place, setPlace] = useState<Place | null>(null)
  const [menu, setMenu] = useState<{ top: number; start: number } | null>(null)
  // Taken off the page, a handle that is being dragged would end the drag.
  const held = useRef(false)
  usePointer(editor, menu !== null, held, setPlace)
  useMenuKey(editor, setMenu)

  const open = (at: Place) => {
    selectBlock(at.pos)(editor.state, editor.view.dispatch)
    setMenu({ top: at.top, start: at.start })
  }
  return (
    <>
      {place && (
        // Not a button element: Firefox does not let those be dragged.
        <div
          role="button"
          className="block-handle"
          aria-label={t('handle')}
          title={t('handle')}
          // The keys for it are in the text itself: a stop for each block would be a long way round.
          tabIndex={-1}
          draggable
          ref={(element) => {
            element?.style.setProperty('inset', `${place.top}px auto auto ${place.start}px`)
          }}
          onDragStart={(event) => {
            held.current = true
            startBlockDrag(editor.view, place.pos, event.nativeEvent)
          }}
          onDragEnd={() => {
            held.current = false
            endBlockDrag(editor.view)
            setPlace(null)
          }}
          onClick={() => open(place)}
        >
          <EditorIcon name="handle" />
        </div>
      )}
      {menu && <BlockMenu editor={editor} at={menu} onClose={() => setMenu(null)} />}
    </>
  )
}

/** Follows the pointer, at most once a frame; goes when somebody types or scrolls. */
function usePointer(
  editor: Editor,
  still: boolean,
  held: RefObject<boolean>,
  setPlace: (place: Place | null) => void,
): void {
  useEffect(() => {
    const sheet = editor.view.dom.closest('.leaf')
    if (still || !(sheet instanceof HTMLElement)) return
    let frame = 0
    const look = (event: PointerEvent) => {
      if (event.pointerType === 'touch' || event.buttons > 0 || held.current) return
      const onHandle = event.target instanceof Element && event.target.closest('.block-handle')
      if (onHandle) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setPlace(placeAt(editor, event.clientY)))
    }
    const hide = () => {
      cancelAnimationFrame(frame)
      if (held.current) return
      setPlace(null)
    }
    sheet.addEventListener('pointermove', look)
    sheet.addEventListener('pointerleave', hide)
    editor.view.dom.addEventListener('keydown', hide)
    window.addEventListener('scroll', hide, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      sheet.removeEventListener('pointermove', look)
      sheet.removeEventListener('pointerleave', hide)
      window.removeEventListener('scroll', hide)
      if (!editor.isDestroyed) editor.view.dom.removeEventListener('keydown', hide)
    }
  }, [editor, still, held, setPlace])
}

function placeAt(editor: Editor, y: number): Place | null {
  if (editor.isDestroyed) return null
  const { view } = editor
  const text = view.dom.getBoundingClientRect()
  const rtl = getComputedStyle(view.dom).direction === 'rtl'
  const sheet = view.dom.closest('.leaf')?.getBoundingClientRect()
  const room = sheet ? (rtl ? sheet.right - text.right : text.left - sheet.left) : 0
  if (room < NEEDED || y < text.top || y > text.bottom) return null
  const hit = document.elementFromPoint(text.left + text.width / 2, y)
  const block = hit && [...ancestors(hit)].find((each) => each.parentElement === view.dom)
  if (!block || !(block instanceof HTMLElement) || block.matches('.ProseMirror-widget')) return null
  const inside = view.posAtDOM(block, 0)
  const $pos = view.state.doc.resolve(inside)
  const pos = $pos.depth > 0 ? $pos.before(1) : inside
  if (!view.state.doc.nodeAt(pos)) return null
  const { top } = block.getBoundingClientRect()
  return { pos, top, start: rtl ? text.right + 4 : text.left - NEEDED + 2 }
}

function* ancestors(element: Element): Generator<Element> {
  for (let each: Element | null = element; each; each = each.parentElement) yield each
}

/** Ctrl and the full stop open the menu at the caret, and the bar above the keyboard asks for it. */
function useMenuKey(editor: Editor, open: (at: { top: number; start: number }) => void): void {
  useEffect(() => {
    const { dom } = editor.view
    const atCaret = () => {
      const { bottom, left } = editor.view.coordsAtPos(editor.state.selection.head)
      open({ top: bottom, start: left })
    }
    const press = (event: KeyboardEvent) => {
      if (event.key !== '.' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      atCaret()
    }
    dom.addEventListener('keydown', press)
    dom.addEventListener('block-menu', atCaret)
    return () => {
      dom.removeEventListener('keydown', press)
      dom.removeEventListener('block-menu', atCaret)
    }
  }, [editor, open])
}
