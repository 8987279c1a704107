import { Link } from '@tiptap/extension-link'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { allowedHref } from '@/lib/document/links'

/**
 * Typed and pasted addresses become links, and a link opens where it is pressed. Of the stock mark
 * only this is taken: the mark itself is that of the schema (lib/document/link-mark.ts).
 */
export const LinkTyping = Link.extend({
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map(onlyByHand)
  },
}).configure({
  openOnClick: 'whenNotEditable',
  autolink: true,
  linkOnPaste: true,
  defaultProtocol: 'https',
  isAllowedUri: (url) => allowedHref(url) !== null,
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
