import type { AnyExtension } from '@tiptap/core'
import { Heading } from '@tiptap/extension-heading'
import { Highlight } from '@tiptap/extension-highlight'
import { Link } from '@tiptap/extension-link'
import { OrderedList, TaskItem, TaskList } from '@tiptap/extension-list'
import { TableRow } from '@tiptap/extension-table'
import { Plugin } from '@tiptap/pm/state'
import StarterKit from '@tiptap/starter-kit'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import {
  HEADING_LEVELS,
  isBoolean,
  isHeadingLevel,
  isHref,
  isLanguage,
  isListStart,
  isSectionKey,
  isTitle,
  only,
} from './attributes'
import { Callout, type CalloutWords } from './callouts'
import { ImageNode } from './image-node'
import { allowedHref } from './links'
import { NewerParts, type NewerPartsOptions } from './newer-parts'
import { PlainTable, SafeCell, SafeHeader } from './tables'

/** Words the text shows of itself, in the reader's language. */
interface DocumentWords extends NewerPartsOptions {
  /** Name of the box of a task that has no words. */
  emptyTask: string
  /** What a callout of each kind is called. */
  callouts: CalloutWords
  /** Stands where an image cannot be shown. */
  goneImage: string
}

/**
 * Everything a text can consist of: the one list behind the editor and the server. It holds the
 * schema and what typing in it needs; undo, carets, placeholders and menus belong to the editor.
 */
export function documentExtensions(words: Partial<DocumentWords> = {}): AnyExtension[] {
  const { newerPart, emptyTask = 'Empty task', callouts, goneImage } = words
  return [
    kit(),
    SectionHeading.configure({ levels: [...HEADING_LEVELS] }),
    SafeLink.configure({
      openOnClick: 'whenNotEditable',
      autolink: true,
      linkOnPaste: true,
      defaultProtocol: 'https',
      isAllowedUri: (url) => allowedHref(url) !== null,
    }),
    StartingList,
    TaskList,
    SafeTaskItem.configure({
      nested: true,
      a11y: { checkboxLabel: (node) => node.firstChild?.textContent || emptyTask },
    }),
    Highlight,
    Callout.configure(callouts ? { words: callouts } : {}),
    PlainTable,
    TableRow,
    SafeCell,
    SafeHeader,
    ImageNode.configure(goneImage ? { goneImage } : {}),
    NewerParts.configure(newerPart ? { newerPart } : {}),
  ]
}

/** Underline is left out because Markdown cannot say it; a trailing paragraph, because it writes. */
function kit(): AnyExtension {
  return StarterKit.extend({
    addExtensions() {
      const parts = this.parent?.() ?? []
      return parts.map((part) => (part.name === 'codeBlock' ? withSafeLanguage(part) : part))
    },
  }).configure({
    heading: false,
    link: false,
    orderedList: false,
    underline: false,
    undoRedo: false,
    trailingNode: false,
    dropcursor: false,
    gapcursor: false,
  })
}

function withSafeLanguage(codeBlock: AnyExtension): AnyExtension {
  return codeBlock.extend({
    addAttributes(this: { parent?: () => Record<string, object> }) {
      return { language: { ...this.parent?.()['language'], ...only(isLanguage, null) } }
    },
    renderHTML({ node }: { node: { attrs: Record<string, unknown> } }) {
      const language = node.attrs['language']
      return ['pre', ['code', isLanguage(language) ? { class: `language-${language}` } : {}, 0]]
    },
  })
}

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

const SafeLink = Link.extend({
  addAttributes() {
    return { href: only(isHref, null), title: only(isTitle, null) }
  },
  renderHTML({ HTMLAttributes }) {
    const href = allowedHref(HTMLAttributes['href'])
    if (!href) return ['span', 0]
    const title: unknown = HTMLAttributes['title']
    return [
      'a',
      {
        href,
        target: '_blank',
        rel: 'noopener noreferrer nofollow ugc',
        ...(isTitle(title) && title ? { title } : {}),
      },
      0,
    ]
  },
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map(onlyByHand)
  },
})

/**
 * A plugin that reacts to changes must not react to those that arrive: every browser that shows
 * the text would write its own answer, and opening a document would change it.
 */
function onlyByHand(plugin: Plugin): Plugin {
  const { appendTransaction } = plugin.spec
  if (!appendTransaction) return plugin
  return new Plugin({
    ...plugin.spec,
    appendTransaction(transactions, before, after) {
      if (transactions.some((tr) => tr.getMeta(ySyncPluginKey))) return null
      return appendTransaction.call(this, transactions, before, after)
    },
  })
}

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
