import { Extension } from '@tiptap/core'
import { Slice, type Fragment } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { fetchMarkdown, markdownAtHand } from './markdown-at-hand'

/** Signs that plain text was meant as Markdown. One of them is enough; prose has none. */
const SIGNS = [
  /^#{1,6} \S/m,
  /^ {0,3}[-*+] \S/m,
  /^ {0,3}\d{1,9}[.)] \S/m,
  /^ {0,3}> /m,
  /^ {0,3}(```|~~~)/m,
  /^ {0,3}([-*_])( *\1){2,} *$/m,
  /^\|.+\|\s*$/m,
  /\*\*\S[^*]*\*\*|__\S[^_]*__|`[^`\n]+`/,
  /\[[^\]\n]+\]\([^)\s]+\)/,
]

export function looksLikeMarkdown(text: string): boolean {
  return SIGNS.some((sign) => sign.test(text))
}

/** The cells of a spreadsheet: lines that all have the same number of tabs. Null for anything else. */
export function cellsIn(text: string): string[][] | null {
  const rows = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t'))
  const width = rows[0]?.length ?? 0
  const even = rows.length > 1 && width > 1 && rows.every((row) => row.length === width)
  return even && width <= 50 && rows.length <= 2000 ? rows : null
}

function tableOf(rows: string[][]) {
  const cell = (text: string) => ({
    type: 'tableCell',
    content: [{ type: 'paragraph', ...(text ? { content: [{ type: 'text', text }] } : {}) }],
  })
  const content = rows.map((row) => ({ type: 'tableRow', content: row.map(cell) }))
  return { type: 'doc', content: [{ type: 'table', content }] }
}

/** Plain text that looks like Markdown, or like cells, arrives as what it says. Pasting without format stays plain. */
export const MarkdownPaste = Extension.create({
  name: 'markdownPaste',
  addProseMirrorPlugins() {
    const { schema } = this.editor
    const read = new WeakSet<Fragment['content'][number]>()
    const again = new WeakSet<Event>()
    return [
      new Plugin({
        props: {
          // In the first moments of a page, what reads Markdown may still be on its way.
          handlePaste: (view, event) => {
            const text = event.clipboardData?.getData('text/plain') ?? ''
            const html = event.clipboardData?.getData('text/html') ?? ''
            if (markdownAtHand() || html || again.has(event) || !looksLikeMarkdown(text))
              return false
            void fetchMarkdown()
              .catch(unreachable)
              .finally(() => pasteAgain(view, text, again))
            return true
          },
          clipboardTextParser: (text, context, plain) => {
            const rows = cellsIn(text)
            const markdown = !rows && looksLikeMarkdown(text) ? markdownAtHand() : null
            if (plain || context.parent.type.spec.code || (!rows && !markdown))
              // Undefined lets ProseMirror read it as lines; its type only knows slices.
              return undefined as unknown as Slice
            const { content } = schema.nodeFromJSON(
              rows ? tableOf(rows) : markdown?.fromMarkdown(text),
            )
            if (content.firstChild) read.add(content.firstChild)
            return new Slice(content, 0, 0)
          },
          // What was read arrives here opened as far as it goes, which would pour a heading or the
          // first point of a list into the line that is pasted into.
          transformPasted: ({ content, openStart, openEnd }) =>
            content.firstChild && read.has(content.firstChild)
              ? openAtParagraphs(content)
              : new Slice(content, openStart, openEnd),
        },
      }),
    ]
  },
})

/** Words at either end flow into the line they are pasted into; other blocks stay blocks. */
function openAtParagraphs(content: Fragment): Slice {
  const isLine = (node: Fragment['firstChild']) => node?.type.name === 'paragraph'
  return new Slice(content, isLine(content.firstChild) ? 1 : 0, isLine(content.lastChild) ? 1 : 0)
}

/** As the person's own paste, with the same words. */
function pasteAgain(view: EditorView, text: string, again: WeakSet<Event>): void {
  if (view.isDestroyed) return
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  again.add(event)
  view.dom.dispatchEvent(event)
}

/** Without what reads it, Markdown arrives as the lines it is written in: no word is lost. */
function unreachable(): null {
  return null
}
