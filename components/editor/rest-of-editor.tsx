'use client'

import type { Editor } from '@tiptap/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Section } from '@/lib/document/sections'
import { useApi } from '../api'
import type { DescribeStore } from '../images/describe-store'
import { ImageTools } from '../images/image-tools'
import { useFoundPlace } from '../search/use-found-place'
import { BlockHandle } from './block-handle'
import { FormatBubble } from './format-bubble'
import type { LateExtensions } from './late-extensions'
import { queries } from '../queries'
import { latePlugins } from './late-plugins'
import type { MentionNames } from './mention-names'
import { PhoneFormats } from './phone-formats'
import { SlashList } from './slash-list'
import { SlashStore } from './slash-menu'

interface RestOfEditorProps {
  editor: Editor
  elementId: string
  late: LateExtensions
  names: MentionNames
  workspaceId: string
  sections: readonly Section[]
  describing: DescribeStore
  mayWrite: boolean
}

/**
 * All of an editor that its first key can do without: menus and tools around the text, and what
 * reads pastes, typed addresses and tables. Comes as one part, once the text stands on the page.
 */
export function RestOfEditor(props: RestOfEditorProps) {
  const { editor, elementId, late, names, workspaceId, sections, describing, mayWrite } = props
  const t = useTranslations('editor')
  const locale = useLocale()
  const [slash] = useState(() => new SlashStore())
  const api = useApi()
  const client = useQueryClient()
  useNames(names, workspaceId)

  useEffect(() => {
    if (late.isHere || editor.isDestroyed) return
    const words = (key: string) => t.raw(key as 'text') as string
    const members = queries.members(api, workspaceId)
    // Offline an answer would wait for the network, and open a menu long after the words went on.
    const people = () =>
      navigator.onLine
        ? client.ensureQueryData(members)
        : Promise.resolve(client.getQueryData(members.queryKey) ?? [])
    late.arrive(editor, latePlugins(editor, { slash, sections, locale, names, people, words }))
  }, [editor, late, slash, sections, locale, names, workspaceId, api, client, t])
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

/** Asks who is who once somebody is named in the text, and again when the page is come back to. */
function useNames(names: MentionNames, workspaceId: string): void {
  const enabled = useSyncExternalStore(names.subscribe, names.isWanted, () => false)
  const people = useQuery({ ...queries.people(useApi(), workspaceId), enabled }).data
  useEffect(() => {
    if (people) names.add(people)
  }, [names, people])
}
