'use client'

import { Editor } from '@tiptap/core'
import dynamic from 'next/dynamic'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { LiveDocument } from '@/lib/client/live-document'
import type { Section } from '@/lib/document/sections'
import { useErrorText } from '../errors'
import { DescribeStore } from '../images/describe-store'
import { editorExtensions } from './editor-extensions'
import { LateExtensions } from './late-extensions'
import { MentionNames } from './mention-names'
import { OpenedPrompts } from './opened-prompts'
import { TextFacts } from './text-facts'
import { fetchMarkdown } from './markdown-at-hand'
import { useSettled } from '../live/use-settled'
import '../images/images.css'
import { untilHere } from '../ui/until-here'

// With a boundary of its own (`ssr: false` makes one), or the text would hide while it comes.
const RestOfEditor = dynamic(
  async () => (await untilHere(() => import('./rest-of-editor'))).RestOfEditor,
  { ssr: false },
)
const MARKDOWN_AFTER_MS = 1500

interface TextEditorProps {
  /** Of the live text, or of one's own copy of it. */
  live: Pick<LiveDocument, 'doc' | 'awareness'>
  elementId: string
  workspaceId: string
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
  const { live, elementId, workspaceId, title, me, sections, mayWrite, onWritten } = props
  const t = useTranslations('editor')
  const locale = useLocale()
  const images = useTranslations('images')
  const sentence = useErrorText()
  const [describing] = useState(() => new DescribeStore())
  const place = useRef<HTMLDivElement>(null)
  const [made, setMade] = useState<Made | null>(null)
  const editor = made?.editor ?? null
  const settled = useSettled(made !== null)

  const make = useEffectEvent((element: HTMLElement): Made => {
    const late = new LateExtensions()
    const names = new MentionNames()
    const editor = new Editor({
      element,
      // The page brings its own styles; a style element made here would not pass the page's policy.
      injectCSS: false,
      editable: mayWrite,
      extensions: editorExtensions({
        ...{ live, me, sections, late, names },
        opened: new OpenedPrompts(elementId),
        images: {
          ...{ elementId, describing, sentence },
          words: (key, values) => images(key as 'sending', values as { name: string }),
        },
        words: (key) => t.raw(key as 'text'),
      }),
      editorProps: { attributes: attributesOf(t('text', { title }), mayWrite) },
    })
    return { editor, late, names }
  })

  // Editors that gave way to another, until those who listened to them know the other.
  const [retired] = useState<Editor[]>(() => [])
  useEffect(() => {
    if (!place.current) return
    const now = make(place.current)
    setMade(now)
    onWritten({ editor: now.editor, facts: new TextFacts(now.editor, live.awareness, sections) })
    return () => {
      setMade(null)
      onWritten(null)
      retired.push(now.editor)
      now.editor.view.dom.remove()
    }
  }, [live, elementId, sections, locale, onWritten, retired])
  useEffect(() => {
    for (const editor of retired.splice(0)) editor.destroy()
  }, [retired, made])
  useEffect(() => {
    // Not before those who listen to it have let go.
    return () => queueMicrotask(() => retired.splice(0).forEach((editor) => editor.destroy()))
  }, [retired])

  useLayoutEffect(() => {
    const attributes = attributesOf(t('text', { title }), mayWrite)
    editor?.setOptions({ editable: mayWrite, editorProps: { attributes } })
  }, [editor, mayWrite, t, title])

  useEffect(() => {
    // After the first words can be typed, and before anybody pastes or the server goes away.
    const timer = setTimeout(() => void fetchMarkdown().catch(laterThen), MARKDOWN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])

  return (
    <>
      <div ref={place} className="t prose" />
      {made && settled && (
        <RestOfEditor {...made} {...{ elementId, workspaceId, sections, describing, mayWrite }} />
      )}
    </>
  )
}

interface Made {
  editor: Editor
  late: LateExtensions
  names: MentionNames
}

/** Whoever needs it asks again. */
function laterThen(): void {
  return undefined
}

function attributesOf(label: string, mayWrite: boolean): Record<string, string> {
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    'aria-readonly': String(!mayWrite),
    // Without this, phones put a capital after each mark and each remote change.
    autocapitalize: 'sentences',
    spellcheck: 'true',
  }
}
