import { getExtensionField, pasteRulesPlugin, type AnyExtension, type Editor } from '@tiptap/core'
import { Dropcursor } from '@tiptap/extensions/drop-cursor'
import { keymap } from '@tiptap/pm/keymap'
import type { Plugin } from '@tiptap/pm/state'
import type { Section } from '@/lib/document/sections'
import { WhoMarks } from '../history/who-marks'
import { SuggestionMarks } from '../suggestions/suggestion-marks'
import { BlockDrag } from './block-drag'
import { EmojiMenu, emojiItem } from './emoji-menu'
import { emojis, emojisFor } from './emojis'
import { Find } from './find'
import { LinkTyping } from './link-typing'
import { MarkdownPaste } from './markdown-paste'
import { MentionMenu } from './mention-menu'
import type { MentionNames } from './mention-names'
import { OfficePaste } from './office-paste'
import { OwnLinkPaste } from './own-link-paste'
import { SlashMenu, type SlashStore } from './slash-menu'
import { TableTyping } from './table-typing'
import type { Named } from '../threads/nameable'

interface LateParts {
  slash: SlashStore
  sections: readonly Section[]
  locale: string
  names: MentionNames
  /** Who is in the workspace now. */
  people: () => Promise<readonly Named[]>
  /** Words of the catalogue `editor`, by key. */
  words: (key: string) => string
}

/** The plugins of the extensions that come late, by the name of their place (editor-extensions.ts). */
export function latePlugins(editor: Editor, parts: LateParts): Map<string, Plugin[]> {
  const { slash: store, sections, locale, names, people, words } = parts
  const extensions: Record<string, AnyExtension> = {
    links: LinkTyping,
    tables: TableTyping,
    slashMenu: SlashMenu.configure({ store, sections, words, emojis: signsIn(locale) }),
    emojiMenu: EmojiMenu.configure({ store, locale }),
    mentionMenu: MentionMenu.configure({ store, names, people }),
    blockDrag: BlockDrag,
    find: Find,
    whoMarks: WhoMarks,
    suggestions: SuggestionMarks,
    ownLinkPaste: OwnLinkPaste,
    officePaste: OfficePaste,
    markdownPaste: MarkdownPaste,
    dropcursor: Dropcursor.configure({ color: false, class: 'drop-here' }),
  }
  return new Map(
    Object.entries(extensions).map(([name, extension]) => [name, pluginsOf(extension, editor)]),
  )
}

/** A few signs below the blocks of the menu. */
function signsIn(locale: string) {
  return async (query: string) =>
    emojisFor(query, await emojis(locale), 5).map((emoji) => emojiItem(emoji))
}

/** As Tiptap makes them for an extension that is there from the start: keys, rules, its own. */
function pluginsOf(extension: AnyExtension, editor: Editor): Plugin[] {
  const { name, options, storage } = extension
  const { marks, nodes } = editor.schema
  const context = { name, options, storage, editor, type: marks[name] ?? nodes[name] }
  const get = <T>(field: Parameters<typeof getExtensionField>[1]) =>
    (getExtensionField(extension, field, context) as (() => T | undefined) | undefined)?.()
  const keys = Object.entries(get<Record<string, Key>>('addKeyboardShortcuts') ?? {})
  return [
    ...(keys.length > 0
      ? [keymap(Object.fromEntries(keys.map(([key, run]) => [key, () => run({ editor })])))]
      : []),
    ...pasteRulesPlugin({ editor, rules: get<Rules>('addPasteRules') ?? [] }),
    ...(get<Plugin[]>('addProseMirrorPlugins') ?? []),
  ]
}

type Key = (props: { editor: Editor }) => boolean
type Rules = Parameters<typeof pasteRulesPlugin>[0]['rules']
