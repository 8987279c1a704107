import { Extension, type AnyExtension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Gapcursor } from '@tiptap/extensions/gap-cursor'
import { Placeholder } from '@tiptap/extensions/placeholder'
import { Selection } from '@tiptap/extensions/selection'
import type { LiveDocument } from '@/lib/client/live-document'
import { documentExtensions } from '@/lib/document/extensions'
import { keepStrays } from '@/lib/document/keep-strays'
import type { Section } from '@/lib/document/sections'
import { FRAGMENT } from '@/lib/protocol'
import { Images, type ImagesOptions } from '../images/images'
import { Carets } from './carets'
import { FirmFocus } from './firm-focus'
import { firstMoments } from './first-moments'
import { lateKeys, type LateExtensions } from './late-extensions'
import type { MentionNames } from './mention-names'
import { mentionViews } from './mention-view'
import type { OpenedPrompts } from './opened-prompts'
import { SectionPrompts } from './section-prompts'
import { TableViews } from './table-views'
import { ThreadMarks } from '../threads/thread-marks'

interface EditorParts {
  live: Pick<LiveDocument, 'doc' | 'awareness'>
  me: string
  sections: readonly Section[]
  opened: OpenedPrompts
  late: LateExtensions
  names: MentionNames
  images: ImagesOptions
  /** Words of the catalogue `editor`, by key. */
  words: (key: string) => string
}

/**
 * The document's own extensions, and what an editor adds to them. Every plugin is here from the
 * start, or has its place (late-plugins.ts): one that is added later makes ProseMirror take all of
 * them down and up again.
 */
export function editorExtensions(parts: EditorParts) {
  const { live, me, sections, opened, late, names, images, words } = parts
  const extensions: AnyExtension[] = [
    ...documentExtensions({
      newerPart: words('newerPart'),
      emptyTask: words('emptyTask'),
      goneImage: images.words('gone'),
      nameOf: names.of,
      callouts: {
        note: words('format.note'),
        tip: words('format.tip'),
        caution: words('format.caution'),
      },
    }),
    firstMoments(late),
    late.place('links', [null, null, null, null], 1000),
    late.place('tables', [null, lateKeys.tableEditing]),
    Strays,
    Collaboration.configure({ document: live.doc, field: FRAGMENT }),
    Carets.configure({ awareness: live.awareness, me }),
    SectionPrompts.configure({
      sections,
      opened,
      words: { show: words('prompts.show'), hide: words('prompts.hide') },
    }),
    late.place('slashMenu', [lateKeys.slashMenu]),
    late.place('emojiMenu', [lateKeys.emojiMenu]),
    late.place('mentionMenu', [lateKeys.mentionMenu]),
    late.place('blockDrag', [null, lateKeys.blockDrag]),
    late.place('find', [lateKeys.find]),
    late.place('whoMarks', [lateKeys.whoWrote]),
    late.place('suggestions', [lateKeys.suggestions]),
    ThreadMarks,
    TableViews,
    mentionViews({ names, me }),
    // Before the reading of Markdown, which leaves bare addresses as words.
    late.place('ownLinkPaste', [null], 150),
    // Before the images, which would send the signs that Google Docs draws before its tasks.
    late.place('officePaste', [null], 101),
    Images.configure(images),
    late.place('markdownPaste', [null]),
    FirmFocus,
    Placeholder.configure({ placeholder: words('placeholder') }),
    // While an address is typed, the words it is for stay marked.
    Selection.configure({ className: 'mine' }),
    Gapcursor,
    late.place('dropcursor', [null]),
  ]
  return extensions
}

const Strays = Extension.create({
  name: 'strays',
  // Before the binding (1000), whose mapping it has to see from the first node on.
  priority: 1001,
  addProseMirrorPlugins: () => [keepStrays()],
})
