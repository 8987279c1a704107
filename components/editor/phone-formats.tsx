'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormatButtons, ToolButton } from './format-buttons'
import { MARKS, TEXT_BLOCKS } from './formats'
import { LinkForm } from './link-form'
import { wantComment } from '../threads/want-comment'
import { untilHere } from '../ui/until-here'

const TableTools = dynamic(
  async () => (await untilHere(() => import('./table-tools'))).TableTools,
  { ssr: false },
)

/** On phones the formats lie above the keyboard while somebody writes; elsewhere this is not drawn. */
export function PhoneFormats({ editor }: { editor: Editor }) {
  const t = useTranslations('editor.format')
  const block = useTranslations('writing.block')
  const comments = useTranslations('threads')
  const bar = useRef<HTMLDivElement>(null)
  const [linking, setLinking] = useState(false)
  const [inside, setInside] = useState(false)
  const { focused, inTable } = useEditorState({
    editor,
    selector: () => ({ focused: editor.isFocused, inTable: editor.isActive('table') }),
  })
  const open = focused || linking || inside
  useAboveKeyboard(bar, open)
  if (!open) return null
  return (
    <div
      ref={bar}
      className="phone-formats"
      role={linking ? undefined : 'toolbar'}
      aria-label={linking ? undefined : t('label')}
      onFocus={() => setInside(true)}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        setInside(false)
        setLinking(false)
      }}
    >
      {linking ? (
        <LinkForm editor={editor} onDone={() => setLinking(false)} />
      ) : (
        <>
          <ToolButton
            icon="plus"
            label={t('insert')}
            onPress={() => editor.chain().focus().insertContent('/').run()}
          />
          <FormatButtons editor={editor} formats={MARKS.slice(0, 2)} />
          <ToolButton icon="link" label={t('link')} onPress={() => setLinking(true)} />
          <ToolButton icon="talk" label={comments('comment')} onPress={() => wantComment(editor)} />
          <ToolButton
            icon="handle"
            label={block('label')}
            onPress={() => editor.view.dom.dispatchEvent(new Event('block-menu'))}
          />
          <FormatButtons editor={editor} formats={TEXT_BLOCKS} />
          <ToolButton
            icon="undo"
            label={t('undo')}
            onPress={() => editor.chain().focus().undo().run()}
          />
          <ToolButton icon="keyboard" label={t('done')} onPress={() => editor.commands.blur()} />
          {inTable && <TableTools editor={editor} />}
        </>
      )}
    </div>
  )
}

/** Browsers draw the keyboard over the page, so the bar is lifted by as much as it hides. */
function useAboveKeyboard(bar: React.RefObject<HTMLDivElement | null>, open: boolean): void {
  useEffect(() => {
    const viewport = window.visualViewport
    if (!open || !viewport) return
    const lift = () => {
      const hidden = window.innerHeight - viewport.height - viewport.offsetTop
      bar.current?.style.setProperty('--keyboard', `${Math.max(0, hidden)}px`)
    }
    lift()
    viewport.addEventListener('resize', lift)
    viewport.addEventListener('scroll', lift)
    return () => {
      viewport.removeEventListener('resize', lift)
      viewport.removeEventListener('scroll', lift)
    }
  }, [bar, open])
}
