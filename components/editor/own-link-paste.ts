import { Extension, type Editor } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { ownPlace } from '@/lib/document/own-links'

/** The address of a page of ours, pasted alone, becomes a link at once; a preview offers its title. */
export const OwnLinkPaste = Extension.create({
  name: 'ownLinkPaste',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handlePaste(view, event) {
          const text = event.clipboardData?.getData('text/plain').trim() ?? ''
          const link = view.state.schema.marks['link']
          const { empty, $from } = view.state.selection
          if (!link || !empty || $from.parent.type.spec.code) return false
          if (!ownPlace(text, location.origin)) return false
          const tr = view.state.tr
          tr.replaceSelectionWith(
            view.state.schema.text(text, [link.create({ href: text })]),
            false,
          )
          // What is typed next is no part of the link.
          view.dispatch(tr.removeStoredMark(link).scrollIntoView())
          return true
        },
      },
    }),
  ],
})

/** Puts the title in place of a bare address, wherever it stands as its own link. */
export function showTitle(editor: Editor, href: string, title: string): void {
  const { doc, schema } = editor.state
  const { tr } = editor.state
  const { head } = editor.state.selection
  let at: { from: number; to: number } | null = null
  doc.descendants((node, pos) => {
    const isIt = node.text === href && node.marks.some((mark) => mark.attrs['href'] === href)
    const nearer = !at || Math.abs(pos - head) < Math.abs(at.from - head)
    if (isIt && nearer) at = { from: pos, to: pos + node.nodeSize }
  })
  if (!at) return
  const { from, to } = at as { from: number; to: number }
  const marks = doc.nodeAt(from)?.marks ?? []
  editor.view.dispatch(tr.replaceWith(from, to, schema.text(title, marks)))
  editor.view.focus()
}
