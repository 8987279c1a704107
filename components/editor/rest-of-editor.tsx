'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Section } from '@/lib/document/sections'
import type { DescribeStore } from '../images/describe-store'
import { ImageTools } from '../images/image-tools'
import { useFoundPlace } from '../search/use-found-place'
import { BlockHandle } from './block-handle'
import { FormatBubble } from './format-bubble'
import type { LateExtensions } from './late-extensions'
import { latePlugins } from './late-plugins'
import { PhoneFormats } from './phone-formats'
import { SlashList } from './slash-list'
import { SlashStore } from './slash-menu'

interface RestOfEditorProps {
  editor: Editor
  elementId: string
  late: LateExtensions
  sections: readonly Section[]
  describing: DescribeStore
  mayWrite: boolean
}

/**
 * All of an editor that its first key can do without: menus and tools around the text, and what
 * reads pastes, typed addresses and tables. Comes as one part, once the text stands on the page.
 */
export function RestOfEditor(props: RestOfEditorProps) {
  const { editor, elementId, late, sections, describing, mayWrite } = props
  const t = useTranslations('editor')
  const locale = useLocale()
  const [slash] = useState(() => new SlashStore())

  useEffect(() => {
    if (late.isHere || editor.isDestroyed) return
    const words = (key: string) => t.raw(key as 'text') as string
    late.arrive(editor, latePlugins(editor, { slash, sections, locale, words }))
  }, [editor, late, slash, sections, locale, t])
  useFoundPlace(editor, elementId)

  return (
    <>
      <SlashList editor={editor} store={slash} />
      {mayWrite && <BlockHandle editor={editor} />}
      {mayWrite && <FormatBubble editor={editor} />}
      {mayWrite && <PhoneFormats editor={editor} />}
      {mayWrite && <ImageTools editor={editor} describing={describing} />}
    </>
  )
}
