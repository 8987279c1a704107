import { joinBackward, splitBlock } from '@tiptap/pm/commands'
import type { Node } from '@tiptap/pm/model'
import { TextSelection, type Command } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { fromMarkdown } from '../../document/markdown'
import { documentSchema } from '../../document/schema'
import { HeadlessEditor } from '../../document/testing/headless-editor'
import { applyHunks } from '../../suggestions/apply-hunks'
import { hunksBetween } from '../../suggestions/hunks-between'
import { Past } from '../past'
import { entriesOf, type Noted } from './as-past'
import { plainOfDoc, type Plain } from './plain'

/**
 * A pair of texts in a file. After a first line that says what it is about: `=== old`, then either
 * `=== new` (somebody makes one of the other, place by place, from the end on) or `=== done` (what
 * they do by hand, a line each), then `=== shown`, as `written-out.ts` writes it.
 */
export interface PairFile {
  about: string
  old: string
  /** Null when it is told what was done. */
  now: string | null
  done: string[]
  shown: string
  /** The newer text, when it was given. */
  newer: Plain[] | null
}

/** @throws Error for a file that is none */
export function pairFrom(file: string): PairFile {
  const [about = '', ...parts] = file.split(/^=== /m)
  const part = new Map(
    parts.map((text): [string, string] => {
      const end = text.indexOf('\n')
      return [text.slice(0, end), text.slice(end + 1).replace(/\n+$/, '')]
    }),
  )
  const [old, now, acts, shown] = ['old', 'new', 'done', 'shown'].map((name) => part.get(name))
  if (old === undefined || shown === undefined || (now === undefined) === (acts === undefined))
    throw new Error(`"${about.trim()}" is no pair.`)
  return {
    ...{ about: about.trim(), old, now: now ?? null, shown },
    done: acts?.split('\n').filter((line) => line !== '') ?? [],
    newer: now === undefined ? null : plainOf(docFrom(now)),
  }
}

/** The record of what a pair tells, and the step after which the old text stood. */
export function done({ old, now, done: acts }: PairFile): { past: Past; from: number } {
  const text = new RewrittenText(docFrom(old))
  const from = text.noted.length - 1
  if (now !== null) text.isMade(docFrom(now))
  for (const act of acts) text.does(act)
  const past = new Past(entriesOf(text.noted))
  text.close()
  return { past, from }
}

function docFrom(markdown: string): Node {
  return documentSchema.nodeFromJSON(fromMarkdown(markdown))
}

function plainOf(doc: Node): Plain[] {
  const text = new RewrittenText(doc)
  try {
    return plainOfDoc(text.document)
  } finally {
    text.close()
  }
}

/** A text at a real editor, without a browser. Ada wrote what it says at first, Ben does the rest. */
export class RewrittenText {
  readonly noted: Noted[] = []
  readonly document = new Y.Doc()
  #editor: HeadlessEditor
  #by = 'ada'

  constructor(doc: Node) {
    this.document.on('update', (update: Uint8Array) =>
      this.noted.push({ userId: this.#by, update }),
    )
    this.#editor = new HeadlessEditor(this.document)
    this.becomes(doc)
    // An editor of his own: what he takes back is his.
    this.#editor.close()
    this.#by = 'ben'
    this.#editor = new HeadlessEditor(this.document)
  }

  get doc(): Node {
    return this.#editor.content
  }

  /** Writes the whole of it over, at one go. */
  becomes(doc: Node): void {
    const { tr, doc: before } = this.#editor.state
    this.#editor.dispatch(tr.replaceWith(0, before.content.size, doc.content))
  }

  /** Makes it say this, word by word where words are other ones. */
  isMade(doc: Node): void {
    for (const hunk of hunksBetween(this.doc, doc).toReversed()) {
      const { tr } = this.#editor.state
      applyHunks(tr, [hunk])
      this.#editor.dispatch(tr)
    }
  }

  /**
   * Does by hand what a line says: `erase words`, `write words`, `insert after | words`, `split words`,
   * `join words`, `lift words`, `lower words`, `bold words`, `plain words`, `undo`.
   */
  does(act: string): void {
    const [, verb = '', rest = ''] = /^(\w+) ?(.*)$/.exec(act) ?? []
    const [words = '', more = ''] = rest.split(' | ')
    const editor = this.#editor
    const { state } = editor
    switch (verb) {
      case 'erase': {
        const from = editor.find(words)
        return editor.dispatch(state.tr.delete(from, from + words.length))
      }
      case 'write':
        return editor.dispatch(state.tr.insertText(words, TextSelection.atEnd(state.doc).from))
      case 'insert':
        return editor.type(words, more)
      case 'split':
        return this.#at(editor.find(words) + words.length, splitBlock)
      case 'join':
        return this.#at(editor.find(words), joinBackward)
      case 'lift':
        return this.#moves(words, 0)
      case 'lower':
        return this.#moves(words, null)
      case 'bold':
      case 'plain': {
        const from = editor.find(words)
        const { tr } = state
        if (verb === 'bold') tr.addMark(from, from + words.length, documentSchema.mark('bold'))
        else tr.removeMark(from, from + words.length)
        return editor.dispatch(tr)
      }
      case 'undo':
        return editor.undo()
      default:
        throw new Error(`Nobody knows how to "${act}".`)
    }
  }

  close(): void {
    this.#editor.close()
  }

  #at(caret: number, command: Command): void {
    const { state } = this.#editor
    this.#editor.dispatch(state.tr.setSelection(TextSelection.create(state.doc, caret)))
    command(this.#editor.state, (tr) => this.#editor.dispatch(tr))
  }

  /** Takes the block with these words out and puts it first, or last. */
  #moves(words: string, to: 0 | null): void {
    const { state } = this.#editor
    const at = state.doc.resolve(this.#editor.find(words))
    const [block, from] = [at.node(1), at.before(1)]
    const { tr } = state
    tr.delete(from, from + block.nodeSize)
    this.#editor.dispatch(tr.insert(to ?? tr.doc.content.size, block))
  }
}
