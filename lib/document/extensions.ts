import type { AnyExtension } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Code } from '@tiptap/extension-code'
import { CodeBlock } from '@tiptap/extension-code-block'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { Highlight } from '@tiptap/extension-highlight'
import { HorizontalRule } from '@tiptap/extension-horizontal-rule'
import { Italic } from '@tiptap/extension-italic'
import {
  BulletList,
  ListItem,
  ListKeymap,
  OrderedList,
  TaskItem,
  TaskList,
} from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Strike } from '@tiptap/extension-strike'
import { Text } from '@tiptap/extension-text'
import {
  HEADING_LEVELS,
  isBoolean,
  isHeadingLevel,
  isLanguage,
  isListStart,
  isSectionKey,
  only,
} from './attributes'
import { Callout, type CalloutWords } from './callouts'
import { ImageNode } from './image-node'
import { Link } from './link-mark'
import { MentionNode, type MentionOptions } from './mention-node'
import { NewerParts, type NewerPartsOptions } from './newer-parts'
import { Table, TableCell, TableHeader, TableRow } from './tables'

/** Words the text shows of itself, in the reader's language. */
interface DocumentWords extends NewerPartsOptions, MentionOptions {
  /** Name of the box of a task that has no words. */
  emptyTask: string
  /** What a callout of each kind is called. */
  callouts: CalloutWords
  /** Stands where an image cannot be shown. */
  goneImage: string
}

/**
 * Everything a text can consist of: the one list behind the editor and the server. It holds the
 * schema and what every key in it needs; undo, carets, menus, and what is done with links and tables
 * belong to the editor.
 */
export function documentExtensions(words: Partial<DocumentWords> = {}): AnyExtension[] {
  const { newerPart, emptyTask = 'Empty task', callouts, goneImage, nameOf } = words
  return [
    ...basics(),
    SectionHeading.configure({ levels: [...HEADING_LEVELS] }),
    Link,
    StartingList,
    TaskList,
    SafeTaskItem.configure({
      nested: true,
      a11y: { checkboxLabel: (node) => node.firstChild?.textContent || emptyTask },
    }),
    Highlight,
    Callout.configure(callouts ? { words: callouts } : {}),
    Table,
    TableRow,
    TableCell,
    TableHeader,
    ImageNode.configure(goneImage ? { goneImage } : {}),
    MentionNode.configure(nameOf ? { nameOf } : {}),
    NewerParts.configure(newerPart ? { newerPart } : {}),
  ]
}

/**
 * One by one: the stock kit names more, and brings it along. Underline is left out because Markdown
 * cannot say it; a trailing paragraph, because it writes.
 */
function basics(): AnyExtension[] {
  return [
    Bold,
    Blockquote,
    BulletList,
    Code,
    SafeCodeBlock,
    Document,
    HardBreak,
    HorizontalRule,
    Italic,
    ListItem,
    ListKeymap,
    Paragraph,
    Strike,
    Text,
  ]
}

const SafeCodeBlock = CodeBlock.extend({
  addAttributes() {
    const parent: Record<string, object> = this.parent?.() ?? {}
    return { language: { ...parent['language'], ...only(isLanguage, null) } }
  },
  renderHTML({ node }) {
    const language: unknown = node.attrs['language']
    return ['pre', ['code', isLanguage(language) ? { class: `language-${language}` } : {}, 0]]
  },
})

/** `section` ties a heading to a section of the framework, whatever the group renames it to. */
const SectionHeading = Heading.extend({
  addAttributes() {
    return {
      level: only(isHeadingLevel, 2, { rendered: false }),
      section: only(isSectionKey, null, {
        keepOnSplit: false,
        parseHTML: (element) => {
          const key = element.getAttribute('data-section')
          return isSectionKey(key) ? key : null
        },
        renderHTML: ({ section }) => (isSectionKey(section) ? { 'data-section': section } : {}),
      }),
    }
  },
  parseHTML() {
    // The title of the page is the only h1, so a pasted h1 becomes the highest heading inside it.
    return [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      attrs: { level: Math.min(4, Math.max(2, level)) },
    }))
  },
})

const StartingList = OrderedList.extend({
  addAttributes() {
    const parent: Record<string, object> = this.parent?.() ?? {}
    return {
      start: {
        ...parent['start'],
        ...only(isListStart, 1, {
          renderHTML: ({ start }) => (isListStart(start) && start !== 1 ? { start } : {}),
        }),
      },
    }
  },
})

const SafeTaskItem = TaskItem.extend({
  addAttributes() {
    const parent: Record<string, object> = this.parent?.() ?? {}
    return {
      checked: {
        ...parent['checked'],
        ...only(isBoolean, false, {
          keepOnSplit: false,
          renderHTML: ({ checked }) => ({ 'data-checked': checked === true ? 'true' : 'false' }),
        }),
      },
    }
  },
})
