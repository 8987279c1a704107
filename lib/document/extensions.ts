import type { AnyExtension } from '@tiptap/core'
import { Heading } from '@tiptap/extension-heading'
import { Link } from '@tiptap/extension-link'
import { OrderedList, TaskItem, TaskList } from '@tiptap/extension-list'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Plugin } from '@tiptap/pm/state'
import StarterKit from '@tiptap/starter-kit'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import {
  HEADING_LEVELS,
  isAlignment,
  isBoolean,
  isHeadingLevel,
  isHref,
  isLanguage,
  isListStart,
  isNothing,
  isSectionKey,
  isSpan,
  isTitle,
  only,
} from './attributes'
import { allowedHref } from './links'
import { NewerParts, type NewerPartsOptions } from './newer-parts'

/** Words the text shows of itself, in the reader's language. */
interface DocumentWords extends NewerPartsOptions {
  /** Name of the box of a task that has no words. */
  emptyTask: string
}

/**
 * Everything a text can consist of: the one list behind the editor and the server. It holds the
 * schema and what typing in it needs; undo, carets, placeholders and menus belong to the editor.
 */
export function documentExtensions(words: Partial<DocumentWords> = {}): AnyExtension[] {
  const { newerPart, emptyTask = 'Empty task' } = words
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
    PlainTable,
    TableRow,
    SafeCell,
    SafeHeader,
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

/**
 * Tables without column widths, and without the stock repair on every change: when two people
 * change one table at once, each of their browsers would repair it, twice over and for ever.
 * The editor repairs a table right before somebody adds or removes a part of it.
 */
const PlainTable = Table.extend({
  renderHTML() {
    return ['div', { class: 'table-scroll' }, ['table', ['tbody', 0]]]
  },
  addNodeView() {
    return null
  },
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map((plugin) => {
      const { appendTransaction } = plugin.spec
      if (!appendTransaction) return plugin
      return new Plugin({
        ...plugin.spec,
        // Told that nothing changed, it only keeps the selection sane.
        appendTransaction: (transactions, _before, after) =>
          appendTransaction.call(plugin, transactions, after, after),
      })
    })
  },
})

function cellAttributes() {
  return {
    colspan: only(isSpan, 1, {
      parseHTML: (element) => spanOf(element, 'colspan'),
      renderHTML: ({ colspan }) => (isSpan(colspan) && colspan > 1 ? { colspan } : {}),
    }),
    rowspan: only(isSpan, 1, {
      parseHTML: (element) => spanOf(element, 'rowspan'),
      renderHTML: ({ rowspan }) => (isSpan(rowspan) && rowspan > 1 ? { rowspan } : {}),
    }),
    // The table commands read it; widths follow the words here, so it is always empty.
    colwidth: only(isNothing, null, { rendered: false, parseHTML: () => null }),
    align: only(isAlignment, null, {
      parseHTML: (element) => {
        const align = (element.style.textAlign || element.getAttribute('align')) ?? ''
        return isAlignment(align) ? align : null
      },
      renderHTML: ({ align }) => (isAlignment(align) ? { 'data-align': align } : {}),
    }),
  }
}

function spanOf(element: HTMLElement, name: string): number {
  const span = Number(element.getAttribute(name) ?? 1)
  return isSpan(span) ? span : 1
}

const SafeCell = TableCell.extend({ addAttributes: cellAttributes })
const SafeHeader = TableHeader.extend({ addAttributes: cellAttributes })
