'use client'

import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom'
import { isTextSelection, posToDOMRect } from '@tiptap/core'
import { useEditorState, type Editor } from '@tiptap/react'
import dynamic from 'next/dynamic'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormatButtons, moveInToolbar, ToolButton } from './format-buttons'
import { MARKS, TEXT_BLOCKS } from './formats'
import { LinkForm } from './link-form'
import { wantSuggestion } from '../suggestions/want-suggestion'
import { LINK_WANTED } from './want-link'
import { wantComment } from '../threads/want-comment'
import { untilHere } from '../ui/until-here'

const TableTools = dynamic(
  async () => (await untilHere(() => import('./table-tools'))).TableTools,
  { ssr: false },
)

/** Formats for the selection, floating beside it; table tools where the caret is in a table. */
export function FormatBubble({ editor }: { editor: Editor }) {
  const t = useTranslations('editor.format')
  const comments = useTranslations('threads')
  const suggestions = useTranslations('suggestions')
  const bubble = useRef<HTMLDivElement>(null)
  const [linking, setLinking] = useState(false)
  const [inside, setInside] = useState(false)
  const { what, at } = useEditorState({ editor, selector: () => whatFor(editor) })
  const open = linking || (what !== null && (at.focused || inside))
  const kind = linking ? 'link' : what
  useShortcuts(editor, bubble, () => setLinking(true))
  usePlace(bubble, editor, open, `${at.from}-${at.to}-${kind}`, kind === 'table')

  if (!open) return null
  return (
    <div
      ref={bubble}
      className="bubble floating"
      role={linking ? undefined : 'toolbar'}
      aria-label={linking ? undefined : t(what === 'table' ? 'table' : 'label')}
      onFocus={() => setInside(true)}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        setInside(false)
        setLinking(false)
      }}
      onKeyDown={(event) => {
        if (linking) return
        if (event.key === 'Escape') editor.commands.focus()
        else moveInToolbar(event)
      }}
    >
      {kind === 'link' && <LinkForm editor={editor} onDone={() => setLinking(false)} />}
      {kind === 'table' && <TableTools editor={editor} />}
      {kind === 'text' && (
        <>
          <FormatButtons editor={editor} formats={MARKS} />
          <ToolButton
            icon="link"
            label={t('link')}
            keys="Mod-k"
            pressed={editor.isActive('link')}
            onPress={() => setLinking(true)}
          />
          <span className="sep" />
          <FormatButtons editor={editor} formats={TEXT_BLOCKS} />
          <span className="sep" />
          <ToolButton
            icon="talk"
            label={comments('comment')}
            keys="Mod-Alt-m"
            onPress={() => wantComment(editor)}
          />
          <ToolButton
            icon="suggest"
            label={suggestions('replace')}
            keys="Mod-Alt-s"
            onPress={() => wantSuggestion(editor)}
          />
        </>
      )}
    </div>
  )
}

/** Always the same, so that nothing is drawn anew while somebody just types. */
const NOTHING = { what: null, at: { from: 0, to: 0, focused: false } }

function whatFor(editor: Editor) {
  const { selection, doc } = editor.state
  const { from, to, empty } = selection
  const at = { from, to, focused: editor.isFocused }
  if (!editor.isEditable) return NOTHING
  const hasText = !empty && isTextSelection(selection) && doc.textBetween(from, to).length > 0
  const isCode = selection.$from.parent.type.spec.code === true
  if (hasText && !isCode) return { what: 'text' as const, at }
  return editor.isActive('table') ? { what: 'table' as const, at } : NOTHING
}

/**
 * Mod K on words that are selected, or in a link, asks for an address; anywhere else it is the page's
 * (search). Alt F10 goes to the toolbar, as in other editors.
 */
function useShortcuts(
  editor: Editor,
  bubble: React.RefObject<HTMLDivElement | null>,
  link: () => void,
): void {
  const openLink = useRef(link)
  useEffect(() => {
    openLink.current = link
  })
  useEffect(() => {
    const { dom } = editor.view
    const press = (event: KeyboardEvent) => {
      if (event.key === 'F10' && event.altKey) {
        event.preventDefault()
        bubble.current?.querySelector('button')?.focus()
      }
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
        if (!editor.isEditable || !isOnWords(editor)) return
        event.preventDefault()
        if (!editor.isActive('codeBlock')) openLink.current()
      }
    }
    const wanted = () => openLink.current()
    dom.addEventListener('keydown', press)
    dom.addEventListener(LINK_WANTED, wanted)
    return () => {
      dom.removeEventListener('keydown', press)
      dom.removeEventListener(LINK_WANTED, wanted)
    }
  }, [editor, bubble])
}

function isOnWords(editor: Editor): boolean {
  // As the browser has it: whoever is quick presses before the editor has heard of the selection.
  return document.getSelection()?.isCollapsed === false || editor.isActive('link')
}

function usePlace(
  bubble: React.RefObject<HTMLDivElement | null>,
  editor: Editor,
  open: boolean,
  moved: string,
  below: boolean,
): void {
  useLayoutEffect(() => {
    const element = bubble.current
    if (!open || !element) return
    const selected = {
      contextElement: editor.view.dom,
      getBoundingClientRect: () => placeOf(editor),
    }
    return autoUpdate(selected, element, () => {
      void computePosition(selected, element, {
        placement: below ? 'bottom-start' : 'top-start',
        strategy: 'fixed',
        middleware: [offset(8), flip({ padding: { top: 110, bottom: 8 } }), shift({ padding: 8 })],
      }).then(({ x, y }) => element.style.setProperty('inset', `${y}px auto auto ${x}px`))
    })
  }, [bubble, editor, open, moved, below])
}

/** The selection, or the whole table when nothing in it is selected. */
function placeOf(editor: Editor): DOMRect {
  const { from, to, empty, $from } = editor.state.selection
  if (empty)
    for (let depth = $from.depth; depth > 0; depth--) {
      if ($from.node(depth).type.name !== 'table') continue
      const table = editor.view.nodeDOM($from.before(depth))
      if (table instanceof HTMLElement) return table.getBoundingClientRect()
    }
  return posToDOMRect(editor.view, from, to)
}
