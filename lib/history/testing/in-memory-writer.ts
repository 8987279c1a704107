import { joinBackward, splitBlock } from '@tiptap/pm/commands'
import { TextSelection } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { HeadlessEditor, joined } from '../../document/testing/headless-editor'
import { FRAGMENT } from '../../protocol'
import type { Noted } from './as-past'

/**
 * Somebody at a real editor, without a browser and a server. What they do is noted in one list for
 * all who share the text, in the order in which it was done: what a server would have noted.
 */
export class InMemoryWriter {
  readonly noted: Noted[]
  readonly doc = new Y.Doc()
  readonly #editor: HeadlessEditor
  #wire: { cut: () => void; join: () => void } | null = null
  #isAway = false

  /** @param other whose text it is; without, it is a new one with an empty paragraph */
  constructor(
    private readonly userId: string,
    private readonly other?: InMemoryWriter,
  ) {
    this.noted = other?.noted ?? []
    if (!other) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText()])
      this.doc.getXmlFragment(FRAGMENT).insert(0, [paragraph])
      this.noted.push({ userId: null, update: Y.encodeStateAsUpdate(this.doc) })
    } else this.#wire = joined(other.doc, this.doc)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'wire' && !this.#isAway) this.noted.push({ userId, update })
    })
    this.#editor = new HeadlessEditor(this.doc)
  }

  /** At the end of the text. */
  write(words: string): void {
    const { state } = this.#editor
    this.#editor.dispatch(state.tr.insertText(words, TextSelection.atEnd(state.doc).from))
  }

  insert(after: string, words: string): void {
    this.#editor.type(after, words)
  }

  erase(words: string): void {
    const from = this.#editor.find(words)
    this.#editor.dispatch(this.#editor.state.tr.delete(from, from + words.length))
  }

  /** Enter, behind these words. */
  split(after: string): void {
    this.#caret(this.#editor.find(after) + after.length)
    splitBlock(this.#editor.state, (tr) => this.#editor.dispatch(tr))
  }

  /** Backspace, at the beginning of the block that begins with these words. */
  join(words: string): void {
    this.#caret(this.#editor.find(words))
    joinBackward(this.#editor.state, (tr) => this.#editor.dispatch(tr))
  }

  /** Takes the block with these words out and puts it before all others. */
  lift(words: string): void {
    const { state } = this.#editor
    const at = state.doc.resolve(this.#editor.find(words))
    const block = at.node(1)
    const from = at.before(1)
    this.#editor.dispatch(state.tr.delete(from, from + block.nodeSize).insert(0, block))
  }

  undo(): void {
    this.#editor.undo()
  }

  redo(): void {
    this.#editor.redo()
  }

  get words(): string {
    const { content } = this.#editor
    return content.textBetween(0, content.content.size, '\n')
  }

  /** Hears nothing of the others, nor they of them. */
  away(): void {
    this.#wire?.cut()
    this.#isAway = true
  }

  /** Is back, with all that they have: every deletion they know of is in it, whoever made it. */
  back(): void {
    this.#isAway = false
    const known = this.other ? Y.encodeStateVector(this.other.doc) : undefined
    this.noted.push({ userId: this.userId, update: Y.encodeStateAsUpdate(this.doc, known) })
    this.#wire?.join()
  }

  #caret(at: number): void {
    const { state } = this.#editor
    this.#editor.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at)))
  }
}
