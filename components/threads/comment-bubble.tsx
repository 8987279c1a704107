'use client'

import { computePosition, flip, offset, shift } from '@floating-ui/dom'
import { posToDOMRect, type Editor } from '@tiptap/core'
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'

import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { wantSuggestion } from '../suggestions/want-suggestion'
import { wantComment } from './want-comment'

/** Beside selected words, for those who comment and do not write: writers have it among the formats. */
export function CommentBubble({ editor, mayComment }: { editor: Editor; mayComment: boolean }) {
  const t = useTranslations('threads')
  const suggestions = useTranslations('suggestions')
  const bubble = useRef<HTMLDivElement>(null)
  const selected = useSyncExternalStore(
    (listener) => {
      editor.on('selectionUpdate', listener)
      return () => void editor.off('selectionUpdate', listener)
    },
    () => selectedIn(editor),
    () => '',
  )
  const open = mayComment && selected !== ''
  useLayoutEffect(() => {
    const element = bubble.current
    if (!open || !element) return
    const { from, to } = editor.state.selection
    const words = { getBoundingClientRect: () => posToDOMRect(editor.view, from, to) }
    void computePosition(words, element, {
      // Where fingers select, the system shows its own menu above the words.
      placement: matchMedia('(pointer: coarse)').matches ? 'bottom' : 'top',
      strategy: 'fixed',
      middleware: [offset(8), flip(), shift({ padding: 8 })],
    }).then(({ x, y }) => {
      element.style.setProperty('inset', `${y}px auto auto ${x}px`)
    })
  }, [open, selected, editor])
  if (!open) return null
  return (
    <div className="bubble comment-bubble" ref={bubble} role="toolbar" aria-label={t('title')}>
      <Button
        look="quiet"
        // Pressing must not take the selection away.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => wantComment(editor)}
      >
        <Icon name="talk" />
        {t('comment')}
      </Button>
      <Button
        look="quiet"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => wantSuggestion(editor)}
      >
        <Icon name="pen" />
        {suggestions('replace')}
      </Button>
    </div>
  )
}

function selectedIn(editor: Editor): string {
  const { empty, from, to } = editor.state.selection
  return empty ? '' : `${from}-${to}`
}
