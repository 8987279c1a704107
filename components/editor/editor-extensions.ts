import { Extension, type AnyExtension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Dropcursor, Gapcursor, Placeholder, Selection } from '@tiptap/extensions'
import type { LiveDocument } from '@/lib/client/live-document'
import { documentExtensions } from '@/lib/document/extensions'
import { keepStrays } from '@/lib/document/keep-strays'
import type { Section } from '@/lib/document/sections'
import { FRAGMENT } from '@/lib/protocol'
import { BlockDrag } from './block-drag'
import { Images, type ImagesOptions } from '../images/images'
import { Carets } from './carets'
import { EmojiMenu, emojiItem } from './emoji-menu'
import { emojis, emojisFor } from './emojis'
import { Find } from './find'
import { FirmFocus } from './firm-focus'
import { MarkdownPaste } from './markdown-paste'
import { OfficePaste } from './office-paste'
import { OwnLinkPaste } from './own-link-paste'
import type { OpenedPrompts } from './opened-prompts'
import { SectionPrompts } from './section-prompts'
import { SlashMenu, type SlashStore } from './slash-menu'
import { TableViews } from './table-views'
import { ThreadMarks } from '../threads/thread-marks'

interface EditorParts {
  live: LiveDocument
  me: string
  sections: readonly Section[]
  opened: OpenedPrompts
  slash: SlashStore
  locale: string
  images: ImagesOptions
  /** Words of the catalogue `editor`, by key. */
  words: (key: string) => string
}

/**
 * The document's own extensions, and what an editor adds to them. Every plugin is here from the
 * start: one that is added later makes ProseMirror take all of them down and up again.
 */
export function editorExtensions(parts: EditorParts) {
  const { live, me, sections, opened, slash, locale, images, words } = parts
  const extensions: AnyExtension[] = [
    ...documentExtensions({
      newerPart: words('newerPart'),
      emptyTask: words('emptyTask'),
      goneImage: images.words('gone'),
      callouts: {
        note: words('format.note'),
        tip: words('format.tip'),
        caution: words('format.caution'),
      },
    }),
    Strays,
    Collaboration.configure({ document: live.doc, field: FRAGMENT }),
    Carets.configure({ awareness: live.awareness, me }),
    SectionPrompts.configure({
      sections,
      opened,
      words: { show: words('prompts.show'), hide: words('prompts.hide') },
    }),
    SlashMenu.configure({ store: slash, sections, words, emojis: signsIn(locale) }),
    EmojiMenu.configure({ store: slash, locale }),
    BlockDrag,
    Find,
    ThreadMarks,
    TableViews,
    OwnLinkPaste,
    OfficePaste,
    Images.configure(images),
    MarkdownPaste,
    FirmFocus,
    Placeholder.configure({ placeholder: words('placeholder') }),
    // While an address is typed, the words it is for stay marked.
    Selection.configure({ className: 'mine' }),
    Gapcursor,
    Dropcursor.configure({ color: false, class: 'drop-here' }),
  ]
  return extensions
}

/** A few signs below the blocks of the menu. */
function signsIn(locale: string) {
  return async (query: string) =>
    emojisFor(query, await emojis(locale), 5).map((emoji) => emojiItem(emoji))
}

const Strays = Extension.create({
  name: 'strays',
  // Before the binding (1000), whose mapping it has to see from the first node on.
  priority: 1001,
  addProseMirrorPlugins: () => [keepStrays()],
})
