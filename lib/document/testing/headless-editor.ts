import type { Node } from '@tiptap/pm/model'
import { EditorState, type Plugin, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { redo, undo, ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { FRAGMENT } from '../../protocol'
import { documentSchema } from '../schema'

/**
 * An editor without a browser: the real binding between Yjs and ProseMirror on a view that only
 * holds a state. Counts what it sends, so a test can see that nothing was written.
 */
export class HeadlessEditor {
  readonly updates: Uint8Array[] = []
  state: EditorState
  private readonly views: { update?: (view: EditorView, before: EditorState) => void }[] = []
  private readonly closing: (() => void)[] = []

  constructor(
    readonly doc: Y.Doc,
    more: readonly Plugin[] = [],
  ) {
    const fragment = doc.getXmlFragment(FRAGMENT)
    const collect = (update: Uint8Array) => void this.updates.push(update)
    doc.on('update', collect)
    this.closing.push(() => doc.off('update', collect))
    const plugins = [...more, ySyncPlugin(fragment), yUndoPlugin()] as Plugin[]
    this.state = EditorState.create({ schema: documentSchema, plugins })
    const view = this.asView()
    for (const plugin of plugins) {
      const made = plugin.spec.view?.(view)
      if (made) this.views.push(made)
      if (made?.destroy) this.closing.push(made.destroy.bind(made))
    }
  }

  get content(): Node {
    return this.state.doc
  }

  dispatch(tr: Transaction): void {
    const before = this.state
    this.state = before.apply(tr)
    for (const view of this.views) view.update?.(this.asView(), before)
  }

  /** Types right behind the first place where `after` stands. */
  type(after: string, text: string): void {
    this.dispatch(this.state.tr.insertText(text, this.find(after) + after.length))
  }

  /** A change of nothing, as a click or somebody's caret causes it. */
  look(): void {
    this.dispatch(this.state.tr.setMeta('nothing', true))
  }

  undo(): void {
    undo(this.state)
  }

  redo(): void {
    redo(this.state)
  }

  close(): void {
    for (const close of this.closing.reverse()) close()
  }

  find(text: string): number {
    let found = -1
    this.content.descendants((node, pos) => {
      const at = node.isText ? (node.text ?? '').indexOf(text) : -1
      if (found < 0 && at >= 0) found = pos + at
    })
    if (found < 0) throw new Error(`"${text}" is not in the text.`)
    return found
  }

  private asView(): EditorView {
    const get = () => this.state
    const view = {
      get state() {
        return get()
      },
      dispatch: (tr: Transaction) => this.dispatch(tr),
      hasFocus: () => false,
    }
    return view as unknown as EditorView
  }
}

/** Two copies of a document that hear each other at once, until they are cut off. */
export function joined(a: Y.Doc, b: Y.Doc): { cut: () => void; join: () => void } {
  const toB = (update: Uint8Array, origin: unknown) => {
    if (origin !== 'wire') Y.applyUpdate(b, update, 'wire')
  }
  const toA = (update: Uint8Array, origin: unknown) => {
    if (origin !== 'wire') Y.applyUpdate(a, update, 'wire')
  }
  const join = () => {
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), 'wire')
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), 'wire')
    a.on('update', toB)
    b.on('update', toA)
  }
  const cut = () => {
    a.off('update', toB)
    b.off('update', toA)
  }
  join()
  return { cut, join }
}
