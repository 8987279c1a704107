'use client'

import { EditorContent, useEditor, type Editor } from '@tiptap/react'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { LiveDocument } from '@/lib/client/live-document'
import type { Section } from '@/lib/document/sections'
import { BlockHandle } from './block-handle'
import { useErrorText } from '../errors'
import { DescribeStore } from '../images/describe-store'
import { editorExtensions } from './editor-extensions'
import { FormatBubble } from './format-bubble'
import { OpenedPrompts } from './opened-prompts'
import { PhoneFormats } from './phone-formats'
import { SlashList } from './slash-list'
import { SlashStore } from './slash-menu'
import { TextFacts } from './text-facts'
import { fetchMarkdown } from './markdown-at-hand'
import '../images/images.css'
import { untilHere } from '../ui/until-here'

const ImageTools = dynamic(
  async () => (await untilHere(() => import('../images/image-tools'))).ImageTools,
)
const MARKDOWN_AFTER_MS = 1500

interface TextEditorProps {
  live: LiveDocument
  elementId: string
  title: string
  me: string
  sections: readonly Section[]
  mayWrite: boolean
  /** Told of the editor when there is one, and null when there is none any more. */
  onWritten: (written: Written | null) => void
}

/** A text that is on the page: its editor, and what the page around it shows of it. */
export interface Written {
  editor: Editor
  facts: TextFacts
}

/** The text of an element. Mounted once the document is complete, so nothing is ever seeded here. */
export function TextEditor(props: TextEditorProps) {
  const { live, elementId, title, me, sections, mayWrite, onWritten } = props
  const t = useTranslations('editor')
  const locale = useLocale()
  const images = useTranslations('images')
  const sentence = useErrorText()
  const [slash] = useState(() => new SlashStore())
  const [describing] = useState(() => new DescribeStore())
  const editor = useEditor(
    {
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      // The page brings its own styles; a style element made here would not pass the page's policy.
      injectCSS: false,
      editable: mayWrite,
      extensions: editorExtensions({
        live,
        me,
        sections,
        opened: new OpenedPrompts(elementId),
        slash,
        locale,
        images: {
          ...{ elementId, describing, sentence },
          words: (key, values) => images(key as 'sending', values as { name: string }),
        },
        words: (key) => t.raw(key as 'text'),
      }),
      editorProps: { attributes: attributesOf(t('text', { title })) },
    },
    [live, elementId, sections, locale],
  )

  useEffect(() => {
    if (!editor) return
    onWritten({ editor, facts: new TextFacts(editor, live.awareness, sections) })
    return () => onWritten(null)
  }, [editor, live, sections, onWritten])

  useEffect(() => {
    if (!editor || editor.isDestroyed) return
    editor.setEditable(mayWrite, false)
    editor.view.dom.setAttribute('aria-readonly', String(!mayWrite))
  }, [editor, mayWrite])

  useEffect(() => {
    // After the first words can be typed, and before anybody pastes or the server goes away.
    const timer = setTimeout(() => void fetchMarkdown().catch(laterThen), MARKDOWN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])

  return (
    <>
      <EditorContent editor={editor} className="t prose" />
      {editor && <SlashList editor={editor} store={slash} />}
      {editor && mayWrite && <BlockHandle editor={editor} />}
      {editor && mayWrite && <FormatBubble editor={editor} />}
      {editor && mayWrite && <PhoneFormats editor={editor} />}
      {editor && mayWrite && <ImageTools editor={editor} describing={describing} />}
    </>
  )
}

/** Whoever needs it asks again. */
function laterThen(): void {
  return undefined
}

function attributesOf(label: string): Record<string, string> {
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    // Without this, phones put a capital after each mark and each remote change.
    autocapitalize: 'sentences',
    spellcheck: 'true',
  }
}
